/* strbuf.h - a string that grows. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stddef.h>

/* Zero-initialised it is the empty string: struct strbuf buf = {0}; data is NULL until something is added. */
struct strbuf {
	char *data;			/* zero-terminated when not NULL; may hold zero bytes inside */
	size_t len;
	size_t cap;
};

void strbuf_deinit(struct strbuf *buf);
void strbuf_reset(struct strbuf *buf);			/* empty again, memory kept */
void strbuf_truncate(struct strbuf *buf, size_t len);
void strbuf_add(struct strbuf *buf, const char *text);
void strbuf_addn(struct strbuf *buf, const char *text, size_t len);
void strbuf_addc(struct strbuf *buf, char c);
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_repeat(struct strbuf *buf, const char *text, int times);
const char *strbuf_text(const struct strbuf *buf);	/* never NULL; borrowed until the next change */
char *strbuf_detach(struct strbuf *buf);		/* the caller frees it; buf is empty again */

#endif
