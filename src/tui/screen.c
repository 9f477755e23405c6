/* screen.c - the terminal itself: starting curses, its size, suspending, leaving it as it was. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/screen.h"

#include <curses.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "tui/direct.h"
#include "tui/input.h"
#include "tui/signal.h"
#include "tui/terminfo.h"

#define ESCAPE_WAIT 25			/* milliseconds for the rest of a key's sequence */
#define FALLBACK "xterm-256color"
#define MOUSE_EVENTS (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)

/* --- probing --- */

/* Terminals that behave as xterm-256color, but often have no entry where one logs in. */
static bool resembles_xterm(const char *term)
{
	static const char *const names[] = { "alacritty", "foot", "xterm-kitty",
					     "xterm-ghostty", "wezterm" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(term, names[i], strlen(names[i])) == 0)
			return true;
	return strstr(term, "-256color") != NULL;
}

static enum color_depth depth_of_entry(void)
{
	int colors = terminfo_number("colors");

	if (direct_native())
		return COLOR_TRUE;
	if (colors >= 256)
		return COLOR_256;
	if (colors >= 16)
		return COLOR_16;
	return colors >= 8 ? COLOR_8 : COLOR_NONE;
}

void tui_probe(struct tui_terminal *terminal, const char *term, struct err *err)
{
	*terminal = (struct tui_terminal){ .name = term };
	if (term == NULL || *term == '\0') {
		err_set(err,
			"TERM is not set, so this goes line by line; TERM=%s fits most terminals",
			FALLBACK);
		return;
	}
	if (!terminfo_load(term)) {
		if (resembles_xterm(term) && terminfo_load(FALLBACK)) {
			terminal->name = FALLBACK;
		} else {
			err_set(err,
				"the terminal \"%s\" is not known here, so this goes line by line; "
				"TERM=%s fits most terminals",
				term, FALLBACK);
			return;
		}
	}
	terminal->known = true;
	terminal->full_screen = terminfo_string("cup") != NULL;
	terminal->depth = depth_of_entry();
}

/* --- starting --- */

static FILE *open_keys(void)
{
	if (isatty(STDIN_FILENO))
		return stdin;
	return fopen("/dev/tty", "r");
}

/* newterm(), with $TERMINFO set to entry for its time. */
static SCREEN *start_with_entry(const char *name, const char *entry, FILE *keys)
{
	const char *value = getenv("TERMINFO");
	char *before = value != NULL ? xstrdup(value) : NULL;
	SCREEN *curses;

	setenv("TERMINFO", entry, 1);
	curses = newterm(name, stdout, keys);
	if (before != NULL)
		setenv("TERMINFO", before, 1);
	else
		unsetenv("TERMINFO");
	free(before);
	return curses;
}

static SCREEN *start_curses(const struct tui_options *options, FILE *keys)
{
	const char *name = options->terminal.name;
	void *probed = terminfo_current();
	char *entry = direct_entry(name, options->depth == COLOR_TRUE && !direct_native());
	SCREEN *curses = entry != NULL ? start_with_entry(name, entry, keys) : NULL;

	free(entry);
	if (curses == NULL)
		curses = newterm(name, stdout, keys);
	if (curses != NULL && probed != terminfo_current())
		terminfo_free(probed);
	return curses;
}

/*
 * Keys one by one and unchanged, but for those that are signals. C-s, C-q, C-v and C-o belong to
 * the program: curses has to be told, or it would put them back.
 */
static void set_modes(int fd)
{
	struct termios modes;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(fd, &modes) != 0)
		return;
	modes.c_iflag &= (tcflag_t)~(IXON | ISTRIP);
	modes.c_lflag &= (tcflag_t)~IEXTEN;
	if (tcsetattr(fd, TCSADRAIN, &modes) == 0)
		def_prog_mode();
}

static enum color_depth start_colors(enum color_depth wanted)
{
	enum color_depth have;

	if (wanted == COLOR_NONE || !has_colors() || start_color() != OK)
		return COLOR_NONE;
	use_default_colors();
	have = depth_of_entry();
	return wanted < have ? wanted : have;
}

/* Appends a capability without the padding ($<5>) that only old hardware needs. */
static void add_bytes(struct strbuf *out, const char *text)
{
	while (text != NULL && *text != '\0') {
		if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL) {
			text = strchr(text, '>') + 1;
			continue;
		}
		strbuf_addc(out, *text++);
	}
}

