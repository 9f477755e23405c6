/* xalloc.c - allocation that never fails. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/xalloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *check(void *memory)
{
	if (memory == NULL) {
		fputs("lectern: out of memory\n", stderr);
		abort();
	}
	return memory;
}

void *xmalloc(size_t size)
{
	return check(malloc(size > 0 ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
	if (count == 0 || size == 0)
		return xmalloc(1);
	return check(calloc(count, size));
}

void *xreallocarray(void *old, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		check(NULL);
	return check(realloc(old, count * size > 0 ? count * size : 1));
}

char *xstrdup(const char *text)
{
	return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t len)
{
	char *copy = xmalloc(len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *xvasprintf(const char *format, va_list args)
{
	va_list again;
	int len;
	char *text;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = xmalloc((size_t)(len > 0 ? len : 0) + 1);
	vsnprintf(text, (size_t)(len > 0 ? len : 0) + 1, format, args);
	return text;
}

char *xasprintf(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = xvasprintf(format, args);
	va_end(args);
	return text;
}

void *xgrow(void *array, size_t len, size_t *cap, size_t element_size)
{
	if (len < *cap)
		return array;
	*cap = *cap > 0 ? *cap * 2 : 8;
	return xreallocarray(array, *cap, element_size);
}
