/* options.c - the options of the command line, read once. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/xalloc.h"

#define WIDTH_MIN 20
#define WIDTH_MAX 1000

static const struct {
	const char *name;
	char letter;
	const char *argument;		/* NULL: takes none */
	const char *commands;		/* parted by blanks; "*": all */
} table[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, commands, help) \
	[OPTION_##id] = { name, letter, argument, commands },
#include "cli/options.def"
#undef OPTION
};

/* Options whose value is one of a few words. */
static const struct {
	enum option_id id;
	const char *choices;
} choices[] = {
	{ OPTION_COLOR, "never always auto 16 256 true" },
	{ OPTION_LINKS, "none inline end osc8" },
};

/* Is word, of len bytes, one of those in list? */
static bool list_has(const char *list, const char *word, size_t len)
{
	while (*(list += strspn(list, " ")) != '\0') {
		size_t have = strcspn(list, " ");

		if (have == len && memcmp(list, word, len) == 0)
			return true;
		list += have;
	}
	return false;
}

static int find_name(const char *name, size_t len)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (strlen(table[i].name) == len && memcmp(table[i].name, name, len) == 0)
			return i;
	return -1;
}

static int find_letter(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (table[i].letter == letter && letter != 0)
			return i;
	return -1;
}

static bool complain_unknown(const char *name, size_t len, struct err *err)
{
	const char *names[OPTION_COUNT + 1] = { NULL };
	char *word = xstrndup(name, len);
	const char *nearest;

	for (int i = 0; i < OPTION_COUNT; i++)
		names[i] = table[i].name;
	nearest = suggest_nearest(word, names);
	if (nearest != NULL)
		err_set(err, "unknown option --%s; did you mean --%s?", word, nearest);
	else
		err_set(err, "unknown option --%s; `lectern help` lists them", word);
	free(word);
	return false;
}

static bool read_width(struct options *options, const char *value, struct err *err)
{
	char *end = NULL;
	long width = strtol(value, &end, 10);

	if (*value == '\0' || *end != '\0' || width < WIDTH_MIN || width > WIDTH_MAX) {
		err_set(err, "--width takes a number from %d to %d, not \"%s\"", WIDTH_MIN,
			WIDTH_MAX, value);
		return false;
	}
	options->width = (int)width;
	return true;
}

static bool read_seed(struct options *options, const char *value, struct err *err)
{
	char *end = NULL;

	errno = 0;
	options->seed = strtoull(value, &end, 10);
	if (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0)
		return true;
	err_set(err, "--seed takes a whole number, not \"%s\"", value);
	return false;
}

static bool take(struct options *options, int id, const char *value, struct err *err)
{
	options->given[id] = true;
	options->value[id] = value;
	if (id == OPTION_WIDTH)
		return read_width(options, value, err);
	if (id == OPTION_SEED)
		return read_seed(options, value, err);
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if ((int)choices[i].id == id &&
		    !list_has(choices[i].choices, value, strlen(value))) {
			err_set(err, "--%s takes one of: %s; not \"%s\"", table[id].name,
				choices[i].choices, value);
			return false;
		}
	return true;
}

/* Reads the option at argv[*index] and moves *index on where its value is the next word. */
static bool read_long(struct options *options, int argc, char **argv, int *index, struct err *err)
{
	const char *name = argv[*index] + 2, *equals = strchr(name, '=');
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);
	int id = find_name(name, len);

	if (id < 0)
		return complain_unknown(name, len, err);
	if (table[id].argument == NULL) {
		if (equals == NULL)
			return take(options, id, NULL, err);
		err_set(err, "--%s takes no value", table[id].name);
		return false;
	}
	if (equals != NULL)
		return take(options, id, equals + 1, err);
	if (*index + 1 < argc)
		return take(options, id, argv[++*index], err);
	err_set(err, "--%s needs a value: --%s=%s", table[id].name, table[id].name,
		table[id].argument);
	return false;
}

/* Letters may stand together (-hV); the value of the last may stand behind it (-w40). */
static bool read_letters(struct options *options, int argc, char **argv, int *index,
			 struct err *err)
{
	for (const char *letter = argv[*index] + 1; *letter != '\0'; letter++) {
		int id = find_letter(*letter);

		if (id < 0) {
			err_set(err, "unknown option -%.*s; `lectern help` lists them",
				(unsigned char)*letter < 0x80 ? 1 : 8, letter);
			return false;
		}
		if (table[id].argument != NULL) {
			if (letter[1] != '\0')
				return take(options, id, letter + 1, err);
			if (*index + 1 < argc)
				return take(options, id, argv[++*index], err);
			err_set(err, "-%c needs a value: -%c %s", *letter, *letter,
				table[id].argument);
			return false;
		}
		if (!take(options, id, NULL, err))
			return false;
	}
	return true;
}

bool options_read(struct options *options, int argc, char **argv, struct err *err)
{
	bool ended = false;

	*options = (struct options){0};
	options->words = xcalloc((size_t)(argc > 0 ? argc : 0) + 1, sizeof *options->words);
	for (int i = 1; i < argc; i++) {
		bool fine = true;

		if (ended || argv[i][0] != '-' || argv[i][1] == '\0')
			options->words[options->word_count++] = argv[i];
		else if (strcmp(argv[i], "--") == 0)
			ended = true;
		else if (argv[i][1] == '-')
			fine = read_long(options, argc, argv, &i, err);
		else
			fine = read_letters(options, argc, argv, &i, err);
		if (!fine) {
			options_deinit(options);
			return false;
		}
	}
	return true;
}

void options_deinit(struct options *options)
{
	free(options->words);
	*options = (struct options){0};
}

bool options_fit(const struct options *options, const char *command, struct err *err)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options->given[i] && strcmp(table[i].commands, "*") != 0 &&
		    !list_has(table[i].commands, command, strlen(command))) {
			err_set(err, "`lectern %s` does not take --%s; it goes with: %s", command,
				table[i].name, table[i].commands);
			return false;
		}
	return true;
}
