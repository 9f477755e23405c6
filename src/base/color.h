/* color.h - colours as a theme writes them, and their nearest neighbours in smaller palettes. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

enum color_depth { COLOR_NONE, COLOR_8, COLOR_16, COLOR_256, COLOR_TRUE };

struct color {
	bool set;			/* false: the terminal's own */
	uint8_t red, green, blue;
	int8_t ansi;			/* 0..15: what 8 and 16 colours use; -1: the nearest by sight */
};

/* "#rrggbb", or "#rrggbb/ansi-name" (black red green yellow blue magenta cyan white, bright-...), or "default". */
bool color_parse(const char *text, struct color *color);
int color_to_256(const struct color *color);	/* 16..255, nearest in the cube and the grey ramp */
int color_to_16(const struct color *color);	/* 0..15 */
int color_to_8(const struct color *color);	/* 0..7 */

#endif
