/*
 * slug.c - ids of headings.
 *
 * Ours, github-slugger: lower case; everything goes that is not a letter, mark, number, connector
 * punctuation, hyphen or blank; each blank becomes a hyphen; nothing is collapsed or trimmed.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/slug.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/xalloc.h"

void slug_add(struct strbuf *out, const char *text, size_t len)
{
	struct strbuf lower = {0};
	size_t used;

	unicode_lower(&lower, text, len);
	for (size_t i = 0; i < lower.len; i += used) {
		uint32_t code;

		used = utf8_decode(lower.data + i, lower.len - i, &code);
		if (code == ' ')
			strbuf_addc(out, '-');
		else if (code == '-' || unicode_is_slug(code))
			strbuf_addn(out, lower.data + i, used);
	}
	strbuf_deinit(&lower);
}

void slug_add_mdbook(struct strbuf *out, const char *text, size_t len)
{
	struct strbuf lower = {0};
	size_t start = out->len, first = 0, used;

	unicode_lower(&lower, text, len);
	while (lower.len > 0 && lower.data[lower.len - 1] == ' ')
		strbuf_truncate(&lower, lower.len - 1);
	while (first < lower.len && lower.data[first] == ' ')
		first++;
	for (size_t i = first; i < lower.len; i += used) {
		uint32_t code;

		used = utf8_decode(lower.data + i, lower.len - i, &code);
		if (code == ' ' || code == '\t' || code == 0xa0)
			strbuf_addc(out, '-');
		else if (code == '-' || code == '_' ||
			 (unicode_is_slug(code) && !unicode_is_mark(code)))
			strbuf_addn(out, lower.data + i, used);
	}
	if (out->len == start)
		strbuf_add(out, "section");
	strbuf_deinit(&lower);
}

void slug_add_mkdocs(struct strbuf *out, const char *text, size_t len)
{
	struct strbuf apart = {0};
	size_t start = out->len;
	bool gap = false;

	unicode_nfkd(&apart, text, len);
	for (size_t i = 0; i < apart.len; i++) {
		char c = apart.data[i];

		if (c == ' ' || c == '\t' || c == '-') {
			/* Hyphens stay at the ends, blanks do not. */
			gap = gap || out->len > start || c == '-';
			continue;
		}
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
			continue;
		if (gap)
			strbuf_addc(out, '-');
		gap = false;
		strbuf_addc(out, c);
	}
	strbuf_deinit(&apart);
}

struct slug_slot {
	char *slug;			/* owned; NULL: free */
	size_t copies;			/* the last number put behind it */
};

/* The slot that holds slug, or the free one where it belongs. */
static struct slug_slot *find_slot(const struct slug_set *set, const char *slug)
{
	size_t slot = hash_text(slug) % set->size;

	while (set->slots[slot].slug != NULL && strcmp(set->slots[slot].slug, slug) != 0)
		slot = (slot + 1) % set->size;
	return &set->slots[slot];
}

static void grow(struct slug_set *set)
{
	struct slug_set larger = { .size = set->size > 0 ? set->size * 2 : 64, .count = set->count };

	larger.slots = xcalloc(larger.size, sizeof *larger.slots);
	for (size_t i = 0; i < set->size; i++)
		if (set->slots[i].slug != NULL)
			*find_slot(&larger, set->slots[i].slug) = set->slots[i];
	free(set->slots);
	*set = larger;
}

/* False if it is in the set already. */
static bool enter(struct slug_set *set, const char *slug)
{
	struct slug_slot *slot;

	if (set->count * 2 >= set->size)
		grow(set);
	slot = find_slot(set, slug);
	if (slot->slug != NULL)
		return false;
	slot->slug = xstrdup(slug);
	set->count++;
	return true;
}

void slug_add_unique(struct strbuf *out, struct slug_set *set, const char *slug)
{
	slug_add_numbered(out, set, slug, '-');
}

void slug_add_numbered(struct strbuf *out, struct slug_set *set, const char *slug, char sign)
{
	struct strbuf candidate = {0};
	size_t copies;

	strbuf_add(&candidate, slug);
	if (!enter(set, slug) || (*slug == '\0' && sign == '_')) {
		copies = find_slot(set, slug)->copies;
		do {
			strbuf_reset(&candidate);
			strbuf_addf(&candidate, "%s%c%zu", slug, sign, ++copies);
		} while (!enter(set, strbuf_text(&candidate)));
		find_slot(set, slug)->copies = copies;
	}
	strbuf_add(out, strbuf_text(&candidate));
	strbuf_deinit(&candidate);
}

void slug_set_deinit(struct slug_set *set)
{
	for (size_t i = 0; i < set->size; i++)
		free(set->slots[i].slug);
	free(set->slots);
	*set = (struct slug_set){0};
}
