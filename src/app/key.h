/* key.h - a key press, as a number that has a name. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_KEY_H
#define APP_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

/* A character is its code point; C-a is 1 and so on; what is no character is above Unicode. */
enum key {
	KEYSYM_NONE = 0,
	KEYSYM_CTRL_BASE = 0,		/* C-a = 1 ... C-z = 26 */
	KEYSYM_TAB = 9, KEYSYM_ENTER = 13, KEYSYM_ESCAPE = 27, KEYSYM_BACKSPACE = 127,
	KEYSYM_SPECIAL = 0x110000,
	KEYSYM_UP, KEYSYM_DOWN, KEYSYM_LEFT, KEYSYM_RIGHT, KEYSYM_HOME, KEYSYM_END,
	KEYSYM_PAGE_UP, KEYSYM_PAGE_DOWN, KEYSYM_BACK_TAB,
	KEYSYM_DELETE, KEYSYM_INSERT, KEYSYM_SHIFT_UP, KEYSYM_SHIFT_DOWN,
	KEYSYM_F1, KEYSYM_F2, KEYSYM_F3, KEYSYM_F4, KEYSYM_F5, KEYSYM_F6,
	KEYSYM_F7, KEYSYM_F8, KEYSYM_F9, KEYSYM_F10, KEYSYM_F11, KEYSYM_F12,
	/* the mouse; row and column stand beside it */
	KEYSYM_WHEEL_UP, KEYSYM_WHEEL_DOWN, KEYSYM_CLICK
};

struct key_event {
	uint32_t key;
	int row, column;		/* of a mouse event, from 0 */
};

/* "j", "C-f", "<Down>", "<F1>": both ways. key_parse() returns KEYSYM_NONE for what is no key. */
uint32_t key_parse(const char *name);
void key_add_name(struct strbuf *out, uint32_t key);

#endif
