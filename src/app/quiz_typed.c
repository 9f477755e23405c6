/* quiz_typed.c - questions that are answered by typing a line: number, text, output. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <string.h>

#include "app/glyph.h"

#define FIELD_COLUMN 4
#define MARK_CELLS 4		/* of "right" or "wrong" behind a field, and its gap */
#define FIELD_CELLS 50
#define NUMBER_CELLS 16
#define WORDS_COLUMN 10		/* behind "yours", "right" */

static int field_cells(const struct sheet *sheet, const struct question *question)
{
	int wanted = question->type == QUESTION_NUMBER ? NUMBER_CELLS : FIELD_CELLS;
	int room = sheet->width - FIELD_COLUMN - MARK_CELLS;

	return room < 4 ? 4 : room < wanted ? room : wanted;
}

/* The answer that was judged stays in the field, to be mended or typed over. */
static bool is_judged(const struct quiz_scene *scene)
{
	const char *text = scene->judged != NULL ? scene->judged->text : NULL;

	return text != NULL && quiz_face_holds(&scene->fields[0], text, strlen(text));
}

static void build_field(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	int cells = field_cells(sheet, question), column = FIELD_COLUMN + cells + 2;
	int room = sheet->width - column - MARK_CELLS, wanted;
	size_t row = sheet_add_row(sheet, 0);

	if (question->type == QUESTION_OUTPUT) {
		sheet->rows[row].ground = STYLE_CODE;
		sheet->rows[row].ground_from = FIELD_COLUMN - 1;
		sheet->rows[row].ground_to = FIELD_COLUMN + cells + 1;
	}
	sheet_put(sheet, row, 1, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_CURSOR));
	quiz_face_put_field(sheet, row, FIELD_COLUMN, cells, &scene->fields[0], 0, true);
	if (question->unit != NULL && room > 1) {
		wanted = sheet_text_width(sheet, question->unit, strlen(question->unit));
		sheet_put_cut(sheet, row, column, room, STYLE_QUIET, question->unit);
		column += (wanted < room ? wanted : room) + 2;
	}
	if (is_judged(scene))
		quiz_face_put_mark(sheet, row, column,
				   ask_share(question, scene->judged) >= 1);
}

/* "yours   3.5 V  ✗"; long answers go on below. */
static void add_words(struct sheet *sheet, const struct question *question, const char *label,
		      const char *text, bool right)
{
	size_t row = sheet_add_row(sheet, SHEET_NO_TAG);
	int cells = sheet_text_width(sheet, text, strlen(text));
	int room = sheet->width - WORDS_COLUMN - 4;
	enum style style = question->type == QUESTION_OUTPUT ? STYLE_CODE_SPAN : STYLE_TEXT;

	sheet_put(sheet, row, 2, STYLE_QUIET, 0, label);
	if (cells <= room) {
		sheet_put(sheet, row, WORDS_COLUMN, style, 0, text);
		quiz_face_put_mark(sheet, row, WORDS_COLUMN + cells + 2, right);
		return;
	}
	quiz_face_put_mark(sheet, row, WORDS_COLUMN, right);
	sheet_put_text(sheet, row, SHEET_NO_TAG, WORDS_COLUMN + 3, sheet->width - WORDS_COLUMN - 3,
		       style, text);
}

static void add_tolerance(const struct question *question, struct strbuf *out)
{
	if (question->type == QUESTION_NUMBER && question->tolerance > 0)
		strbuf_addf(out, ", give or take %g%s", question->tolerance,
			    question->percent ? "%" : "");
}

static void build_judged(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	const struct ask_type *type = ask_type(question->type);
	bool right = scene->answer->text != NULL && ask_share(question, scene->answer) >= 1;
	struct answer solution = {0};
	struct strbuf words = {0};

	if (scene->answer->text != NULL)
		add_words(sheet, question, "yours", scene->answer->text, right);
	if (scene->reveal && !right) {
		type->right(question, &solution);
		strbuf_add(&words, solution.text != NULL ? solution.text : "");
		add_tolerance(question, &words);
		add_words(sheet, question, "right", strbuf_text(&words), true);
	}
	answer_deinit(&solution);
	strbuf_deinit(&words);
}

static void build(struct sheet *sheet, const struct quiz_scene *scene)
{
	if (scene->fields != NULL)
		build_field(sheet, scene);
	else
		build_judged(sheet, scene);
}

static void begin(struct quiz_view *view, const struct attempt_item *item)
{
	(void)item;
	quiz_face_make_fields(view, 1);
}

/* A click into the field: what stands there is mended, not typed over. */
static bool press(struct quiz_view *view, const struct attempt_item *item, int tag)
{
	(void)item;
	(void)tag;
	edit_move(&view->fields[0], EDIT_END);
	return true;
}

static bool ready(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	if (edit_is_blank(&view->fields[0])) {
		err_set(err, "Type an answer first; C-n skips the question");
		return false;
	}
	answer_deinit(&view->answer);
	return ask_type(item->question->type)
		->read(item->question, item->order, strbuf_text(&view->fields[0].text),
		       &view->answer, err);
}

const struct quiz_face quiz_face_typed = {
	.context = IN_TYPING, .build = build, .begin = begin, .press = press, .ready = ready,
};
