/* quiz_sheet.h - a question, or the end of a quiz, written on a sheet. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_QUIZ_SHEET_H
#define APP_QUIZ_SHEET_H

#include "app/glyph.h"
#include "app/quiz_face.h"
#include "app/sheet.h"

struct app;

/* The question at hand with its strip of progress, hints, feedback. */
void quiz_sheet_question(const struct app *app, struct sheet *sheet);
/* One question of a finished attempt, whole. */
void quiz_sheet_review(const struct app *app, struct sheet *sheet, size_t item);

/* The sign and the style of what became of a question. */
enum glyph quiz_sheet_sign(enum attempt_result result, enum style *style);
/* The first line of a question, plain, its blanks as ____; the caller frees it. */
char *quiz_sheet_first_line(const struct sheet *like, const struct question *question);

/* The summary; each question's rows are tagged with its number from 0 (quiz_summary.c). */
void quiz_sheet_result(const struct app *app, struct sheet *sheet);

#endif
