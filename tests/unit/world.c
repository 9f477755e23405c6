/* world.c - the program on the screen with a course, a state folder and a clock of its own. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

/* --- the port --- */

static int64_t port_now(void *context)
{
	return ((struct world *)context)->now;
}

static int port_zone(void *context, int64_t instant)
{
	(void)context;
	(void)instant;
	return 3600;
}

static uint64_t port_random(void *context)
{
	return (uint64_t)((struct world *)context)->now++;
}

static bool port_copy(void *context, const char *text, size_t len, struct strbuf *where)
{
	struct world *world = context;

	snprintf(world->copied, sizeof world->copied, "%.*s", (int)len, text);
	strbuf_add(where, "to the clipboard");
	return true;
}

/* --- files --- */

static void write_text(const char *folder, const char *name, const char *text)
{
	char *path = path_join(folder, name);

	assert_true(file_write(path, text, strlen(text), 0600, NULL));
	free(path);
}

struct world *world_new(const struct world_file *files, size_t count)
{
	struct world *world = xcalloc(1, sizeof *world);
	const char *parent = getenv("TMPDIR");

	snprintf(world->folder, sizeof world->folder, "%s/world.XXXXXX",
		 parent != NULL ? parent : "/tmp");
	assert_non_null(mkdtemp(world->folder));
	snprintf(world->state, sizeof world->state, "%s.state", world->folder);
	world->files = files;
	world->file_count = count;
	for (size_t i = 0; i < count; i++)
		write_text(world->folder, files[i].name, files[i].text);
	world->now = WORLD_START;
	return world;
}

/* A folder of folders of files: nothing deeper is ever made here. */
static void remove_all(const char *folder, int depth)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *path;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		path = path_join(folder, entry->d_name);
		if (unlink(path) != 0 && depth > 0)
			remove_all(path, depth - 1);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(folder);
}

void world_free(struct world *world)
{
	world_close(world);
	remove_all(world->folder, 1);
	remove_all(world->state, 1);
	free(world);
}

/* --- the app --- */

struct app_port world_port(struct world *world)
{
	return (struct app_port){ world, port_now, port_zone, port_random, port_copy };
}

void world_open(struct world *world, const struct app_options *options)
{
	const struct app_port port = world_port(world);
	struct err err = {0};

	world->app = app_new(options, &port, &err);
	assert_string_equal(err.text, "");
	assert_non_null(world->app);
	app_resize(world->app, 24, 80);
	canvas_init(&world->canvas, 24, 80, false, 1);
	app_draw(world->app, &world->canvas);
}

void world_open_course(struct world *world)
{
	const struct app_options options = {
		.course = world->folder, .state_folder = world->state, .ambiguous = 1,
	};

	world_open(world, &options);
}

void world_close(struct world *world)
{
	if (world->app == NULL)
		return;
	app_free(world->app);
	world->app = NULL;
	canvas_deinit(&world->canvas);
}

void world_resize(struct world *world, int rows, int columns)
{
	app_resize(world->app, rows, columns);
	canvas_deinit(&world->canvas);
	canvas_init(&world->canvas, rows, columns, false, 1);
	app_draw(world->app, &world->canvas);
}

void world_type(struct world *world, const char *keys)
{
	world->reaction = 0;
	for (const char *at = keys; *at != '\0';) {
		const char *close = at[0] == '<' ? strchr(at, '>') : NULL;
		size_t len = close != NULL ? (size_t)(close - at) + 1 :
			     strncmp(at, "C-", 2) == 0 ? 3 : 1;
		struct key_event event = {0};
		char name[24];

		while (((unsigned char)at[len] & 0xc0) == 0x80)
			len++;
		snprintf(name, sizeof name, "%.*s", (int)len, at);
		event.key = strcmp(name, " ") == 0 ? ' ' : key_parse(name);
		world->reaction |= app_key(world->app, &event);
		at += len;
	}
	app_draw(world->app, &world->canvas);
}

void world_click(struct world *world, const char *text, int cells)
{
	struct key_event event = { KEYSYM_CLICK, -1, 0 };

	for (int y = 0; y < world->canvas.rows && event.row < 0; y++) {
		char *row = canvas_row_text(&world->canvas, y), *at = strstr(row, text);

		if (at != NULL) {
			event.row = y;
			for (; at > row; at--)
				event.column += ((unsigned char)at[-1] & 0xc0) != 0x80;
		}
		free(row);
	}
	assert_true(event.row >= 0);
	event.column += cells;
	world->reaction = app_key(world->app, &event);
	app_draw(world->app, &world->canvas);
}

static struct key_event random_event(struct random *random)
{
	static const char known[] = "jkdubfgGxQHLsznNpoFtM?:/m'y ]]][[\t\t\t\r\r\r\r\033\177abc123"
				    "rSRKJ 4T\001\005\013\025\027\024\016";
	struct key_event event = {(unsigned char)known[random_below(random, sizeof known - 1)], 0,
				  0};

	if (random_below(random, 6) > 0)
		return event;
	event.key = KEYSYM_SPECIAL + 1 +
		    (uint32_t)random_below(random, KEYSYM_CLICK - KEYSYM_SPECIAL);
	event.row = (int)random_below(random, 62);
	event.column = (int)random_below(random, 202);
	return event;
}

void world_random_step(struct world *world, struct random *random)
{
	static const int rows[] = { 1, 2, 5, 6, 16, 24, 60 };
	static const int columns[] = { 1, 2, 19, 20, 40, 59, 60, 80, 200 };
	struct key_event event = random_event(random);

	if (random_below(random, 12) == 0) {
		world_resize(world, rows[random_below(random, 7)],
			     columns[random_below(random, 9)]);
		return;
	}
	app_key(world->app, &event);
	app_draw(world->app, &world->canvas);
	assert_true(world->canvas.cursor_row >= 0 && world->canvas.cursor_column >= 0);
}

int world_idle(struct world *world)
{
	int calls = 0, wait = 0;

	for (; wait >= 0 && calls < 50; calls++)
		app_idle(world->app, &wait);
	app_draw(world->app, &world->canvas);
	return calls;
}

bool world_shows(const struct world *world, const char *text)
{
	bool found = false;

	for (int y = 0; y < world->canvas.rows && !found; y++) {
		char *row = canvas_row_text(&world->canvas, y);

		found = strstr(row, text) != NULL;
		free(row);
	}
	return found;
}

char *world_journal(const struct world *world, const char *id)
{
	struct strbuf out = {0}, path = {0};

	strbuf_addf(&path, "%s/%s/journal", world->state, id);
	file_read(path.data, 1 << 20, &out, NULL);
	strbuf_deinit(&path);
	strbuf_add(&out, "");
	return out.data != NULL ? strbuf_detach(&out) : xstrdup("");
}

void assert_journal_has(const struct world *world, const char *text)
{
	char *all = world_journal(world, "walk");

	assert_non_null(strstr(all, text));
	free(all);
}
