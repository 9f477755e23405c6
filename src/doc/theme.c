/*
 * theme.c - reads themes and says what a style looks like on a terminal of some depth.
 *
 * The form of a file, each key optional:
 *
 *     title: One line about it
 *     palette: {ground: "#11141b/black", accent: "#e9b054/bright-yellow"}
 *     styles:
 *       text:      {fg: default, bg: ground}
 *       heading-1: {fg: accent, look: bold, mono: bold underline}
 *
 * fg and bg are names of the palette or colours as base/color.h reads them; look and mono are words
 * of looks[] below. mono stands in where there are no colours; left out, it is look.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "base/yaml.h"

static const struct {
	const char *name;
	unsigned bit;
} looks[] = {
	{ "plain",     0 },
	{ "bold",      LOOK_BOLD },
	{ "dim",       LOOK_DIM },
	{ "italic",    LOOK_ITALIC },
	{ "underline", LOOK_UNDERLINE },
	{ "reverse",   LOOK_REVERSE },
	{ "strike",    LOOK_STRIKE },
};

static const char *const look_names[] = { "plain",     "bold",    "dim",    "italic",
					  "underline", "reverse", "strike", NULL };
static const char *const theme_keys[] = { "title", "palette", "styles", NULL };
static const char *const entry_keys[] = { "fg", "bg", "look", "mono", NULL };

/* --- reading --- */

static void complain_unknown(const struct yaml *yaml, const struct yaml_node *node, struct err *err,
			     const char *what, const char *word, const char *nearest)
{
	if (nearest != NULL)
		yaml_complain(yaml, node, err, "%s: \"%s\" (did you mean \"%s\"?)", what, word,
			      nearest);
	else
		yaml_complain(yaml, node, err, "%s: \"%s\"", what, word);
}

static bool read_color(const struct yaml *yaml, const struct yaml_node *palette,
		       const struct yaml_node *node, struct color *color, struct err *err)
{
	const char *text = yaml_text(node, NULL);
	const struct yaml_node *named;
	const char **names;

	if (node == NULL)
		return true;
	if (text == NULL) {
		yaml_complain(yaml, node, err,
			      "a colour is one word, as in \"#e9b054\" or a name of the palette");
		return false;
	}
	named = yaml_get(palette, text);
	if (color_parse(yaml_text(named, text), color))
		return true;
	if (named != NULL) {
		yaml_complain(yaml, named, err,
			      "this is no colour; write \"#rrggbb\" or \"#rrggbb/bright-blue\"");
		return false;
	}
	names = xcalloc((palette != NULL ? palette->count : 0) + 1, sizeof *names);
	for (size_t i = 0; palette != NULL && i < palette->count; i++)
		names[i] = palette->keys[i]->text;
	complain_unknown(yaml, node, err, "this is neither \"#rrggbb\" nor a name of the palette",
			 text, suggest_nearest(text, names));
	free(names);
	return false;
}

static bool add_look(const struct yaml *yaml, const struct yaml_node *node, const char *word,
		     size_t len, unsigned *bits, struct err *err)
{
	char name[32] = "";

	memcpy(name, word, len < sizeof name ? len : sizeof name - 1);
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (strcmp(looks[i].name, name) == 0) {
			*bits |= looks[i].bit;
			return true;
		}
	complain_unknown(yaml, node, err, "unknown look", name, suggest_nearest(name, look_names));
	return false;
}

static bool read_look(const struct yaml *yaml, const struct yaml_node *node, unsigned *bits,
		      struct err *err)
{
	const char *text = yaml_text(node, NULL);

	if (text == NULL) {
		yaml_complain(yaml, node, err,
			      "a look is words with blanks between, as in: bold underline");
		return false;
	}
	*bits = 0;
	while (*(text += strspn(text, " ")) != '\0') {
		size_t len = strcspn(text, " ");

		if (!add_look(yaml, node, text, len, bits, err))
			return false;
		text += len;
	}
	return true;
}

static bool read_style(const struct yaml *yaml, const struct yaml_node *palette,
		       const struct yaml_node *node, struct theme_style *style, struct err *err)
{
	const struct yaml_node *look = yaml_get(node, "look"), *mono = yaml_get(node, "mono");

	if (node->kind != YAML_MAP) {
		yaml_complain(yaml, node, err, "a style is a map, as in: {fg: accent, look: bold}");
		return false;
	}
	if (!yaml_known_keys(yaml, node, entry_keys, err) ||
	    !read_color(yaml, palette, yaml_get(node, "fg"), &style->fg, err) ||
	    !read_color(yaml, palette, yaml_get(node, "bg"), &style->bg, err) ||
	    (look != NULL && !read_look(yaml, look, &style->look, err)))
		return false;
	style->mono = style->look;
	return mono == NULL || read_look(yaml, mono, &style->mono, err);
}