/* What undoes all that was done to the terminal, for a program that can no longer call curses. */
static void guard_terminal(const struct screen *screen)
{
	struct strbuf bytes = {0};

	add_bytes(&bytes, terminfo_string("sgr0"));
	add_bytes(&bytes, terminfo_string("op"));
	if (terminfo_string("XM") != NULL || terminfo_string("kmous") != NULL)
		strbuf_add(&bytes, "\033[?1000l\033[?1006l");
	add_bytes(&bytes, terminfo_string("BD"));
	add_bytes(&bytes, terminfo_string("rmkx"));
	add_bytes(&bytes, terminfo_string("cnorm"));
	add_bytes(&bytes, terminfo_string("rmcup"));
	signal_guard(screen->fd, strbuf_text(&bytes), bytes.len);
	strbuf_deinit(&bytes);
}

bool screen_start(struct screen *screen, const struct tui_options *options, struct err *err)
{
	*screen = (struct screen){ .keys = open_keys(), .fd = STDOUT_FILENO };
	if (screen->keys == NULL) {
		err_set(err, "there is no terminal to read keys from, so this goes line by line");
		return false;
	}
	guard_terminal(screen);
	/* The console's mouse daemon is no part of what the loop waits for: curses need not load it. */
	setenv("NCURSES_GPM_TERMS", "none", 1);
	use_env(TRUE);
	use_tioctl(TRUE);
	screen->curses = start_curses(options, screen->keys);
	if (screen->curses == NULL) {
		signal_guard(screen->fd, NULL, 0);
		if (screen->keys != stdin)
			fclose(screen->keys);
		err_set(err, "the terminal \"%s\" could not be started, so this goes line by line",
			options->terminal.name);
		return false;
	}
	/*
	 * Up to the first endwin() ncurses 6.4 flushes its buffer at every move of the cursor: it takes the screen for
	 * one that is not started yet. That is fifty writes a page, each a packet of its own over SSH. So it is left and
	 * entered once more, before the cursor is hidden: some terminals keep that with the other screen.
	 */
	endwin();
	doupdate();
	set_modes(screen->fd);
	set_escdelay(ESCAPE_WAIT);
	screen->depth = start_colors(options->depth);
	input_start();
	/* The terminal itself scrolls lines that move: one line of text goes out, no screenful. */
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	getmaxyx(stdscr, screen->rows, screen->columns);
	return true;
}

/* --- leaving --- */

static bool has_hung_up(const struct screen *screen)
{
	struct termios modes;

	return tcgetattr(screen->fd, &modes) != 0 && errno != ENOTTY;
}

static void leave(const struct screen *screen)
{
	if (screen->mouse)
		mousemask(0, NULL);
	input_stop();
	if (terminfo_string("smcup") == NULL) {	/* no second screen: leave a clean one */
		cchar_t blank;

		setcchar(&blank, L" ", A_NORMAL, 0, NULL);
		bkgrndset(&blank);
		erase();
		clearok(curscr, TRUE);
		refresh();
	}
	endwin();
}

void screen_stop(struct screen *screen)
{
	if (!has_hung_up(screen)) {
		leave(screen);
		delscreen(screen->curses);
	}
	signal_guard(screen->fd, NULL, 0);
	if (screen->keys != stdin)
		fclose(screen->keys);
}

/* --- while it runs --- */

void screen_resize(struct screen *screen)
{
	struct winsize size = {0};

	if (ioctl(screen->fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);		/* terminals move what stands there as they like */
	getmaxyx(stdscr, screen->rows, screen->columns);
}

void screen_resume(struct screen *screen)
{
	bool mouse = screen->mouse;

	reset_prog_mode();
	screen->mouse = false;
	screen_set_mouse(screen, mouse);
	input_resume();
	screen_resize(screen);
}

void screen_suspend(struct screen *screen)
{
	bool mouse = screen->mouse;

	leave(screen);
	signal_suspend();
	screen->mouse = mouse;
	screen_resume(screen);
}

void screen_set_mouse(struct screen *screen, bool wanted)
{
	if (wanted == screen->mouse)
		return;
	screen->mouse = wanted;
	mouseinterval(0);		/* a press is a click, at once */
	mousemask(wanted ? MOUSE_EVENTS : 0, NULL);
}
