/*
 * journal.c - appends events to a file and reads them back.
 *
 * The file is opened anew for each piece of work, so that one that was removed or replaced
 * meanwhile is noticed. Appending takes the lock, reads what others wrote, writes all that waits
 * with one write() and flushes it. A last line without a newline was cut short: it stays, and the
 * next append begins with a newline. The sum at the end of each line (event.h) keeps such a piece
 * from being taken for an event.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

#define READ_SIZE ((size_t)64 << 10)
#define LOCK_TRIES 100			/* of 2 ms each: a stopped program must not stop this one */

struct journal {
	char *folder, *path;		/* NULL: nothing is read or kept */
	bool read_only;
	journal_apply_fn *apply;
	void *context;
	bool there;			/* the file has been seen, as: */
	dev_t device;
	ino_t inode;
	off_t offset;			/* all before it has been applied */
	off_t torn_at;			/* a torn line there has been counted; -1: none */
	struct event_list waiting;	/* applied, not yet in the file */
	struct event_list introduction;	/* not applied yet: it goes before what comes */
	size_t unsynced;		/* events in the file, not yet flushed to the disk */
	struct event scratch;
	struct journal_status status;
	bool remarked;
	struct strbuf remark;
};

static bool fail(struct journal *journal, int number)
{
	err_set_errno(&journal->status.err, journal->path, number);
	return false;
}

static void update_status(struct journal *journal)
{
	struct journal_status *status = &journal->status;

	status->waiting = journal->waiting.count + journal->unsynced;
	if (journal->path == NULL || journal->read_only)
		status->state = JOURNAL_MEMORY;
	else
		status->state = status->waiting > 0 ? JOURNAL_WAITING : JOURNAL_SAVED;
}

/* --- reading --- */

static void apply_line(struct journal *journal, const char *line, size_t len, off_t at)
{
	bool counted = at == journal->torn_at;

	if (len == 0)
		return;
	switch (event_parse(&journal->scratch, line, len)) {
	case EVENT_LINE_FINE:
		journal->status.torn -= counted;	/* it was only not there as a whole yet */
		journal->apply(journal->context, &journal->scratch);
		break;
	case EVENT_LINE_NEWER:
		journal->status.torn -= counted;
		journal->status.newer++;
		break;
	case EVENT_LINE_TORN:
		journal->status.torn += !counted;
		break;
	case EVENT_LINE_FOREIGN:
		journal->status.torn -= counted;
		journal->status.foreign++;
		break;
	}
}

/* Applies the whole lines of text, which begins at the offset; returns the bytes taken. */
static size_t apply_lines(struct journal *journal, const struct strbuf *text)
{
	size_t done = 0;
	const char *end;

	while (done < text->len &&
	       (end = memchr(text->data + done, '\n', text->len - done)) != NULL) {
		size_t len = (size_t)(end - (text->data + done));

		apply_line(journal, text->data + done, len, journal->offset + (off_t)done);
		done += len + 1;
	}
	return done;
}

/* A last line without its newline: an event all the same if its sum is right, else torn. */
static void apply_tail(struct journal *journal, const struct strbuf *text)
{
	if (text->len == 0)
		return;
	if (event_parse(&journal->scratch, text->data, text->len) == EVENT_LINE_FINE) {
		journal->status.torn -= journal->offset == journal->torn_at;
		journal->apply(journal->context, &journal->scratch);
		journal->offset += (off_t)text->len;
	} else if (journal->offset != journal->torn_at) {
		journal->torn_at = journal->offset;
		journal->status.torn++;
	}
}