static bool read_styles(const struct yaml *yaml, const struct yaml_node *palette,
			const struct yaml_node *map, struct theme *theme, struct err *err)
{
	const char *names[STYLE_COUNT + 1] = { NULL };

	for (int i = 0; i < STYLE_COUNT; i++)
		names[i] = style_name((enum style)i);
	if (!yaml_known_keys(yaml, map, names, err))
		return false;
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct yaml_node *node = yaml_get(map, names[i]);

		if (node != NULL && !read_style(yaml, palette, node, &theme->styles[i], err))
			return false;
	}
	return true;
}

static bool read_map(const struct yaml *yaml, const struct yaml_node *node, const char *what,
		     struct err *err)
{
	if (node == NULL || node->kind == YAML_MAP)
		return true;
	yaml_complain(yaml, node, err, "%s has to be a map", what);
	return false;
}

static void cut_name(char *out, size_t size, const char *text, size_t len)
{
	if (len >= size)
		len = size - 1;
	while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
		len--;
	memcpy(out, text, len);
	out[len] = '\0';
}

bool theme_read(struct theme *theme, const char *path, struct err *err)
{
	struct yaml *yaml = yaml_read(path, YAML_STRICT, err);
	const struct yaml_node *root, *palette, *styles;
	const char *base = path_base(path), *title;
	struct theme read = {0};
	bool fine;

	if (yaml == NULL)
		return false;
	root = yaml_root(yaml);
	palette = yaml_get(root, "palette");
	styles = yaml_get(root, "styles");
	cut_name(read.name, sizeof read.name, base, strlen(base) - strlen(path_extension(base)));
	title = yaml_text(yaml_get(root, "title"), read.name);
	cut_name(read.title, sizeof read.title, title, strlen(title));
	fine = read_map(yaml, root, "a theme", err) &&
	       yaml_known_keys(yaml, root, theme_keys, err) &&
	       read_map(yaml, palette, "palette", err) && read_map(yaml, styles, "styles", err) &&
	       (styles == NULL || read_styles(yaml, palette, styles, &read, err));
	yaml_drop(yaml);
	if (fine)
		*theme = read;
	return fine;
}

/* --- the one that is built in --- */

void theme_plain(struct theme *theme)
{
	static const struct {
		enum style style;
		unsigned look;
	} plain[] = {
		{ STYLE_ACCENT, LOOK_BOLD },         { STYLE_WRONG, LOOK_BOLD },
		{ STYLE_STRONG, LOOK_BOLD },         { STYLE_EMPHASIS, LOOK_UNDERLINE },
		{ STYLE_HEADING1, LOOK_BOLD },       { STYLE_HEADING2, LOOK_BOLD },
		{ STYLE_HEADING3, LOOK_UNDERLINE },  { STYLE_LINK, LOOK_UNDERLINE },
		{ STYLE_KEY, LOOK_BOLD },            { STYLE_CODE_SPAN, LOOK_BOLD },
		{ STYLE_TABLE_HEAD, LOOK_BOLD },     { STYLE_CHOSEN, LOOK_REVERSE },
		{ STYLE_BAR, LOOK_REVERSE },         { STYLE_BAR_TITLE, LOOK_BOLD },
		{ STYLE_BAR_KEY, LOOK_BOLD },        { STYLE_MATCH, LOOK_REVERSE },
		{ STYLE_MATCH_CHOSEN, LOOK_REVERSE | LOOK_BOLD },
	};

	*theme = (struct theme){ .name = "plain", .title = "Attributes alone, built in" };
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		theme->styles[plain[i].style].look = theme->styles[plain[i].style].mono =
			plain[i].look;
}

/* --- finding --- */

static bool name_is_fine(const char *name)
{
	size_t len = strspn(name,
			    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

	return len > 0 && name[len] == '\0' && len < sizeof ((struct theme *)0)->name;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

char **theme_names(char *const *folders)
{
	char **names = NULL;
	size_t count = 0, cap = 0, kept = 0;

	for (; *folders != NULL; folders++) {
		struct file_list list = {0};

		if (!file_is_folder(*folders) || !file_walk(*folders, &list, NULL))
			continue;
		for (size_t i = 0; i < list.count; i++) {
			const char *path = list.entries[i].path, *extension = path_extension(path);
			char *name = xstrndup(path, strlen(path) - strlen(extension));

			if (!list.entries[i].folder && strcmp(extension, ".yaml") == 0 &&
			    name_is_fine(name)) {
				names = xgrow(names, count + 1, &cap, sizeof *names);
				names[count++] = name;
			} else {
				free(name);
			}
		}
		file_list_deinit(&list);
	}
	if (names == NULL)
		return xcalloc(1, sizeof *names);
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && strcmp(names[kept - 1], names[i]) == 0)
			free(names[i]);
		else
			names[kept++] = names[i];
	}
	names[kept] = NULL;
	return names;
}

void theme_free_names(char **names)
{
	for (size_t i = 0; names != NULL && names[i] != NULL; i++)
		free(names[i]);
	free(names);
}

