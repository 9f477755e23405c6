/* keymap.h - which keys do what, where. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/command.h"
#include "base/err.h"
#include "base/strbuf.h"

#define KEYMAP_SEQUENCE 4		/* keys that one binding may have: ZZ has two */

struct keymap;

struct keymap *keymap_new(void);	/* with the default keys of every command */
void keymap_free(struct keymap *keymap);

/*
 * Gives a command other keys in place of those it has, parted by blanks as in commands.def; "" for
 * none. An unknown command or key is an error and changes nothing.
 */
bool keymap_bind(struct keymap *keymap, const char *command, const char *keys, struct err *err);

enum keymap_result {
	KEYMAP_NONE,			/* nothing begins so */
	KEYMAP_PREFIX,			/* more keys have to come */
	KEYMAP_FOUND
};

/*
 * What count keys, pressed one after the other in a context, mean. A character means nothing where
 * characters are typed text (IN_TEXT).
 */
enum keymap_result keymap_find(const struct keymap *keymap, enum context context,
			       const uint32_t *keys, size_t count, enum command *found);

/*
 * Appends the keys of a command for people, at most limit of them: "j, Down"; nothing if it has
 * none.
 */
void keymap_add_keys(const struct keymap *keymap, enum command command, size_t limit,
		     struct strbuf *out);

/*
 * The key that a hint names in a context: the first that means this command there. False if there
 * is none.
 */
bool keymap_add_hint(const struct keymap *keymap, enum command command, enum context context,
		     struct strbuf *out);

#endif
