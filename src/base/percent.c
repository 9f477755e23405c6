/* percent.c - percent-encoding. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/percent.h"

#include <stdbool.h>
#include <string.h>

static bool is_unreserved(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
		|| c == '-' || c == '.' || c == '_' || c == '~';
}

void percent_encode(struct strbuf *out, const char *text, size_t len, const char *keep)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (is_unreserved(text[i]) || (byte != 0 && strchr(keep, text[i]) != NULL)) {
			strbuf_addc(out, text[i]);
			continue;
		}
		strbuf_addc(out, '%');
		strbuf_addc(out, digits[byte >> 4]);
		strbuf_addc(out, digits[byte & 15]);
	}
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void percent_decode(struct strbuf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		int high = text[i] == '%' && len - i > 2 ? hex_value(text[i + 1]) : -1;
		int low = high >= 0 ? hex_value(text[i + 2]) : -1;

		if (low < 0) {
			strbuf_addc(out, text[i]);
			continue;
		}
		strbuf_addc(out, (char)(high << 4 | low));
		i += 2;
	}
}
