/* import.c - what the readers of other forms share. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/import.h"

#include <stdlib.h>
#include <string.h>

void import_fault_err(struct exchange *exchange, const struct err *err)
{
	const char *text = err->text;
	size_t len = strlen(exchange->path);
	int line = 0;

	if (strncmp(text, exchange->path, len) == 0 && text[len] == ':') {
		char *end;
		long number = strtol(text + len + 1, &end, 10);

		line = (int)number;
		text = end;
		/* the column, which a fault does not have */
		if (*text == ':') {
			text++;
			text += strspn(text, "0123456789");
		}
		text += strspn(text, ": ");
	}
	exchange_fault(exchange, line, true, "%s", text);
}
