/*
 * copy.c - text onto the terminal's clipboard, or into a file where it has none.
 *
 * OSC 52 of xterm's control sequences: ESC ] 52 ; c ; BASE64 BEL. Inside tmux and screen it is
 * wrapped, so that it reaches the terminal outside; tmux gets it plain as well, for its own
 * clipboard. Text that terminals are known to cut goes into a file.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/copy.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define CLIPBOARD_MAX ((size_t)12 << 10)	/* bytes that every terminal takes */
#define SCREEN_PIECE 252			/* bytes of a string that every screen takes */
#define WRITE_WAIT    1000 /* milliseconds for a terminal that is slow to take it */
#define FILE_NAME "copied.txt"

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

static bool has_clipboard(const char *term)
{
	return term != NULL && *term != '\0' && !begins(term, "linux") && !begins(term, "dumb") &&
	       !begins(term, "vt");
}

/* --- the clipboard --- */

static void add_base64(struct strbuf *out, const char *text, size_t len)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		uint32_t bits = (uint32_t)(unsigned char)text[i] << 16;

		if (i + 1 < len)
			bits |= (uint32_t)(unsigned char)text[i + 1] << 8;
		if (i + 2 < len)
			bits |= (unsigned char)text[i + 2];
		strbuf_addc(out, digits[bits >> 18]);
		strbuf_addc(out, digits[bits >> 12 & 63]);
		strbuf_addc(out, i + 1 < len ? digits[bits >> 6 & 63] : '=');
		strbuf_addc(out, i + 2 < len ? digits[bits & 63] : '=');
	}
}

/* Every ESC inside is doubled. */
static void wrap_for_tmux(struct strbuf *out, const struct strbuf *plain)
{
	strbuf_add(out, "\033Ptmux;");
	for (size_t i = 0; i < plain->len; i++) {
		if (plain->data[i] == '\033')
			strbuf_addc(out, '\033');
		strbuf_addc(out, plain->data[i]);
	}
	strbuf_add(out, "\033\\");
}

static void wrap_for_screen(struct strbuf *out, const struct strbuf *plain)
{
	for (size_t i = 0; i < plain->len; i += SCREEN_PIECE) {
		size_t left = plain->len - i;

		strbuf_add(out, "\033P");
		strbuf_addn(out, plain->data + i, left < SCREEN_PIECE ? left : SCREEN_PIECE);
		strbuf_add(out, "\033\\");
	}
}

static bool write_all(int fd, const char *text, size_t len)
{
	while (len > 0) {
		struct pollfd room = { .fd = fd, .events = POLLOUT };
		ssize_t written = write(fd, text, len);

		if (written < 0 && errno == EAGAIN && poll(&room, 1, WRITE_WAIT) > 0)
			continue;
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		text += written;
		len -= (size_t)written;
	}
	return true;
}

static bool send_text(const struct copy_way *way, const char *text, size_t len)
{
	struct strbuf plain = {0}, sent = {0};
	bool good;

	strbuf_add(&plain, "\033]52;c;");
	add_base64(&plain, text, len);
	strbuf_addc(&plain, '\a');
	if (way->tmux || begins(way->term, "tmux")) {
		strbuf_addn(&sent, plain.data, plain.len);
		wrap_for_tmux(&sent, &plain);
	} else if (begins(way->term, "screen")) {
		wrap_for_screen(&sent, &plain);
	} else {
		strbuf_addn(&sent, plain.data, plain.len);
	}
	good = write_all(way->fd, sent.data, sent.len);
	strbuf_deinit(&plain);
	strbuf_deinit(&sent);
	return good;
}

/* --- a file --- */

static bool keep_in(const char *folder, const char *text, size_t len, struct strbuf *where,
		    struct err *err)
{
	char *path = path_join(folder, FILE_NAME);
	bool good = file_make_folder(folder, 0700, err) && file_write(path, text, len, 0600, err);

	if (good)
		strbuf_addf(where, "into %s", path);
	free(path);
	return good;
}

/* A folder that others may write to, too, takes a file of a name that nobody can know before. */
static bool keep_in_temporary(const char *folder, const char *text, size_t len,
			      struct strbuf *where, struct err *err)
{
	char *path = path_join(folder, "lectern-copied-XXXXXX");
	int fd = mkstemp(path);
	bool good = fd >= 0 && write_all(fd, text, len);

	if (!good)
		err_set_errno(err, path, errno);
	if (fd >= 0 && close(fd) != 0 && good) {
		err_set_errno(err, path, errno);
		good = false;
	}
	if (good)
		strbuf_addf(where, "into %s", path);
	free(path);
	return good;
}

bool copy_text(const struct copy_way *way, const char *text, size_t len, struct strbuf *where)
{
	struct err err = {0};

	if (has_clipboard(way->term) && len <= CLIPBOARD_MAX && send_text(way, text, len)) {
		strbuf_add(where, "to the clipboard");
		return true;
	}
	if (way->folder != NULL && keep_in(way->folder, text, len, where, &err))
		return true;
	if (keep_in_temporary(way->temporary, text, len, where, &err))
		return true;
	strbuf_add(where, err.text);
	return false;
}