/* Reads on from the offset to a position in the file. */
static bool read_until(struct journal *journal, int fd, off_t until)
{
	struct strbuf text = {0};
	off_t at = journal->offset;
	char *chunk = xmalloc(READ_SIZE);
	bool good = true;

	while (at < until) {
		size_t want = (size_t)(until - at) < READ_SIZE ? (size_t)(until - at) : READ_SIZE,
		       taken;
		ssize_t got = pread(fd, chunk, want, at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			good = fail(journal, errno);
		if (got <= 0)
			break;
		at += got;
		strbuf_addn(&text, chunk, (size_t)got);
		taken = apply_lines(journal, &text);
		journal->offset += (off_t)taken;
		memmove(text.data, text.data + taken, text.len - taken);
		strbuf_truncate(&text, text.len - taken);
		/* of a line without end only so much is kept that it is known as foreign */
		if (text.len > 2 * EVENT_LINE_MAX) {
			journal->offset = at - (off_t)(EVENT_LINE_MAX + 1);
			memmove(text.data, text.data + text.len - (EVENT_LINE_MAX + 1),
				EVENT_LINE_MAX + 1);
			strbuf_truncate(&text, EVENT_LINE_MAX + 1);
		}
	}
	if (good)
		apply_tail(journal, &text);
	strbuf_deinit(&text);
	free(chunk);
	return good;
}

/* What was folded from a file that is gone or another one is void; what waits is not. */
static void start_over(struct journal *journal)
{
	journal->there = false;
	journal->offset = 0;
	journal->torn_at = -1;
	journal->status.torn = journal->status.foreign = journal->status.newer = 0;
	journal->apply(journal->context, NULL);
	for (size_t i = 0; i < journal->waiting.count; i++)
		journal->apply(journal->context, &journal->waiting.events[i]);
}

static bool read_new(struct journal *journal, int fd)
{
	struct stat stat;

	if (fstat(fd, &stat) != 0)
		return fail(journal, errno);
	if (!S_ISREG(stat.st_mode)) {
		err_set(&journal->status.err, "%s: this is no file; move it away to keep progress",
			journal->path);
		return false;
	}
	if (journal->there && (stat.st_ino != journal->inode || stat.st_dev != journal->device ||
			       stat.st_size < journal->offset))
		start_over(journal);
	journal->there = true;
	journal->inode = stat.st_ino;
	journal->device = stat.st_dev;
	return read_until(journal, fd, stat.st_size);
}

bool journal_read(struct journal *journal)
{
	int fd;
	bool good;

	if (journal->path == NULL)
		return true;
	fd = open(journal->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		if (errno != ENOENT)
			return fail(journal, errno);
		if (journal->there)
			start_over(journal);
		return true;
	}
	good = read_new(journal, fd);
	close(fd);
	if (good && journal->waiting.count + journal->unsynced == 0)
		journal->status.err.text[0] = '\0';
	return good;
}

/* --- opening and closing --- */

struct journal *journal_open(const char *folder, bool read_only, journal_apply_fn *apply,
			     void *context)
{
	struct journal *journal = xcalloc(1, sizeof *journal);

	journal->apply = apply;
	journal->context = context;
	journal->read_only = read_only;
	journal->torn_at = -1;
	if (folder != NULL) {
		journal->folder = xstrdup(folder);
		journal->path = path_join(folder, "journal");
	}
	journal_read(journal);
	update_status(journal);
	return journal;
}

void journal_close(struct journal *journal)
{
	if (journal == NULL)
		return;
	journal_save(journal);
	event_list_deinit(&journal->waiting);
	event_list_deinit(&journal->introduction);
	event_deinit(&journal->scratch);
	strbuf_deinit(&journal->remark);
	free(journal->folder);
	free(journal->path);
	free(journal);
}

/* --- appending --- */

/*
 * A new file's name has to reach the disk as well; where a folder cannot be flushed, nothing more
 * can be done.
 */
static void sync_folder(const struct journal *journal)
{
	int fd = open(journal->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static int open_to_append(struct journal *journal)
{
	int flags = O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
	int fd = open(journal->path, flags);

	if (fd < 0 && errno == ENOENT) {
		if (!file_make_folder(journal->folder, 0700, &journal->status.err))
			return -1;
		fd = open(journal->path, flags | O_CREAT, 0600);
		if (fd >= 0)
			sync_folder(journal);
	}
	if (fd < 0)
		fail(journal, errno);
	return fd;
}

static bool lock(struct journal *journal, int fd)
{
	static const struct timespec pause = { .tv_nsec = 2000000 };

	for (int i = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; i++) {
		if (errno == EINTR)
			continue;
		/* a file system without locks: one O_APPEND write a time has to do */
		if (errno != EWOULDBLOCK)
			return true;
		if (i == LOCK_TRIES) {
			err_set(&journal->status.err,
				"%s: another program holds the journal; it is tried again",
				journal->path);
			return false;
		}
		nanosleep(&pause, NULL);
	}
	return true;
}

/* Does the file end in the middle of a line? */
static bool ends_torn(int fd)
{
	struct stat stat;
	char last = '\n';

	return fstat(fd, &stat) == 0 && stat.st_size > 0 &&
	       pread(fd, &last, 1, stat.st_size - 1) == 1 && last != '\n';
}

/* The first count waiting events are in the file. */
static void drop_waiting(struct journal *journal, size_t count)
{
	struct event_list *list = &journal->waiting;

	for (size_t i = 0; i < count; i++)
		event_deinit(&list->events[i]);
	if (count > 0)
		memmove(list->events, list->events + count,
			(list->count - count) * sizeof *list->events);
	list->count -= count;
	journal->unsynced += count;
}

/*
 * After a write of `written` bytes: where it began is known from where it ended, so that lines of
 * another program in between (no lock) are read and our own are not.
 */
static bool take_written(struct journal *journal, int fd, const struct strbuf *text, size_t written,
			 bool torn)
{
	off_t end = lseek(fd, 0, SEEK_CUR);
	size_t whole = 0, events = 0;

	/* an event that lacks its newline alone is there: the next append begins with one */
	for (size_t i = torn ? 1 : 0; i <= written; i++) {
		if (text->data[i] != '\n')
			continue;
		events++;
		whole = i < written ? i + 1 : i;
	}
	if (end >= 0) {
		if (!read_until(journal, fd, end - (off_t)written))
			return false;
		journal->offset = end - (off_t)(written - whole);
	}
	drop_waiting(journal, events);
	return true;
}

static bool write_waiting(struct journal *journal, int fd)
{
	bool torn = ends_torn(fd);
	struct strbuf text = {0};
	ssize_t written;
	int number;

	if (torn)
		strbuf_addc(&text, '\n');
	for (size_t i = 0; i < journal->waiting.count; i++)
		event_format(&text, &journal->waiting.events[i]);
	do {
		written = write(fd, text.data, text.len);
	} while (written < 0 && errno == EINTR);
	number = written < 0 ? errno : ENOSPC;
	if (written > 0 && !take_written(journal, fd, &text, (size_t)written, torn))
		number = EIO;
	if (written < 0 || (size_t)written < text.len)
		fail(journal, number);
	strbuf_deinit(&text);
	return journal->waiting.count == 0;
}

static bool flush(struct journal *journal, int fd)
{
	/* EINVAL: a file system that cannot flush has done all it can */
	if (journal->unsynced > 0 && fdatasync(fd) != 0 && errno != EINVAL)
		return fail(journal, errno);
	journal->unsynced = 0;
	return true;
}

static void take(struct journal *journal, const struct event *event, bool keeps)
{
	journal->apply(journal->context, event);
	if (keeps)
		event_list_copy(&journal->waiting, event);
}

/*
 * Writes what waits and the fresh events. These are applied behind what others have appended,
 * whether they reach the file or not.
 */
static bool save(struct journal *journal, struct event_list *fresh)
{
	bool keeps = journal->path != NULL && !journal->read_only, good = false;
	int fd = keeps ? open_to_append(journal) : -1;

	if (fd >= 0)
		good = lock(journal, fd) && read_new(journal, fd);
	for (size_t i = 0; fresh != NULL && i < journal->introduction.count; i++) {
		journal->introduction.events[i].when = fresh->events[0].when;
		take(journal, &journal->introduction.events[i], keeps);
	}
	for (size_t i = 0; fresh != NULL && i < fresh->count; i++)
		take(journal, &fresh->events[i], keeps);
	if (fresh != NULL)
		event_list_clear(&journal->introduction);
	if (good && journal->waiting.count > 0)
		good = write_waiting(journal, fd);
	if (fd >= 0) {
		good = flush(journal, fd) && good;
		close(fd);
	}
	if (good)
		journal->status.err.text[0] = '\0';
	update_status(journal);
	return good;
}

bool journal_append(struct journal *journal, struct event_list *events, int64_t now)
{
	for (size_t i = 0; i < events->count; i++)
		events->events[i].when = now;
	return events->count == 0 || save(journal, events);
}

bool journal_append_one(struct journal *journal, struct event *event, int64_t now)
{
	struct event_list list = { .events = event, .count = 1, .cap = 1 };

	return journal_append(journal, &list, now);
}

void journal_introduce(struct journal *journal, const struct event *event)
{
	event_list_clear(&journal->introduction);
	event_list_copy(&journal->introduction, event);
}

bool journal_save(struct journal *journal)
{
	return journal->waiting.count + journal->unsynced == 0 || save(journal, NULL);
}

/* --- telling --- */

const struct journal_status *journal_status(const struct journal *journal)
{
	return &journal->status;
}

static void add_count(struct strbuf *out, size_t count, const char *what)
{
	if (count > 0)
		strbuf_addf(out, "%s%zu %s", out->len > 0 ? ", " : "", count, what);
}

const char *journal_remark(struct journal *journal)
{
	const struct journal_status *status = &journal->status;
	size_t total = status->torn + status->foreign + status->newer;
	struct strbuf parts = {0};

	if (journal->remarked || total == 0)
		return NULL;
	journal->remarked = true;
	add_count(&parts, status->torn, "cut short");
	add_count(&parts, status->newer, "of a newer version");
	add_count(&parts, status->foreign, "not written by this program");
	strbuf_addf(&journal->remark, "%s: %zu %s skipped and kept (%s)", journal->path, total,
		    total == 1 ? "line was" : "lines were", strbuf_text(&parts));
	strbuf_deinit(&parts);
	return strbuf_text(&journal->remark);
}
