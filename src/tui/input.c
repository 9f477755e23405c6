/* input.c - what the terminal sends as key presses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/input.h"

#include <curses.h>

#include <poll.h>
#include <sys/ioctl.h>

#include "base/unicode.h"
#include "tui/terminfo.h"

/* Codes of our own, above those that curses gives to keys it has no name for. */
#define PASTE_BEGINS (KEY_MAX + 4001)
#define PASTE_ENDS (KEY_MAX + 4002)

static const struct {
	int code;
	uint32_t key;
} specials[] = {
	{ KEY_UP, KEYSYM_UP },             { KEY_DOWN, KEYSYM_DOWN },
	{ KEY_LEFT, KEYSYM_LEFT },         { KEY_RIGHT, KEYSYM_RIGHT },
	{ KEY_HOME, KEYSYM_HOME },         { KEY_END, KEYSYM_END },
	{ KEY_FIND, KEYSYM_HOME },         { KEY_SELECT, KEYSYM_END },
	{ KEY_A1, KEYSYM_HOME },           { KEY_C1, KEYSYM_END },
	{ KEY_A3, KEYSYM_PAGE_UP },        { KEY_C3, KEYSYM_PAGE_DOWN },
	{ KEY_PPAGE, KEYSYM_PAGE_UP },     { KEY_NPAGE, KEYSYM_PAGE_DOWN },
	{ KEY_SR, KEYSYM_SHIFT_UP },       { KEY_SF, KEYSYM_SHIFT_DOWN },
	{ KEY_SLEFT, KEYSYM_LEFT },        { KEY_SRIGHT, KEYSYM_RIGHT },
	{ KEY_BTAB, KEYSYM_BACK_TAB },     { KEY_DC, KEYSYM_DELETE },
	{ KEY_IC, KEYSYM_INSERT },         { KEY_BACKSPACE, KEYSYM_BACKSPACE },
	{ KEY_ENTER, KEYSYM_ENTER },       { KEY_HELP, KEYSYM_F1 },
};

/* What terminals send that are not in the mode, or not quite of the kind, that their entry says. */
static const struct {
	const char *sequence;
	int code;
} variants[] = {
	{ "\033[A", KEY_UP },          { "\033[B", KEY_DOWN },
	{ "\033[C", KEY_RIGHT },       { "\033[D", KEY_LEFT },
	{ "\033OA", KEY_UP },          { "\033OB", KEY_DOWN },
	{ "\033OC", KEY_RIGHT },       { "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME },        { "\033[F", KEY_END },
	{ "\033OH", KEY_HOME },        { "\033OF", KEY_END },
	{ "\033[1~", KEY_HOME },       { "\033[4~", KEY_END },
	{ "\033[7~", KEY_HOME },       { "\033[8~", KEY_END },
	{ "\033[5~", KEY_PPAGE },      { "\033[6~", KEY_NPAGE },
	{ "\033[3~", KEY_DC },         { "\033[Z", KEY_BTAB },
	{ "\033OP", KEY_F(1) },        { "\033[11~", KEY_F(1) },
	{ "\033[200~", PASTE_BEGINS }, { "\033[201~", PASTE_ENDS },
};

void input_start(void)
{
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	meta(stdscr, TRUE);
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		if (key_defined(variants[i].sequence) == 0)
			define_key(variants[i].sequence, variants[i].code);
	input_resume();
}

/* Bracketed paste, where the terminal has it: pasted text then comes between two marks. */
void input_resume(void)
{
	if (terminfo_string("BE") != NULL && terminfo_string("BD") != NULL) {
		putp(terminfo_string("BE"));
		fflush(stdout);
	}
}

void input_stop(void)
{
	if (terminfo_string("BE") != NULL && terminfo_string("BD") != NULL) {
		putp(terminfo_string("BD"));
		fflush(stdout);
	}
}

static bool read_mouse(struct key_event *event)
{
	MEVENT mouse;

	if (getmouse(&mouse) != OK)
		return false;
	event->row = mouse.y;
	event->column = mouse.x;
	if (mouse.bstate & BUTTON4_PRESSED)
		event->key = KEYSYM_WHEEL_UP;
	else if (mouse.bstate & BUTTON5_PRESSED)
		event->key = KEYSYM_WHEEL_DOWN;
	else if (mouse.bstate & BUTTON1_PRESSED)
		event->key = KEYSYM_CLICK;
	else
		return false;
	return true;
}

static bool read_special(int code, struct key_event *event)
{
	if (code == KEY_MOUSE)
		return read_mouse(event);
	if (code >= KEY_F(1) && code <= KEY_F(12)) {
		event->key = (uint32_t)(KEYSYM_F1 + code - KEY_F(1));
		return true;
	}
	for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
		if (specials[i].code == code) {
			event->key = specials[i].key;
			return true;
		}
	return false;
}

static uint32_t read_character(wint_t code)
{
	if (code == '\n')
		return KEYSYM_ENTER;
	if (code == '\b')
		return KEYSYM_BACKSPACE;
	return (uint32_t)code;
}

/* A line of pasted text is no Enter. A lone Escape ends a paste whose end got lost on the way. */
static enum input_event read_pasted(struct input *input, int kind, wint_t code,
				    struct key_event *event)
{
	if (kind == KEY_CODE_YES ? code == PASTE_ENDS : code == KEYSYM_ESCAPE) {
		input->pasting = false;
		return INPUT_OTHER;
	}
	if (kind != OK || code < ' ' || code == KEYSYM_BACKSPACE)
		return INPUT_OTHER;
	event->key = (uint32_t)code;
	return INPUT_PASTE;
}

enum input_event input_next(struct input *input, struct key_event *event)
{
	wint_t code = 0;
	int kind = get_wch(&code);

	*event = (struct key_event){0};
	if (kind == ERR)
		return INPUT_NONE;
	if (input->pasting)
		return read_pasted(input, kind, code, event);
	if (kind == KEY_CODE_YES) {
		input->pasting = code == PASTE_BEGINS;
		return read_special((int)code, event) ? INPUT_KEY : INPUT_OTHER;
	}
	event->key = read_character(code);
	return event->key != KEYSYM_NONE && event->key <= UNICODE_MAX ? INPUT_KEY : INPUT_OTHER;
}

bool input_is_over(int fd)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };
	int waiting = 0;

	if (poll(&poll_fd, 1, 0) <= 0)
		return false;
	if (poll_fd.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return ioctl(fd, FIONREAD, &waiting) == 0 && waiting == 0;
}
