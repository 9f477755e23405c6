/*
 * quiz_cloze.c - texts whose blanks are filled in where they stand.
 *
 * The text is Markdown and its blanks may be anywhere in it, so it is laid out with a word of the
 * right width in place of each: a run of a letter that the text itself has less of in a row.
 * Afterwards the runs are replaced by the fields.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <stdlib.h>
#include <string.h>

#include "app/glyph.h"
#include "base/width.h"
#include "base/xalloc.h"

#define FIELD_LEAST 10
#define FIELD_MOST 40
#define RUN_MOST 3		/* letters in a row that are a blank for certain */

/* What stands for the blanks while their text is laid out. */
struct filler {
	char letter;
	int least;			/* so many of it in a row are a blank, 1 to RUN_MOST */
};

/* How the blanks of a text are to be shown. */
struct fill {
	const struct question *question;
	const struct edit *fields;	/* NULL: the texts of answer */
	const struct answer *answer;
	int current;			/* the field that is typed in, -1: none */
	const struct answer *judged;	/* each that holds the same is marked right or wrong */
	bool solved;			/* it is the solution */
	struct filler filler;
};

/* --- the filler --- */

/*
 * The longest run of a letter in the text, its blanks aside; neighbours of a blank count as long.
 */
static size_t longest_run(const struct question *question, char letter)
{
	size_t longest = 0;

	for (size_t i = 0; i <= question->blank_count; i++) {
		const char *piece = question->pieces[i];
		size_t len = strlen(piece), run = 0;

		if (len > 0 && ((i > 0 && piece[0] == letter) ||
				(i < question->blank_count && piece[len - 1] == letter)))
			return SIZE_MAX;
		for (size_t k = 0; k < len; k++) {
			run = piece[k] == letter ? run + 1 : 0;
			longest = run > longest ? run : longest;
		}
	}
	return longest;
}

/* The letter that the text has the shortest runs of: of one it has not at all, one is a blank. */
static struct filler choose_filler(const struct question *question)
{
	static const char letters[] = "QXZJKVWYqxzjkvwyGHPUghpuABCDEFILMNORSTabcdefilmnorst";
	struct filler best = { letters[0], RUN_MOST + 1 };

	for (size_t i = 0; i + 1 < sizeof letters && best.least > 1; i++) {
		size_t run = longest_run(question, letters[i]);

		if (run < (size_t)best.least - 1)
			best = (struct filler){ letters[i], (int)run + 1 };
	}
	best.least = best.least < RUN_MOST ? best.least : RUN_MOST;
	return best;
}

/* --- a blank --- */

static char *blank_text(const struct fill *fill, size_t blank)
{
	size_t len;
	const char *text;

	if (fill->fields != NULL)
		return xstrdup(strbuf_text(&fill->fields[blank].text));
	text = answer_blank(fill->answer, blank, &len);
	return len > 0 ? xstrndup(text, len) : xstrdup("____");
}

static bool is_judged(const struct fill *fill, size_t blank)
{
	const char *text;
	size_t len;

	if (fill->judged == NULL || fill->fields == NULL)
		return fill->judged != NULL;
	text = answer_blank(fill->judged, blank, &len);
	return quiz_face_holds(&fill->fields[blank], text, len);
}

static bool is_right(const struct fill *fill, size_t blank)
{
	return fill->solved ||
	       (is_judged(fill, blank) && ask_part_right(fill->question, fill->judged, blank));
}

/* Cells of the mark behind a blank, its gap included. */
static int mark_cells(const struct sheet *sheet, const struct fill *fill, size_t blank)
{
	const char *mark = glyph(sheet->ascii, is_right(fill, blank) ? GLYPH_RIGHT : GLYPH_WRONG);

	return is_judged(fill, blank) ? 1 + sheet_text_width(sheet, mark, strlen(mark)) : 0;
}

/* Cells of a blank, that of its mark included. */
static int blank_cells(const struct sheet *sheet, const struct fill *fill, size_t blank)
{
	char *text = blank_text(fill, blank);
	int cells = sheet_text_width(sheet, text, strlen(text));
	int most = sheet->width < FIELD_MOST ? sheet->width : FIELD_MOST;

	free(text);
	if (fill->fields != NULL)
		cells = cells + 1 > FIELD_LEAST ? cells + 1 : FIELD_LEAST;
	cells += mark_cells(sheet, fill, blank);
	cells = cells > most ? most : cells;
	return cells < fill->filler.least ? fill->filler.least : cells;
}

static void put_blank(struct sheet *sheet, const struct fill *fill, size_t row, int column,
		      size_t blank)
{
	int cells = blank_cells(sheet, fill, blank) - mark_cells(sheet, fill, blank);
	bool right = is_right(fill, blank);
	char *text;
	size_t len;

	if (fill->fields != NULL) {
		quiz_face_put_field(sheet, row, column, cells, &fill->fields[blank], (int)blank,
				    (int)blank == fill->current);
	} else {
		text = blank_text(fill, blank);
		len = width_fit(text, strlen(text), sheet->ambiguous, cells, NULL);
		cells = sheet_putn(sheet, row, column, right ? STYLE_DONE : STYLE_WRONG,
				   MARK_UNDERLINE | (fill->solved ? MARK_STRONG : 0), text, len);
		free(text);
	}
	if (is_judged(fill, blank))
		quiz_face_put_mark(sheet, row, column + cells + 1, right);
}

/* --- the text --- */

