/* review_chart.c - how many questions fall due on the days to come, as bars. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/review_view.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/glyph.h"
#include "base/date.h"

/* Cells of a day; the last of them parts it from the next. */
#define CELL_MOST 4
#define CELL_LEAST 3
#define BAR_CELLS 2
#define LYING_COLUMN 12		/* of bars that lie, behind day and number */

static enum style bar_style(size_t day)
{
	return day == 0 ? STYLE_ACCENT : STYLE_DONE;
}

/* The name of a day, cut to so many letters. 1970-01-01 was a Thursday. */
static void put_name(struct sheet *sheet, size_t row, int column, int64_t day, size_t letters,
		     enum style style)
{
	static const char names[] = "ThuFriSatSunMonTueWed";
	size_t name = (size_t)((day % 7 + 7) % 7) * 3;

	sheet_putn(sheet, row, column, style, 0, names + name, letters);
}

static void put_date(struct sheet *sheet, size_t row, int column, int64_t day, enum style style)
{
	int year, month, number;
	char words[16];

	date_civil(day, &year, &month, &number);
	snprintf(words, sizeof words, "%d", number);
	sheet_put(sheet, row, column, style, 0, words);
}

static void put_count(struct sheet *sheet, size_t row, int column, size_t count, enum style style)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", count);
	sheet_put(sheet, row, column, style, 0, number);
}

/* Days side by side: a bar with its number on top, the day's name and date below. */
static void add_standing(struct sheet *sheet, const size_t *days, size_t count, int64_t today,
			 size_t most, size_t rows, int cell)
{
	const char *block = glyph(sheet->ascii, GLYPH_BLOCK);
	size_t top = sheet->count, base = top + rows;

	while (sheet->count < top + rows + 3)
		sheet_add_row(sheet, SHEET_NO_TAG);
	for (size_t i = 0; i < count; i++) {
		size_t bar = (days[i] * rows + most - 1) / most;
		int column = (int)i * cell;
		enum style style = i == 0 ? STYLE_ACCENT : STYLE_QUIET;

		for (size_t k = 0; k < bar; k++)
			for (int x = 0; x < BAR_CELLS; x++)
				sheet_put(sheet, base - k, column + x, bar_style(i), 0, block);
		if (days[i] == 0)
			sheet_put(sheet, base, column, STYLE_FAINT, 0, "_");
		else
			put_count(sheet, base - bar, column, days[i], bar_style(i));
		put_name(sheet, base + 1, column, today + (int64_t)i, (size_t)cell - 1, style);
		put_date(sheet, base + 2, column, today + (int64_t)i, style);
	}
}

/* Days one below the other, where there is no room for that. */
static void add_lying(struct sheet *sheet, const size_t *days, size_t count, int64_t today,
		      size_t most)
{
	const char *block = glyph(sheet->ascii, GLYPH_BLOCK);
	size_t room = sheet->width > LYING_COLUMN ? (size_t)(sheet->width - LYING_COLUMN) : 0;
	size_t longest = most < room ? most : room;

	for (size_t i = 0; i < count; i++) {
		size_t row = sheet_add_row(sheet, SHEET_NO_TAG);
		size_t bar = (days[i] * longest + most - 1) / most;
		enum style style = i == 0 ? STYLE_ACCENT : STYLE_QUIET;

		put_name(sheet, row, 0, today + (int64_t)i, 3, style);
		put_date(sheet, row, 4, today + (int64_t)i, style);
		put_count(sheet, row, 7, days[i], days[i] == 0 ? STYLE_FAINT : bar_style(i));
		for (size_t k = 0; k < bar; k++)
			sheet_put(sheet, row, LYING_COLUMN + (int)k, bar_style(i), 0, block);
	}
}

void review_chart_add(struct sheet *sheet, const size_t *days, size_t count, int64_t today,
		      int height)
{
	int cell = sheet->width / (int)count < CELL_MOST ? sheet->width / (int)count : CELL_MOST;
	size_t most = 1, tallest = height > 0 ? (size_t)height : 1;

	for (size_t i = 0; i < count; i++)
		most = days[i] > most ? days[i] : most;
	if (cell < CELL_LEAST || (cell < CELL_MOST && most > 99))
		add_lying(sheet, days, count, today, most);
	else
		add_standing(sheet, days, count, today, most, most < tallest ? most : tallest,
			     cell);
}
