/*
 * keys.c - fuzzes the whole program without its terminal: keys, clicks and sizes go in, a canvas is drawn.
 *
 * Each three bytes are one event. The course is a small one of its own, made in TMPDIR; nothing is kept.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"

#define EVENTS_MAX 400

static const struct { const char *name, *text; } files[] = {
	{ "course.yaml", "id: keys\ntitle: Keys\npages: [one, two]\n" },
	{ "one.md", "# One\n\nSee [two](two.md#steps) and [out](https://example.org).\n\n## Steps\n\n1. wire it\n"
		    "2. flash it\n\n- [ ] loose\n\n```c\nint x;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n" },
	{ "two.md", "# Two \xf0\x9f\x98\x8e\n\n## Steps\n\n* \xe4\xbd\x9c\xe8\x80\x85\n\n<details><summary>More</summary>\n\n"
		    "text\n\n</details>\n\n> [!NOTE]\n> Mind it.\n\n[back](one.md)[^1]\n\n[^1]: A note.\n" },
	{ "one.quiz.yaml", "questions:\n- {id: a, type: single, prompt: Which?, hints: [h], choices: [x, {text: y, correct: true}]}\n"
			   "- {id: b, type: multiple, prompt: All?, choices: [x, {text: y, correct: true}, {text: z, correct: true}]}\n"
			   "- {id: c, type: truefalse, prompt: Is it?, answer: true, ref: two#steps}\n" },
};

static char folder[4096];

static void remove_course(void)
{
	char path[4200];

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
		unlink(path);
	}
	rmdir(folder);
}

static void make_course(void)
{
	const char *parent = getenv("TMPDIR");
	char path[4200];

	snprintf(folder, sizeof folder, "%s/keys.XXXXXX", parent != NULL ? parent : "/tmp");
	if (mkdtemp(folder) == NULL)
		abort();
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
		FILE *file = fopen(path, "w");
		if (file == NULL)
			abort();
		fputs(files[i].text, file);
		fclose(file);
	}
	atexit(remove_course);
}

static int64_t now(void *context)
{
	(void)context;
	return 1767600000;
}

static int zone(void *context, int64_t instant)
{
	(void)context;
	(void)instant;
	return 0;
}

static uint64_t chance(void *context)
{
	(void)context;
	return 1;
}

static uint32_t key_of(uint8_t kind, uint8_t value)
{
	static const char known[] = "jkxQnN/ps]['mSoz?tgGdufb \t\r\033\177" "1234abRMFZH";

	switch (kind % 4) {
	case 0:
		return value < 128 ? value : 0x4e00u + value;
	case 1:
		return KEYSYM_SPECIAL + value % (KEYSYM_CLICK - KEYSYM_SPECIAL + 2);
	default:
		return (uint8_t)known[value % (sizeof known - 1)];
	}
}

static void play(struct app *app, const uint8_t *data, size_t size)
{
	struct canvas canvas;
	int rows = 24, columns = 80, wait;
	unsigned reaction = app_resize(app, rows, columns);

	canvas_init(&canvas, rows, columns, size % 2 == 0, 1);
	for (size_t i = 0; i + 2 < size && i / 3 < EVENTS_MAX && (reaction & REACT_QUIT) == 0; i += 3) {
		if (data[i] >= 240) {
			rows = 1 + data[i + 1] % 60;
			columns = 1 + data[i + 2] % 200;
			reaction = app_resize(app, rows, columns);
			canvas_deinit(&canvas);
			canvas_init(&canvas, rows, columns, size % 2 == 0, 1);
		} else {
			const struct key_event event = {
				.key = key_of(data[i], data[i + 1]),
				.row = data[i + 2] / 16, .column = data[i + 2] % 80,
			};

			reaction = app_key(app, &event);
		}
		reaction |= app_idle(app, &wait);
		canvas_clear(&canvas, STYLE_TEXT);
		app_draw(app, &canvas);
	}
	canvas_deinit(&canvas);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct app_port port = { .now = now, .zone = zone, .random = chance };
	static char *const none[] = { NULL };
	struct err err = {0};

	if (folder[0] == '\0')
		make_course();
	const struct app_options options = {
		.course = folder, .course_folders = none, .theme_folders = none, .theme = "dark", .ambiguous = 1,
	};
	struct app *app = app_new(&options, &port, &err);
	if (app == NULL)
		abort();
	play(app, data, size);
	app_free(app);
	return 0;
}
