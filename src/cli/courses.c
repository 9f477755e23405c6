/* courses.c - `lectern courses`: the installed courses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/course.h"
#include "learn/glance.h"

enum { COLUMN_ID, COLUMN_TITLE, COLUMN_PAGES, COLUMN_PROGRESS, COLUMNS };

struct row {
	char *cells[COLUMNS];
};

static char *clean_cell(const struct cli *cli, const char *text)
{
	char *clean = sanitize_dup(text, SANITIZE_LINE);
	struct strbuf cell = {0};

	if (!cli->ascii)
		return clean;
	ascii_add(&cell, clean, strlen(clean));
	free(clean);
	return strbuf_detach(&cell);
}

static struct row make_row(const struct cli *cli, const struct course *course)
{
	struct review_options options = cli_review_options(cli);
	struct glance glance;

	glance_take(&glance, course, cli->state_folder, &options, cli->now());
	return (struct row){ {
		clean_cell(cli, course->id),
		clean_cell(cli, course->title),
		xasprintf("%zu page%s", glance.pages, glance.pages == 1 ? "" : "s"),
		xasprintf("%d%%", glance_percent(&glance)),
	} };
}

static int cell_width(const struct cli *cli, const char *text)
{
	return width_text(text, strlen(text), cli->ambiguous);
}

/* Names to the left, numbers to the right, two blanks between. */
static void print_rows(const struct cli *cli, const struct row *rows, size_t count)
{
	int widths[COLUMNS] = {0};
	struct strbuf line = {0};

	for (size_t i = 0; i < count; i++)
		for (int column = 0; column < COLUMNS; column++)
			if (cell_width(cli, rows[i].cells[column]) > widths[column])
				widths[column] = cell_width(cli, rows[i].cells[column]);
	for (size_t i = 0; i < count; i++) {
		strbuf_reset(&line);
		for (int column = 0; column < COLUMNS; column++) {
			const char *cell = rows[i].cells[column];
			int rest = widths[column] - cell_width(cli, cell);

			strbuf_add(&line, column > 0 ? "  " : "");
			strbuf_repeat(&line, " ", column >= COLUMN_PAGES ? rest : 0);
			strbuf_add(&line, cell);
			strbuf_repeat(&line, " ", column < COLUMN_PAGES ? rest : 0);
		}
		fprintf(cli->out, "%s\n", strbuf_text(&line));
	}
	strbuf_deinit(&line);
}

int cli_courses(const struct cli *cli)
{
	char **paths = find_installed(cli);
	struct row *rows = NULL;
	size_t count = 0, cap = 0;
	int status = CLI_DONE;

	for (size_t i = 0; paths[i] != NULL; i++) {
		struct err err = {0};
		struct course *course = course_open(paths[i], &err);

		if (course == NULL) {
			cli_complain(cli, err.text);
			status = CLI_FAULT;
			continue;
		}
		rows = xgrow(rows, count, &cap, sizeof *rows);
		rows[count++] = make_row(cli, course);
		course_free(course);
	}
	if (paths[0] == NULL)
		cli_complain(cli, "no course is installed; LECTERN_PATH names folders that hold "
				  "course folders");
	print_rows(cli, rows, count);
	for (size_t i = 0; i < count; i++)
		for (int column = 0; column < COLUMNS; column++)
			free(rows[i].cells[column]);
	free(rows);
	find_free(paths);
	return status;
}
