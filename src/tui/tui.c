/*
 * tui.c - the one event loop.
 *
 * Keys that wait are taken together, then the app draws once and one update goes out. Without keys,
 * signals or work of the app's own the program sleeps in pselect() and does nothing at all.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/tui.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/app.h"
#include "base/xalloc.h"
#include "tui/input.h"
#include "tui/paint.h"
#include "tui/screen.h"
#include "tui/signal.h"

#define KEYS_AT_ONCE 4096		/* then the screen is drawn, though more may wait */
#define SHOW_WAIT 5			/* milliseconds from drawing to the app's own work */

struct tui {
	struct app *app;
	struct screen screen;
	struct input input;
	struct canvas canvas;
	struct painter painter;
	unsigned due;			/* reactions not yet answered */
	bool ascii;
	int ambiguous;
	int death;			/* the signal that ends it, or 0 */
};

static void take_size(struct tui *tui)
{
	canvas_deinit(&tui->canvas);
	canvas_init(&tui->canvas, tui->screen.rows, tui->screen.columns, tui->ascii,
		    tui->ambiguous);
	tui->due |= REACT_REDRAW | app_resize(tui->app, tui->screen.rows, tui->screen.columns);
}

static void suspend(struct tui *tui)
{
	app_save(tui->app);
	screen_suspend(&tui->screen);
	paint_forget(&tui->painter);
	signal_take_continue();
	signal_take_resize();
	take_size(tui);
	tui->due &= ~(unsigned)REACT_SUSPEND;
}

/* Whether it drew. */
static bool answer(struct tui *tui)
{
	bool draws;

	if (tui->due & REACT_SUSPEND)
		suspend(tui);
	if (tui->due & REACT_MOUSE)
		screen_set_mouse(&tui->screen, app_wants_mouse(tui->app));
	if (tui->due & REACT_THEME)
		paint_set_theme(&tui->painter, app_theme(tui->app));
	if (tui->due & REACT_CLEAR)
		paint_forget(&tui->painter);
	draws = (tui->due & (REACT_REDRAW | REACT_CLEAR | REACT_THEME)) != 0;
	if (draws) {
		app_draw(tui->app, &tui->canvas);
		paint_canvas(&tui->painter, &tui->canvas);
	}
	tui->due &= REACT_QUIT;
	return draws;
}

static void take_keys(struct tui *tui)
{
	bool any = false;

	for (int i = 0; i < KEYS_AT_ONCE && !(tui->due & REACT_QUIT); i++) {
		struct key_event event;
		enum input_event kind = input_next(&tui->input, &event);

		if (kind == INPUT_NONE)
			break;
		any = true;
		if (kind == INPUT_KEY || (kind == INPUT_PASTE && tui->canvas.cursor_shown))
			tui->due |= app_key(tui->app, &event);
		if (tui->due & REACT_SUSPEND)
			break;
	}
	if (!any && input_is_over(fileno(tui->screen.keys)))
		tui->death = SIGHUP;
}

static void take_signals(struct tui *tui)
{
	if (signal_death() != 0)
		tui->death = signal_death();
	else if (signal_take_stop())
		suspend(tui);
	if (signal_take_continue()) {
		screen_resume(&tui->screen);
		paint_forget(&tui->painter);
		take_size(tui);
	}
	if (signal_take_resize()) {
		screen_resize(&tui->screen);
		take_size(tui);
	}
}

/*
 * The app's own work is done between the keys, a piece at a time, once the screen stands. The terminal
 * that is to show it, or the server it goes through, may have to share this processor: it goes first.
 */
static void run(struct tui *tui)
{
	int keys = fileno(tui->screen.keys);

	while (!(tui->due & REACT_QUIT) && tui->death == 0) {
		int wait = SHOW_WAIT;

		if (!answer(tui))
			tui->due |= app_idle(tui->app, &wait);
		if (tui->due != REACT_NONE)
			wait = 0;
		if (signal_wait(keys, wait) == SIGNAL_INPUT)
			take_keys(tui);
		take_signals(tui);
	}
}

int tui_run(struct app *app, const struct tui_options *options, struct err *err)
{
	struct tui *tui = xcalloc(1, sizeof *tui);
	int death;

	tui->app = app;
	tui->ascii = options->ascii;
	tui->ambiguous = options->ambiguous;
	signal_start();
	if (!screen_start(&tui->screen, options, err)) {
		signal_stop();
		free(tui);
		return TUI_NO_SCREEN;
	}
	paint_init(&tui->painter, tui->screen.depth);
	paint_set_theme(&tui->painter, app_theme(app));
	screen_set_mouse(&tui->screen, app_wants_mouse(app));
	take_size(tui);
	run(tui);
	app_save(app);
	screen_stop(&tui->screen);
	signal_stop();
	death = tui->death;
	paint_deinit(&tui->painter);
	canvas_deinit(&tui->canvas);
	free(tui);
	return death;
}

void tui_die(int number)
{
	struct sigaction plain = { .sa_handler = SIG_DFL };
	sigset_t set;

	sigemptyset(&plain.sa_mask);
	sigaction(number, &plain, NULL);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
	_exit(128 + number);
}
