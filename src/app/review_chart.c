/* review_chart.c - how many questions fall due on the days to come, as bars. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/review_view.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/glyph.h"
#include "base/date.h"

#define CELL 4			/* cells of a day, its name in three of them */
#define CELL_NARROW 2		/* where there is no room for names */

static enum style bar_style(size_t day)
{
	return day == 0 ? STYLE_ACCENT : STYLE_DONE;
}

static void add_numbers(struct sheet *sheet, size_t row, int column, size_t value, size_t day)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", value);
	sheet_put(sheet, row, column, bar_style(day), 0, number);
}

/* 1970-01-01 was a Thursday. */
static void add_day(struct sheet *sheet, size_t first, int column, int64_t day, bool today)
{
	static const char names[] = "ThuFriSatSunMonTueWed";
	size_t name = (size_t)((day % 7 + 7) % 7) * 3;
	enum style style = today ? STYLE_ACCENT : STYLE_QUIET;
	int year, month, number;
	char words[16];

	date_civil(day, &year, &month, &number);
	sheet_putn(sheet, first, column, style, 0, names + name, 3);
	snprintf(words, sizeof words, "%d", number);
	sheet_put(sheet, first + 1, column, style, 0, words);
}

void review_chart_add(struct sheet *sheet, const size_t *days, size_t count, int64_t today,
		      int height)
{
	int cell = sheet->width >= (int)count * CELL ? CELL : CELL_NARROW;
	const char *block = glyph(sheet->ascii, GLYPH_BLOCK);
	size_t top = sheet->count, most = 1, rows;

	for (size_t i = 0; i < count; i++)
		most = days[i] > most ? days[i] : most;
	rows = height > 0 && (size_t)height < most ? (size_t)height : most;
	for (size_t i = 0; i < rows + (cell == CELL ? 3 : 1); i++)
		sheet_add_row(sheet, SHEET_NO_TAG);
	for (size_t i = 0; i < count && (int)(i + 1) * cell <= sheet->width; i++) {
		size_t bar = (days[i] * rows + most - 1) / most, base = top + rows;
		int column = (int)i * cell;

		for (size_t k = 0; k < bar; k++) {
			sheet_put(sheet, base - k, column, bar_style(i), 0, block);
			if (cell == CELL)
				sheet_put(sheet, base - k, column + 1, bar_style(i), 0, block);
		}
		if (days[i] == 0)
			sheet_put(sheet, base, column, STYLE_FAINT, 0, "_");
		else if (cell == CELL)
			add_numbers(sheet, base - bar, column, days[i], i);
		if (cell == CELL)
			add_day(sheet, base + 1, column, today + (int64_t)i, i == 0);
	}
}
