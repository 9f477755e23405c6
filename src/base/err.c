/* err.c - the sentence of an error, clean and in words. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"

/* Cleaning can shorten what is quoted in a sentence, so more is formatted than fits. */
#define RAW_MAX 4096

struct sentence {
	int number;
	const char *text;
};

static const struct sentence sentences[] = {
	{ENOENT,       "no such file or folder"},
	{EACCES,       "permission denied"},
	{EPERM,        "not permitted"},
	{EISDIR,       "is a folder, not a file"},
	{ENOTDIR,      "a part of this path is not a folder"},
	{EEXIST,       "exists already"},
	{ENOTEMPTY,    "the folder is not empty"},
	{ENOSPC,       "no space left on the disk"},
	{EDQUOT,       "the disk quota is used up"},
	{EROFS,        "the file system is read-only"},
	{EFBIG,        "the file would grow too large"},
	{EIO,          "the disk or the connection to it failed"},
	{ELOOP,        "too many symbolic links, perhaps in a circle"},
	{ENAMETOOLONG, "the name is too long"},
	{EMFILE,       "too many open files"},
	{ENFILE,       "too many open files on this machine"},
	{ENXIO,        "there is nothing at the other end"},
	{EPIPE,        "the reader at the other end has gone"},
	{ENOMEM,       "not enough memory"},
	{ETXTBSY,      "is a program that is running"},
	{EBUSY,        "is in use"},
	{ESTALE,       "is no longer on the file server"},
	{EXDEV,        "lies on another file system"},
	{EINVAL,       "the system does not take this"},
	{ENOTTY,       "is not a terminal"},
};

/* The longest run of whole clusters within size - 1 bytes. */
static size_t cut_at_cluster(const char *text, size_t len, size_t size)
{
	size_t i = 0;

	if (len < size)
		return len;
	while (i < len) {
		size_t step = unicode_cluster(text + i, len - i);

		if (i + step >= size)
			break;
		i += step;
	}
	return i;
}

void err_set(struct err *err, const char *format, ...)
{
	struct strbuf clean = {0};
	char raw[RAW_MAX];
	va_list args;
	size_t len;

	if (err == NULL)
		return;
	va_start(args, format);
	if (vsnprintf(raw, sizeof raw, format, args) < 0)
		raw[0] = '\0';
	va_end(args);
	sanitize_text(&clean, raw, strlen(raw), SANITIZE_LINE);
	len = cut_at_cluster(strbuf_text(&clean), clean.len, sizeof err->text);
	memcpy(err->text, strbuf_text(&clean), len);
	err->text[len] = '\0';
	strbuf_deinit(&clean);
}

void err_set_errno(struct err *err, const char *path, int number)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (sentences[i].number == number) {
			err_set(err, "%s: %s", path, sentences[i].text);
			return;
		}
	err_set(err, "%s: %s", path, strerror(number));
}

bool err_is_set(const struct err *err)
{
	return err->text[0] != '\0';
}
