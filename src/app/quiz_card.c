/* quiz_card.c - cards: the other side on request, then the learner's own grade. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include "app/glyph.h"

static const char *const grades[] = {
	"", "again: I did not know it", "hard: with effort, or only in part", "good: I knew it",
	"easy: at once",
};

#define GRADE_MAX 4

static void add_reply(struct sheet *sheet, const struct question *question)
{
	size_t from = sheet->count;

	sheet_put_markdown(sheet, from, QUIZ_TAG_FEEDBACK, 2, sheet->width - 2, STYLE_TEXT,
			   question->reply);
	for (size_t i = from; i < sheet->count; i++)
		sheet_put(sheet, i, 0, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_BAR));
}

static void add_grade(struct sheet *sheet, const struct quiz_scene *scene, int grade)
{
	size_t row = sheet_add_row(sheet, QUIZ_TAG_GRADE + grade);
	char digit[2] = { (char)('0' + grade), '\0' };

	sheet_put(sheet, row, 2, STYLE_ACCENT, MARK_STRONG, digit);
	sheet_put(sheet, row, 5, STYLE_TEXT, 0, grades[grade]);
	if (scene->cursor != grade)
		return;
	sheet_put(sheet, row, 0, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_CURSOR));
	sheet->rows[row].chosen = true;
}

static void build(struct sheet *sheet, const struct quiz_scene *scene)
{
	if (scene->shown || scene->reveal)
		add_reply(sheet, scene->item->question);
	else
		sheet_put_text(sheet, sheet->count, 0, 2, sheet->width - 2, STYLE_QUIET,
			       "Answer it in your mind; Enter shows the other side");
}

static void finish(struct sheet *sheet, const struct quiz_scene *scene)
{
	if (!scene->shown || scene->reveal)
		return;
	sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put(sheet, sheet_add_row(sheet, QUIZ_TAG_FEEDBACK), 2, STYLE_QUIET, 0,
		  "How well did you know it?");
	for (int grade = 1; grade <= GRADE_MAX; grade++)
		add_grade(sheet, scene, grade);
}

static bool grade_it(struct quiz_view *view, int grade)
{
	if (grade < 1 || grade > GRADE_MAX || !view->shown)
		return false;
	view->answer.grade = grade;
	return true;
}

static bool pick(struct quiz_view *view, const struct attempt_item *item, uint32_t key)
{
	(void)item;
	return key >= '1' && key <= '9' && grade_it(view, (int)(key - '0'));
}

static bool enter(struct quiz_view *view, const struct attempt_item *item)
{
	(void)item;
	if (view->shown)
		return false;
	view->shown = true;
	view->cursor = -1;
	return true;
}

static bool press(struct quiz_view *view, const struct attempt_item *item, int tag)
{
	if (!view->shown)
		return enter(view, item);
	return grade_it(view, tag >= QUIZ_TAG_GRADE ? tag - QUIZ_TAG_GRADE : tag);
}

static bool move(struct quiz_view *view, const struct attempt_item *item, int by)
{
	int to = view->cursor < 1 ? (by > 0 ? 1 : GRADE_MAX) : view->cursor + by;

	(void)item;
	if (view->shown)
		view->cursor = to < 1 ? 1 : to > GRADE_MAX ? GRADE_MAX : to;
	return true;
}

/* Enter on a grade gives it. */
static bool ready(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	(void)item;
	if (view->answer.grade > 0 || grade_it(view, view->cursor))
		return true;
	err_set(err, "Grade it yourself, 1 to 4");
	return false;
}

const struct quiz_face quiz_face_card = {
	.context = IN_PICKING, .build = build, .finish = finish, .pick = pick, .press = press,
	.move = move, .enter = enter, .ready = ready, .at_once = true,
};
