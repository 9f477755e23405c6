/*
 * app.h - the program on the screen, without the screen: keys go in, cells come out.
 *
 * tui/ is its one user besides tests: it hands in keys and sizes and paints the canvas. What the
 * app needs of the world it asks of its port.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/canvas.h"
#include "app/key.h"
#include "base/err.h"
#include "base/strbuf.h"

struct archive_port;

enum reaction {
	REACT_NONE    = 0,
	REACT_REDRAW  = 1 << 0,		/* the canvas is to be drawn and painted again */
	REACT_CLEAR   = 1 << 1,		/* the terminal is to be painted from scratch */
	REACT_THEME   = 1 << 2,		/* another theme: app_theme() */
	REACT_SUSPEND = 1 << 3,
	REACT_MOUSE   = 1 << 4,		/* take or give back the mouse: app_wants_mouse() */
	REACT_QUIT    = 1 << 5
};

/* The world, handed in. context is given back to each function. */
struct app_port {
	void *context;
	int64_t (*now)(void *context);			/* seconds since the epoch */
	/* seconds east of UTC, for clock times and local days */
	int (*zone)(void *context, int64_t instant);
	uint64_t (*random)(void *context);		/* a seed for the order of a quiz */
	/*
	 * Puts text on the terminal's clipboard, or into a file where it has none. Appends where it
	 * went ("to the clipboard", "into /path"); false: why it went nowhere. May be NULL. The
	 * text is a course's: sanitized, newlines kept.
	 */
	bool (*copy)(void *context, const char *text, size_t len, struct strbuf *where);
};

struct app_options {
	const char *course;		/* path of the course; NULL: the chooser */
	/* page id, week number, "#heading" may follow; NULL: where the learner was */
	const char *page;
	char *const *course_folders;	/* as in cli.h */
	char *const *theme_folders;
	const char *state_folder;	/* NULL: nothing is kept */
	const struct archive_port *archives;	/* opens courses in archives; NULL: cannot */
	const char *theme;
	bool ascii, read_only, secure;
	int ambiguous;
	bool quiz;			/* begin with the page's quiz */
	bool review;			/* begin with the review */
	bool quiz_new, quiz_missed, quiz_no_shuffle, quiz_seeded;
	uint64_t quiz_seed;
	const char *quiz_file;		/* a quiz without a course */
	double review_retention;	/* desired; 0: the usual */
	size_t review_limit;		/* questions of a review at a time; 0: the usual */
};

struct app;
struct theme;

/*
 * The strings of options are borrowed and must outlive the app. NULL and a sentence if there is
 * nothing to show.
 */
struct app *app_new(const struct app_options *options, const struct app_port *port,
		    struct err *err);
void app_free(struct app *app);

/* All return reaction bits. */
unsigned app_key(struct app *app, const struct key_event *event);
unsigned app_resize(struct app *app, int rows, int columns);

/*
 * A piece of work that can wait until the screen stands (counting the steps of other pages, writing
 * the place). *wait is then the milliseconds until it wants to be called again without a key: 0 at
 * once, -1 never.
 */
unsigned app_idle(struct app *app, int *wait);

/* Saves what is not yet on the disk: before leaving, on SIGHUP, SIGTERM, and before suspending. */
void app_save(struct app *app);

void app_draw(struct app *app, struct canvas *canvas);

const struct theme *app_theme(const struct app *app);
bool app_wants_mouse(const struct app *app);

#endif
