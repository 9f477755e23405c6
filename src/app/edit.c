/* edit.c - a line of text that is being typed, with a cursor in it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/edit.h"

#include <string.h>

#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/width.h"

void edit_deinit(struct edit *edit)
{
	strbuf_deinit(&edit->text);
	edit->at = 0;
}

void edit_clear(struct edit *edit)
{
	strbuf_reset(&edit->text);
	edit->at = 0;
}

bool edit_type(struct edit *edit, uint32_t code)
{
	char bytes[4];
	size_t len = utf8_encode(code, bytes), tail = edit->text.len - edit->at;

	if (sanitize_classify(code) != SANITIZE_FINE || edit->text.len + len > EDIT_MAX)
		return false;
	strbuf_addn(&edit->text, bytes, len);
	memmove(edit->text.data + edit->at + len, edit->text.data + edit->at, tail);
	memcpy(edit->text.data + edit->at, bytes, len);
	edit->at += len;
	return true;
}

/* Where the cluster before the cursor begins. */
static size_t before(const struct edit *edit)
{
	size_t start = 0, next = 0;

	while (next < edit->at) {
		start = next;
		next += unicode_cluster(edit->text.data + next, edit->text.len - next);
	}
	return start;
}

static size_t after(const struct edit *edit)
{
	size_t left = edit->text.len - edit->at;

	return left == 0 ? edit->at : edit->at + unicode_cluster(edit->text.data + edit->at, left);
}

static size_t word_before(const struct edit *edit)
{
	size_t at = edit->at;

	while (at > 0 && edit->text.data[at - 1] == ' ')
		at--;
	while (at > 0 && edit->text.data[at - 1] != ' ')
		at--;
	return at;
}

static void cut(struct edit *edit, size_t from, size_t to)
{
	if (from == to)
		return;
	memmove(edit->text.data + from, edit->text.data + to, edit->text.len - to);
	strbuf_truncate(&edit->text, edit->text.len - (to - from));
	edit->at = from;
}

void edit_move(struct edit *edit, enum edit_move move)
{
	switch (move) {
	case EDIT_LEFT:
		edit->at = before(edit);
		break;
	case EDIT_RIGHT:
		edit->at = after(edit);
		break;
	case EDIT_START:
		edit->at = 0;
		break;
	case EDIT_END:
		edit->at = edit->text.len;
		break;
	case EDIT_ERASE:
		cut(edit, before(edit), edit->at);
		break;
	case EDIT_DELETE:
		cut(edit, edit->at, after(edit));
		break;
	case EDIT_ERASE_WORD:
		cut(edit, word_before(edit), edit->at);
		break;
	case EDIT_ERASE_START:
		cut(edit, 0, edit->at);
		break;
	case EDIT_ERASE_END:
		cut(edit, edit->at, edit->text.len);
		break;
	}
}

bool edit_is_blank(const struct edit *edit)
{
	return strspn(strbuf_text(&edit->text), " ") == edit->text.len;
}

int edit_window(const struct edit *edit, int cells, int ambiguous, size_t *first, size_t *len)
{
	const char *text = strbuf_text(&edit->text);
	size_t from = 0;

	while (from < edit->at && width_text(text + from, edit->at - from, ambiguous) > cells - 1)
		from += unicode_cluster(text + from, edit->text.len - from);
	*first = from;
	*len = width_fit(text + from, edit->text.len - from, ambiguous, cells, NULL);
	return width_text(text + from, edit->at - from, ambiguous);
}
