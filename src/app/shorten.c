/* shorten.c - labels that are cut in the middle where they do not fit. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/shorten.h"

#include <string.h>

#include "base/width.h"

#define TAIL_LEAST 3		/* cells of a word that are worth showing without its beginning */

/* What a number is written with, as "12.3.", "5:" and "0x0a" are. */
static const char number_bytes[] = "0123456789.:)xABCDEFabcdef";

/* The first digit of the number that a label begins with, alone or behind a word; NULL: none. */
static const char *find_number(const char *label)
{
	const char *digit = label + strcspn(label, "0123456789");
	const char *blank = label + strcspn(label, " ");

	if (*digit == '\0' || (*blank == ' ' && blank + strcspn(blank + 1, " ") < digit))
		return NULL;
	return digit;
}

/* The end of a label that is kept. */
struct tail {
	size_t start;			/* its first byte */
	int cells;
};

/*
 * The longest end of whole words in at most half of the room; where the last word is longer, its
 * last part.
 */
static struct tail find_tail(const char *label, size_t from, int total, int room, int ambiguous)
{
	struct tail tail = { strlen(label), 0 };
	int part = room / 3 >= TAIL_LEAST ? room / 3 : 0, left = total;
	size_t len = tail.start;

	for (size_t i = 0, bytes; i < len; i += bytes) {
		if (i >= from && label[i] == ' ' && left <= room / 2)
			return (struct tail){ i, left };
		if (i >= from && left <= part && tail.cells == 0)
			tail = (struct tail){ i, left };
		left -= width_cluster(label + i, len - i, ambiguous, &bytes);
	}
	return tail;
}

static void add_parts(struct strbuf *out, const char *label, size_t len, int cells, int ambiguous,
		      const char *sign, const char *tail)
{
	strbuf_addn(out, label, width_fit(label, len, ambiguous, cells, NULL));
	strbuf_add(out, sign);
	strbuf_add(out, tail);
}

void shorten_label(struct strbuf *out, const char *label, int cells, int ambiguous,
		   const char *sign)
{
	size_t len = strlen(label), number = 0, digits = 0;
	int total = width_text(label, len, ambiguous);
	int room = cells - width_text(sign, strlen(sign), ambiguous), taken;
	const char *digit = find_number(label);
	struct tail tail;

	if (total <= cells || room <= 0) {
		strbuf_addn(out, label, width_fit(label, len, ambiguous, cells, NULL));
		return;
	}
	if (digit != NULL) {
		digits = strspn(digit, number_bytes);
		number = (size_t)(digit - label) + digits;
	}
	taken = width_text(label, number, ambiguous);
	if (taken > room && digits <= (size_t)room) {
		/* What stands before the number gives way to it. */
		add_parts(out, label, (size_t)(digit - label), room - (int)digits, ambiguous, sign,
			  "");
		strbuf_addn(out, digit, digits);
		return;
	}
	tail = find_tail(label, number, total, taken < room ? room - taken : 0, ambiguous);
	add_parts(out, label, len, room - tail.cells, ambiguous, sign, label + tail.start);
}