static void complain_missing(const char *name, char *const *folders, struct err *err)
{
	char **names = theme_names(folders);
	const char *nearest = suggest_nearest(name, (const char *const *)names);

	if (nearest != NULL)
		err_set(err, "there is no theme \"%s\"; did you mean \"%s\"?", name, nearest);
	else
		err_set(err, "there is no theme \"%s\"; `lectern themes` lists them", name);
	theme_free_names(names);
}

bool theme_find(struct theme *theme, const char *name, char *const *folders, struct err *err)
{
	for (size_t i = 0; name_is_fine(name) && folders[i] != NULL; i++) {
		char *file = xasprintf("%s.yaml", name);
		char *path = path_join(folders[i], file);
		bool there = file_is_regular(path), read = there && theme_read(theme, path, err);

		free(file);
		free(path);
		if (there)
			return read;
	}
	complain_missing(name, folders, err);
	return false;
}

/* --- what it looks like --- */

/* Styles whose bg is a ground to lay other text on, and no highlight of their own text. */
static bool is_ground(enum style style)
{
	return style == STYLE_TEXT || style == STYLE_CODE || style == STYLE_CHOSEN ||
	       style == STYLE_BAR || style == STYLE_SIDE;
}

static int quantise(const struct color *color, enum color_depth depth)
{
	if (!color->set)
		return -1;
	switch (depth) {
	case COLOR_TRUE: return color->red << 16 | color->green << 8 | color->blue;
	case COLOR_256:  return color_to_256(color);
	case COLOR_16:   return color_to_16(color);
	case COLOR_8:    return color_to_8(color);
	case COLOR_NONE: break;
	}
	return -1;
}

static bool same_color(const struct color *left, const struct color *right)
{
	return left->set == right->set &&
	       (!left->set || (left->red == right->red && left->green == right->green &&
			       left->blue == right->blue));
}

/* Different in the theme, but the same on this terminal. */
static bool fell_together(const struct color *left, const struct color *right,
			  enum color_depth depth)
{
	return !same_color(left, right) && quantise(left, depth) == quantise(right, depth);
}

static void keep_readable(struct theme_paint *paint, enum color_depth depth)
{
	static const bool dark[16] = { [0] = true, [1] = true, [4] = true, [5] = true, [8] = true };

	if (paint->fg < 0 || paint->fg != paint->bg || depth > COLOR_16)
		return;
	paint->fg = dark[paint->bg & 15] ? 7 : 0;
	paint->look |= LOOK_DIM;
}

void theme_resolve(const struct theme *theme, enum style style, enum style ground, unsigned marks,
		   enum color_depth depth, struct theme_paint *paint)
{
	static const struct {
		enum mark mark;
		enum style style;
	} laid_over[] = {
		{ MARK_STRONG, STYLE_STRONG },
		{ MARK_EMPHASIS, STYLE_EMPHASIS },
		{ MARK_STRIKE, STYLE_STRIKE },
	};
	const struct theme_style *own = &theme->styles[style], *under = &theme->styles[ground];
	const struct theme_style *text = &theme->styles[STYLE_TEXT];
	bool own_fg = own->fg.set && (style != STYLE_TEXT || !under->fg.set);
	const struct color *fg = own_fg ? &own->fg : &under->fg;
	const struct color *bg = own->bg.set && !is_ground(style) ? &own->bg : &under->bg;
	unsigned look = own->look, mono = own->mono,
		 ground_mono = style == ground ? 0 : under->mono;

	for (size_t i = 0; i < sizeof laid_over / sizeof *laid_over; i++)
		if (marks & laid_over[i].mark) {
			const struct theme_style *over = &theme->styles[laid_over[i].style];

			look |= over->look;
			mono |= over->mono;
			if (style == STYLE_TEXT && over->fg.set)
				fg = &over->fg;
		}
	if (marks & MARK_UNDERLINE) {
		look |= LOOK_UNDERLINE;
		mono |= LOOK_UNDERLINE;
	}
	if (!fg->set)
		fg = &text->fg;
	if (!bg->set)
		bg = &text->bg;
	*paint = (struct theme_paint){
		.fg = quantise(fg, depth), .bg = quantise(bg, depth), .look = look};
	if (depth == COLOR_NONE) {
		paint->look = mono ^ ground_mono;
		return;
	}
	if (style != ground)
		paint->look ^= under->look;
	if (depth <= COLOR_16 && !is_ground(style) && fell_together(fg, &text->fg, depth))
		paint->look |= mono & ~(unsigned)LOOK_REVERSE;
	if (depth <= COLOR_16 && fell_together(bg, &text->bg, depth)) {
		/* A highlight or ground nobody would see. Reversed, it is of one colour. */
		unsigned instead = bg == &own->bg || style == ground ? own->mono : ground_mono;

		paint->look ^= instead;
		if (instead & LOOK_REVERSE)
			paint->fg = quantise(under->fg.set ? &under->fg : &text->fg, depth);
	}
	keep_readable(paint, depth);
}
