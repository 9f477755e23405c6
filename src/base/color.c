/* color.c - reading colours, and finding the nearest in a palette. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/color.h"

#include <stdlib.h>
#include <string.h>

#define GREY_MARGIN 24			/* how far the parts of a grey may lie apart */
#define HUE_MARGIN  56			/* and from where on a colour is never shown as a grey */

struct rgb {
	uint8_t red, green, blue;
};

struct ansi_color {
	const char *name;
	struct rgb rgb;
};

/* The sixteen as xterm draws them unless told otherwise. */
static const struct ansi_color ansi_colors[16] = {
	{"black",          {0x00, 0x00, 0x00}},
	{"red",            {0xcd, 0x00, 0x00}},
	{"green",          {0x00, 0xcd, 0x00}},
	{"yellow",         {0xcd, 0xcd, 0x00}},
	{"blue",           {0x00, 0x00, 0xee}},
	{"magenta",        {0xcd, 0x00, 0xcd}},
	{"cyan",           {0x00, 0xcd, 0xcd}},
	{"white",          {0xe5, 0xe5, 0xe5}},
	{"bright-black",   {0x7f, 0x7f, 0x7f}},
	{"bright-red",     {0xff, 0x00, 0x00}},
	{"bright-green",   {0x00, 0xff, 0x00}},
	{"bright-yellow",  {0xff, 0xff, 0x00}},
	{"bright-blue",    {0x5c, 0x5c, 0xff}},
	{"bright-magenta", {0xff, 0x00, 0xff}},
	{"bright-cyan",    {0x00, 0xff, 0xff}},
	{"bright-white",   {0xff, 0xff, 0xff}},
};

static const uint8_t cube_levels[6] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_byte(const char *text, uint8_t *byte)
{
	int high = hex_digit(text[0]);
	int low = high >= 0 ? hex_digit(text[1]) : -1;

	if (low < 0)
		return false;
	*byte = (uint8_t)(high * 16 + low);
	return true;
}

static int find_ansi(const char *name)
{
	for (int i = 0; i < 16; i++)
		if (strcmp(ansi_colors[i].name, name) == 0)
			return i;
	return -1;
}

bool color_parse(const char *text, struct color *color)
{
	struct color found = {.set = true, .ansi = -1};

	if (strcmp(text, "default") == 0) {
		*color = (struct color){.ansi = -1};
		return true;
	}
	if (text[0] != '#' || !parse_byte(text + 1, &found.red) || !parse_byte(text + 3, &found.green)
			|| !parse_byte(text + 5, &found.blue))
		return false;
	if (text[7] == '/')
		found.ansi = (int8_t)find_ansi(text + 8);
	if (text[7] == '/' ? found.ansi < 0 : text[7] != '\0')
		return false;
	*color = found;
	return true;
}

/*
 * How far apart two colours look: a weighted distance, where the weights of red and blue follow
 * the mean of the reds, as the eye's do.
 */
static long difference(const struct color *a, struct rgb b)
{
	long mean = (a->red + b.red) / 2;
	long red = a->red - b.red, green = a->green - b.green, blue = a->blue - b.blue;

	return (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue;
}

/* How far the parts of a colour lie apart. */
static int spread(struct rgb rgb)
{
	int low = rgb.red < rgb.green ? rgb.red : rgb.green;
	int high = rgb.red > rgb.green ? rgb.red : rgb.green;

	return (rgb.blue > high ? rgb.blue : high) - (rgb.blue < low ? rgb.blue : low);
}

static bool is_greyish(struct rgb rgb)
{
	return spread(rgb) <= GREY_MARGIN;
}

/* A grey stays a grey, even where a colour would be nearer by numbers. */
static int nearest_ansi(const struct color *color, int count)
{
	bool grey = is_greyish((struct rgb){color->red, color->green, color->blue});
	int best = 0;

	for (int i = 1; i < count; i++) {
		struct rgb rgb = ansi_colors[i].rgb;

		if ((!grey || is_greyish(rgb))
				&& difference(color, rgb) < difference(color, ansi_colors[best].rgb))
			best = i;
	}
	return best;
}

static struct rgb xterm_256(int index)
{
	uint8_t grey = (uint8_t)(8 + 10 * (index - 232));

	if (index >= 232)
		return (struct rgb){grey, grey, grey};
	index -= 16;
	return (struct rgb){cube_levels[index / 36], cube_levels[index / 6 % 6],
		cube_levels[index % 6]};
}

/* The cube level at or below a value, as an index: the nearest is that one or the next. */
static int level_below(int value)
{
	int level = 0;

	while (level < 5 && cube_levels[level + 1] <= value)
		level++;
	return level;
}

/* What means something by its hue keeps one, even where a grey would be nearer by numbers. */
int color_to_256(const struct color *color)
{
	bool hue = spread((struct rgb){color->red, color->green, color->blue}) >= HUE_MARGIN;
	int red = level_below(color->red), green = level_below(color->green), blue = level_below(color->blue);
	int best = 232;

	for (int i = 233; i < 256; i++)
		if (difference(color, xterm_256(i)) < difference(color, xterm_256(best)))
			best = i;
	/* Of the cube only the eight corners around the colour can be nearest. */
	for (int corner = 0; corner < 8; corner++) {
		int r = red + ((corner & 4) != 0 && red < 5);
		int g = green + ((corner & 2) != 0 && green < 5);
		int b = blue + ((corner & 1) != 0 && blue < 5);
		int index = 16 + 36 * r + 6 * g + b;

		if (hue && r == g && g == b)
			continue;
		if ((hue && best >= 232)
				|| difference(color, xterm_256(index)) <= difference(color, xterm_256(best)))
			best = index;
	}
	return best;
}

int color_to_16(const struct color *color)
{
	return color->ansi >= 0 ? color->ansi : nearest_ansi(color, 16);
}

int color_to_8(const struct color *color)
{
	return color->ansi >= 0 ? color->ansi % 8 : nearest_ansi(color, 8);
}
