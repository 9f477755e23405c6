/* world.h - the program on the screen with a course, a state folder and a clock of its own. */
/* SPDX-License-Identifier: MIT */
#ifndef UNIT_WORLD_H
#define UNIT_WORLD_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/app.h"
#include "base/random.h"

#define WORLD_START 1767600000		/* 2026-01-05T08:00:00Z; its zone is an hour east of that */
#define DAY 86400

struct world_file {
	const char *name, *text;
};

struct world {
	struct app *app;
	struct canvas canvas;
	const struct world_file *files;
	size_t file_count;
	char folder[4096], state[4200];	/* of the course; where its progress is kept */
	char copied[200];
	int64_t now;			/* a second more with each seed that is asked for */
	unsigned reaction;		/* to what was last typed */
};

/* Writes the files into a folder of their own. */
struct world *world_new(const struct world_file *files, size_t count);
/* Closes the app and removes all, the state of a course or quiz file of any id, too. */
void world_free(struct world *world);

struct app_port world_port(struct world *world);
void world_open(struct world *world, const struct app_options *options);
void world_open_course(struct world *world);
void world_close(struct world *world);
void world_resize(struct world *world, int rows, int columns);

/* Keys as in the table of commands, one after the other; a blank is a blank. */
void world_type(struct world *world, const char *keys);
/* A click in the row that shows a text, so many cells behind its beginning. */
void world_click(struct world *world, const char *text, int cells);
/* Lets it do what it does without keys; how many pieces of work there were. */
int world_idle(struct world *world);

/* Any key, click or size at all, but the key that leaves. */
void world_random_step(struct world *world, struct random *random);

bool world_shows(const struct world *world, const char *text);
/* The whole journal of the course "walk", or of another id; the caller frees it. */
char *world_journal(const struct world *world, const char *id);

#define assert_shows(world, text) assert_true(world_shows(world, text))
#define assert_hides(world, text) assert_false(world_shows(world, text))
void assert_journal_has(const struct world *world, const char *text);

#endif
