/* xalloc.h - allocation that never fails: without memory the program says so and aborts. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

/* All return zero-terminated or uninitialised memory that the caller frees with free(). */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xreallocarray(void *old, size_t count, size_t size);	/* checks count * size */
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t len);
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *xvasprintf(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

/*
 * Makes room for one more element in a growing array: returns the array, whose capacity
 * in *cap is then at least len + 1. Amortised constant time.
 */
void *xgrow(void *array, size_t len, size_t *cap, size_t element_size);

#endif
