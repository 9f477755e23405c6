/* number.c - decimal numbers in text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/number.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

#define MINUS "\xe2\x88\x92" /* U+2212 */

static size_t add_digits(struct strbuf *out, const char *text)
{
	size_t len = strspn(text, "0123456789");

	strbuf_addn(out, text, len);
	return len;
}

static size_t add_sign(struct strbuf *out, const char *text)
{
	if (strncmp(text, MINUS, strlen(MINUS)) == 0) {
		strbuf_addc(out, '-');
		return strlen(MINUS);
	}
	if (*text != '-' && *text != '+')
		return 0;
	strbuf_addc(out, *text);
	return 1;
}

/* An exponent without digits is none: "3e" is 3 and a letter. */
static size_t add_exponent(struct strbuf *out, const char *text)
{
	size_t before = out->len, sign, digits;

	if (*text != 'e' && *text != 'E')
		return 0;
	strbuf_addc(out, 'e');
	sign = add_sign(out, text + 1);
	digits = add_digits(out, text + 1 + sign);
	if (digits > 0)
		return 1 + sign + digits;
	strbuf_truncate(out, before);
	return 0;
}

size_t number_read(const char *text, double *value)
{
	struct strbuf local = {0};
	size_t at = add_sign(&local, text);
	size_t digits = add_digits(&local, text + at);

	at += digits;
	if ((text[at] == '.' || text[at] == ',') &&
	    (digits > 0 || strspn(text + at + 1, "0123456789") > 0)) {
		size_t places;

		strbuf_add(&local, localeconv()->decimal_point); /* as strtod() wants it */
		places = add_digits(&local, text + at + 1);
		digits += places;
		at += 1 + places;
	}
	if (digits == 0) {
		strbuf_deinit(&local);
		return 0;
	}
	at += add_exponent(&local, text + at);
	*value = strtod(strbuf_text(&local), NULL);
	strbuf_deinit(&local);
	return at;
}
