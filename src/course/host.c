/*
 * host.c - what the pages of a course may ask of it while they are parsed.
 *
 * Files are given only where they are really inside the course, symbolic links followed, and
 * within limits of size and number, so that no page grows beyond what a screen can be filled from.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/host.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/decode.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "course/import.h"
#include "course/link.h"
#include "course/quiz_write.h"

/* Reads the file at folder/path, a regular one inside the course. *found is the caller's. */
static bool read_below(struct host *host, const char *folder, const char *path,
		       struct strbuf *bytes, char **found)
{
	const struct course *course = host->course;
	size_t left = HOST_BYTES_MOST - host->bytes;
	char *joined = path_join(folder, path), *clean, *full;
	bool given = false;

	*found = NULL;
	if (*path != '/' && path_normalise(joined, &clean)) {
		full = path_join(course->root, clean);
		given = file_is_regular(full) && course_inside(course, clean) &&
			file_read(full, left < HOST_FILE_MOST ? left : HOST_FILE_MOST, bytes, NULL);
		free(full);
		if (given)
			*found = clean;
		else
			free(clean);
	}
	free(joined);
	return given;
}

/*
 * A rooted path counts from the course's root, or from a folder on the way to the one that its
 * pages begin at: manifests stand there.
 */
static bool read_rooted(struct host *host, const char *path, struct strbuf *bytes, char **found)
{
	const char *docs = host->course->docs != NULL ? host->course->docs : "";

	path += strspn(path, "/");
	if (read_below(host, "", path, bytes, found))
		return true;
	for (size_t len = strlen(docs); len > 0; ) {
		char *folder = xstrndup(docs, len);
		bool given = read_below(host, folder, path, bytes, found);

		free(folder);
		if (given)
			return true;
		while (len > 0 && docs[--len] != '/')
			;
	}
	return false;
}

static bool read_beside(struct host *host, const char *from, const char *path,
			struct strbuf *bytes, char **found)
{
	const char *base = from != NULL ? from : host->course->pages[host->page].path;
	const char *slash = strrchr(base, '/');
	char *folder = xstrndup(base, slash != NULL ? (size_t)(slash - base) : 0);
	bool given = read_below(host, folder, path, bytes, found);

	free(folder);
	return given;
}

static bool read_bytes(struct host *host, const char *from, const char *path, bool rooted,
		       struct strbuf *bytes, char **found)
{
	bool given;

	*found = NULL;
	if (*path == '\0' || host->files >= HOST_FILES_MOST || host->bytes >= HOST_BYTES_MOST)
		return false;
	host->files++;
	given = rooted ? read_rooted(host, path, bytes, found)
		       : read_beside(host, from, path, bytes, found);
	host->bytes += given ? bytes->len : 0;
	return given;
}

static bool host_read(void *data, const char *from, const char *path, bool rooted,
		      struct arena *arena, struct strbuf *out, const char **found)
{
	struct strbuf bytes = {0};
	struct decoded decoded = {0};
	char *where;
	bool given = read_bytes(data, from, path, rooted, &bytes, &where);

	if (given) {
		decode_text(&decoded, strbuf_text(&bytes), bytes.len);
		strbuf_addn(out, strbuf_text(&decoded.text), decoded.text.len);
		*found = arena_strdup(arena, where);
		decode_deinit(&decoded);
	}
	free(where);
	strbuf_deinit(&bytes);
	return given;
}

/* --- quizzes --- */

/* The questions of a file of mdbook-quiz, as a list. */
static bool add_imported(struct strbuf *out, const char *path, const struct strbuf *bytes)
{
	struct exchange *exchange = exchange_read(mdbook_read, path, strbuf_text(bytes), bytes->len);
	bool any = false;

	for (size_t i = 0; i < exchange->count; i++)
		if (!exchange->items[i].no_question) {
			quiz_write_question(out, &exchange->items[i].question);
			any = true;
		}
	exchange_free(exchange);
	return any;
}

/* What stands under `questions:` in a quiz of our own form; all of it if that is a list already. */
static bool add_own(struct strbuf *out, const char *text, size_t len)
{
	static const char key[] = "questions:";
	const char *end = text + len, *line = text, *stop;
	bool inside = len > 0 && *text == '-', any = false;

	for (; line < end; line = stop + 1) {
		stop = memchr(line, '\n', (size_t)(end - line));
		stop = stop != NULL ? stop : end;
		if ((size_t)(stop - line) >= strlen(key) && memcmp(line, key, strlen(key)) == 0) {
			inside = true;
		} else if (inside) {
			if (line < stop && strchr(" -#\t", *line) == NULL)
				inside = false;
			strbuf_addn(out, line, inside ? (size_t)(stop - line) + (stop < end) : 0);
			any = any || inside;
		}
	}
	return any;
}

static bool host_quiz(void *data, const char *path, struct strbuf *out)
{
	struct strbuf bytes = {0};
	struct decoded decoded = {0};
	const char *extension = path_extension(path);
	char *where;
	bool given = read_bytes(data, NULL, path, false, &bytes, &where);

	if (given && strcasecmp(extension, ".toml") == 0) {
		given = add_imported(out, where, &bytes);
	} else if (given && (strcasecmp(extension, ".yaml") == 0 || strcasecmp(extension, ".yml") == 0)) {
		decode_text(&decoded, strbuf_text(&bytes), bytes.len);
		given = add_own(out, strbuf_text(&decoded.text), decoded.text.len);
		decode_deinit(&decoded);
	} else {
		given = false;
	}
	free(where);
	strbuf_deinit(&bytes);
	return given;
}

/* --- pages --- */

/* Is name, in any case, the end of the path without its extension? */
static bool ends_in(const char *path, const char *name)
{
	size_t len = strlen(path) - strlen(path_extension(path)), own = strlen(name);

	return len > own && path[len - own - 1] == '/' &&
	       strncasecmp(path + len - own, name, own) == 0;
}

/* In a vault a name may lack the folders before it; the shortest path is meant. */
static const char *find_ending(struct host *host, const char *name)
{
	const struct course *course = host->course;
	const char *found = NULL;

	if (host->searches++ >= HOST_SEARCHES_MOST)
		return NULL;
	for (size_t i = 0; i < course->page_count; i++) {
		const char *path = course->pages[i].path;

		if (path != NULL && ends_in(path, name) &&
		    (found == NULL || strlen(path) < strlen(found)))
			found = path;
	}
	return found;
}

static const char *host_find_page(void *data, const char *name, struct arena *arena)
{
	struct host *host = data;
	const char *found = NULL;
	struct link link;

	link_resolve(&link, host->course, host->page, name);
	if (link.kind == LINK_PAGE)
		found = host->course->pages[link.page].path;
	if (found == NULL)
		found = find_ending(host, name);
	link_deinit(&link);
	return found != NULL ? arena_strdup(arena, found) : NULL;
}

void host_init(struct host *host, const struct course *course, size_t page)
{
	*host = (struct host){
		.dialect = { .read = host_read, .quiz = host_quiz, .find_page = host_find_page },
		.course = course, .page = page,
	};
	host->dialect.data = host;
}
