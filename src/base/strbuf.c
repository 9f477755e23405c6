/* strbuf.c - a string that grows. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static void reserve(struct strbuf *buf, size_t more)
{
	size_t need = buf->len + more + 1;

	if (need <= buf->cap)
		return;
	buf->cap = buf->cap * 2 > need ? buf->cap * 2 : need < 32 ? 32 : need;
	buf->data = xreallocarray(buf->data, buf->cap, 1);
}

void strbuf_deinit(struct strbuf *buf)
{
	free(buf->data);
	*buf = (struct strbuf){0};
}

void strbuf_reset(struct strbuf *buf)
{
	strbuf_truncate(buf, 0);
}

void strbuf_truncate(struct strbuf *buf, size_t len)
{
	if (len > buf->len || buf->data == NULL)
		return;
	buf->len = len;
	buf->data[len] = '\0';
}

void strbuf_add(struct strbuf *buf, const char *text)
{
	strbuf_addn(buf, text, strlen(text));
}

void strbuf_addn(struct strbuf *buf, const char *text, size_t len)
{
	reserve(buf, len);
	if (len > 0)
		memcpy(buf->data + buf->len, text, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void strbuf_addc(struct strbuf *buf, char c)
{
	strbuf_addn(buf, &c, 1);
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len <= 0)
		return;
	reserve(buf, (size_t)len);
	va_start(args, format);
	vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
	va_end(args);
	buf->len += (size_t)len;
}

void strbuf_repeat(struct strbuf *buf, const char *text, int times)
{
	for (int i = 0; i < times; i++)
		strbuf_add(buf, text);
}

const char *strbuf_text(const struct strbuf *buf)
{
	return buf->data != NULL ? buf->data : "";
}

char *strbuf_detach(struct strbuf *buf)
{
	char *text = buf->data != NULL ? buf->data : xstrdup("");

	*buf = (struct strbuf){0};
	return text;
}
