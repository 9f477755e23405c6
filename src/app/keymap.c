/* keymap.c - which keys do what, where. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "app/key.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "base/xalloc.h"

struct binding {
	enum command command;
	size_t count;
	uint32_t keys[KEYMAP_SEQUENCE];
};

struct keymap {
	struct binding *bindings;
	size_t count, cap;
};

/* Reads the first key of a word of keys; the bytes it takes, 0 if it is none. */
static size_t read_key(const char *word, size_t len, uint32_t *key)
{
	const char *close = word[0] == '<' ? memchr(word, '>', len) : NULL;
	char name[16];
	uint32_t code;
	size_t bytes;

	if (close != NULL && close > word + 1)
		bytes = (size_t)(close - word) + 1;
	else if (len >= 3 && word[0] == 'C' && word[1] == '-')
		bytes = 3;
	else
		bytes = utf8_decode(word, len, &code);
	if (bytes >= sizeof name)
		return 0;
	memcpy(name, word, bytes);
	name[bytes] = '\0';
	*key = key_parse(name);
	return *key != KEYSYM_NONE ? bytes : 0;
}

static bool read_sequence(const char *word, size_t len, struct binding *binding)
{
	binding->count = 0;
	while (len > 0) {
		size_t bytes;

		if (binding->count == KEYMAP_SEQUENCE)
			return false;
		bytes = read_key(word, len, &binding->keys[binding->count]);
		if (bytes == 0)
			return false;
		binding->count++;
		word += bytes;
		len -= bytes;
	}
	return binding->count > 0;
}

static void add_binding(struct keymap *keymap, const struct binding *binding)
{
	keymap->bindings = xgrow(keymap->bindings, keymap->count, &keymap->cap,
				 sizeof *keymap->bindings);
	keymap->bindings[keymap->count++] = *binding;
}

/*
 * Reads all words; with a NULL keymap it only looks whether they can be read. Returns the bad word,
 * or NULL.
 */
static const char *read_keys(struct keymap *keymap, enum command command, const char *keys)
{
	struct binding binding = { .command = command };

	for (const char *word = keys + strspn(keys, " "); *word != '\0';) {
		size_t len = strcspn(word, " ");

		if (!read_sequence(word, len, &binding))
			return word;
		if (keymap != NULL)
			add_binding(keymap, &binding);
		word += len;
		word += strspn(word, " ");
	}
	return NULL;
}

struct keymap *keymap_new(void)
{
	struct keymap *keymap = xcalloc(1, sizeof *keymap);

	for (int i = 0; i < COMMAND_COUNT; i++)
		read_keys(keymap, (enum command)i, command_info((enum command)i)->keys);
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	if (keymap == NULL)
		return;
	free(keymap->bindings);
	free(keymap);
}

static void complain_of_command(const char *name, struct err *err)
{
	const char *known[COMMAND_COUNT + 1];
	const char *near;

	for (int i = 0; i < COMMAND_COUNT; i++)
		known[i] = command_info((enum command)i)->name;
	known[COMMAND_COUNT] = NULL;
	near = suggest_nearest(name, known);
	if (near != NULL)
		err_set(err, "there is no command '%s'; did you mean '%s'?", name, near);
	else
		err_set(err, "there is no command '%s'; `:` in the reader lists them", name);
}

bool keymap_bind(struct keymap *keymap, const char *command, const char *keys, struct err *err)
{
	int id = command_find(command);
	const char *bad;
	size_t kept = 0;

	if (id < 0) {
		complain_of_command(command, err);
		return false;
	}
	bad = read_keys(NULL, (enum command)id, keys);
	if (bad != NULL) {
		err_set(err, "'%.*s' is no key; write it as j, C-f, <Down> or <F1>",
			(int)strcspn(bad, " "), bad);
		return false;
	}
	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->bindings[i].command != (enum command)id)
			keymap->bindings[kept++] = keymap->bindings[i];
	keymap->count = kept;
	read_keys(keymap, (enum command)id, keys);
	return true;
}

static bool is_text(enum context context, uint32_t key)
{
	return (context & IN_TEXT) != 0 && key >= ' ' && key != KEYSYM_BACKSPACE &&
	       key <= UNICODE_MAX;
}

static int context_count(enum command command)
{
	return __builtin_popcount(command_info(command)->contexts);
}

enum keymap_result keymap_find(const struct keymap *keymap, enum context context,
			       const uint32_t *keys, size_t count, enum command *found)
{
	enum keymap_result result = KEYMAP_NONE;

	if (count == 0 || is_text(context, keys[0]))
		return result;
	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];

		if ((command_info(binding->command)->contexts & context) == 0 ||
		    binding->count < count ||
		    memcmp(binding->keys, keys, count * sizeof *keys) != 0)
			continue;
		if (binding->count > count) {
			if (result == KEYMAP_NONE)
				result = KEYMAP_PREFIX;
		} else if (result != KEYMAP_FOUND ||
			   context_count(binding->command) < context_count(*found)) {
			result = KEYMAP_FOUND;
			*found = binding->command;
		}
	}
	return result;
}

/* As people say it: without the brackets that the table needs. */
static void add_sequence(const struct binding *binding, struct strbuf *out)
{
	for (size_t i = 0; i < binding->count; i++) {
		size_t start = out->len;

		key_add_name(out, binding->keys[i]);
		if (out->len - start > 2 && out->data[start] == '<' && binding->count == 1) {
			memmove(out->data + start, out->data + start + 1, out->len - start - 1);
			strbuf_truncate(out, out->len - 2);
		}
	}
}

void keymap_add_keys(const struct keymap *keymap, enum command command, size_t limit,
		     struct strbuf *out)
{
	size_t count = 0;

	for (size_t i = 0; i < keymap->count && count < limit; i++) {
		if (keymap->bindings[i].command != command)
			continue;
		if (count++ > 0)
			strbuf_add(out, ", ");
		add_sequence(&keymap->bindings[i], out);
	}
}

bool keymap_add_hint(const struct keymap *keymap, enum command command, enum context context,
		     struct strbuf *out)
{
	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];
		enum command found = COMMAND_COUNT;

		if (binding->command != command ||
		    keymap_find(keymap, context, binding->keys, binding->count, &found) !=
			    KEYMAP_FOUND ||
		    found != command)
			continue;
		add_sequence(binding, out);
		return true;
	}
	return false;
}