static char *compose(const struct sheet *sheet, const struct fill *fill)
{
	const struct question *question = fill->question;
	const char word[2] = { fill->filler.letter, '\0' };
	struct strbuf text = {0};

	for (size_t i = 0; i <= question->blank_count; i++) {
		strbuf_add(&text, question->pieces[i]);
		if (i < question->blank_count)
			strbuf_repeat(&text, word, blank_cells(sheet, fill, i));
	}
	return text.data != NULL ? strbuf_detach(&text) : xstrdup("");
}

/* Which blank comes next, and how many letters of its run are still to come on later lines. */
struct fill_state {
	size_t blank;
	size_t left;
};

static size_t run_length(const struct sheet_piece *piece, size_t from, char letter)
{
	size_t run = 0;

	while (from + run < piece->len && piece->text[from + run] == letter)
		run++;
	return run;
}

/* Copies a piece, with the blanks that are in it; one may follow right upon another. */
static void put_piece(struct sheet *sheet, const struct fill *fill, size_t row,
		      const struct sheet_piece *piece, struct fill_state *at)
{
	int column = piece->column;
	size_t plain = 0, i = 0;

	while (i < piece->len) {
		size_t run = run_length(piece, i, fill->filler.letter);

		if (at->left == 0 && (run < (size_t)fill->filler.least ||
				      at->blank >= fill->question->blank_count)) {
			i += run > 0 ? run : 1;
			continue;
		}
		if (run == 0) {
			at->left = 0;
			continue;
		}
		column += sheet_putn(sheet, row, column, piece->style, piece->marks,
				     piece->text + plain, i - plain);
		if (at->left == 0) {
			put_blank(sheet, fill, row, column, at->blank);
			at->left = (size_t)blank_cells(sheet, fill, at->blank++);
		}
		run = run < at->left ? run : at->left;
		at->left -= run;
		column += (int)run;
		i += run;
		plain = i;
	}
	if (plain < piece->len)
		sheet_putn(sheet, row, column, piece->style, piece->marks, piece->text + plain,
			   piece->len - plain);
}

static void put_filled(struct sheet *sheet, struct fill fill)
{
	struct fill_state at = {0};
	struct sheet scratch;
	char *text;

	fill.filler = choose_filler(fill.question);
	text = compose(sheet, &fill);
	sheet_init(&scratch, sheet->width, sheet->ascii, sheet->ambiguous);
	sheet_put_markdown(&scratch, 0, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT, text);
	for (size_t i = 0; i < scratch.count; i++) {
		size_t row = sheet_add_row(sheet, SHEET_NO_TAG);
		const struct sheet_piece *piece = scratch.rows[i].pieces;

		sheet->rows[row].ground = scratch.rows[i].ground;
		sheet->rows[row].ground_from = scratch.rows[i].ground_from;
		sheet->rows[row].ground_to = scratch.rows[i].ground_to;
		for (; piece != NULL; piece = piece->next)
			put_piece(sheet, &fill, row, piece, &at);
	}
	sheet_deinit(&scratch);
	free(text);
}

static void add_solution(struct sheet *sheet, const struct question *question)
{
	struct answer solution = {0};
	const struct fill fill = {
		.question = question, .answer = &solution, .current = -1, .solved = true,
	};

	ask_type(question->type)->right(question, &solution);
	sheet_put(sheet, sheet_add_row(sheet, SHEET_NO_TAG), 0, STYLE_DONE, MARK_STRONG,
		  "With the right words");
	put_filled(sheet, fill);
	answer_deinit(&solution);
}

static void add_prompt(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct fill fill = {
		.question = scene->item->question, .fields = scene->fields,
		.answer = scene->answer, .current = scene->cursor, .judged = scene->judged,
	};
	bool given = scene->fields != NULL || scene->answer->text != NULL;
	bool solved = scene->reveal && ask_share(fill.question, scene->answer) < 1;

	if (given)
		put_filled(sheet, fill);
	if (given && solved)
		sheet_add_row(sheet, SHEET_NO_TAG);
	if (solved)
		add_solution(sheet, fill.question);
}

static void add_listed(struct sheet *sheet, const struct question *question)
{
	static const struct answer none = {0};

	put_filled(sheet, (struct fill){ .question = question, .answer = &none, .current = -1 });
}

/* --- filling in --- */

static void begin(struct quiz_view *view, const struct attempt_item *item)
{
	quiz_face_make_fields(view, item->question->blank_count);
}

static bool choose(struct quiz_view *view, const struct attempt_item *item, int blank)
{
	(void)item;
	if (blank < 0 || (size_t)blank >= view->field_count)
		return false;
	view->cursor = blank;
	edit_move(&view->fields[blank], EDIT_END);
	return true;
}

static bool move(struct quiz_view *view, const struct attempt_item *item, int by)
{
	return choose(view, item, quiz_face_moved(view->cursor, view->field_count, by));
}

/* Enter goes to the next blank while there is an empty one further on, and answers in the last. */
static bool enter(struct quiz_view *view, const struct attempt_item *item)
{
	return choose(view, item, quiz_face_next_blank(view));
}

static bool ready(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	const char **texts = xcalloc(view->field_count + 1, sizeof *texts);
	bool filled = false;

	(void)item;
	for (size_t i = 0; i < view->field_count; i++) {
		texts[i] = strbuf_text(&view->fields[i].text);
		filled = filled || !edit_is_blank(&view->fields[i]);
	}
	if (filled)
		answer_set_blanks(&view->answer, texts, view->field_count);
	else
		err_set(err, "Fill in a blank first; Tab goes from one to the next");
	free(texts);
	return filled;
}

const struct quiz_face quiz_face_cloze = {
	.context = IN_TYPING, .prompt = add_prompt, .listed = add_listed, .begin = begin,
	.press = choose, .move = move, .enter = enter, .ready = ready,
};
