/* file.h - files and folders, read with limits and written so that nothing is lost. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/strbuf.h"

#define FILE_LIMIT_PAGE ((size_t)64 << 20)	/* bytes of a page of Markdown */
#define FILE_LIMIT_DATA ((size_t)1 << 20)	/* bytes of a YAML or JSON file */

/*
 * Appends the whole of a regular file to out. Anything else (folder, FIFO, device, socket), a file over
 * limit bytes and a failed read are errors. Never blocks on opening.
 */
bool file_read(const char *path, size_t limit, struct strbuf *out, struct err *err);

/* At most limit bytes of the beginning: enough for front matter and a first heading. */
bool file_read_head(const char *path, size_t limit, struct strbuf *out, struct err *err);
/*
 * The same for a file that a listing of its folder has just called regular: it is opened without
 * another look, which thousands of pages feel.
 */
bool file_peek(const char *path, size_t limit, struct strbuf *out);

/* All of an open descriptor (a pipe, say), up to limit bytes; name is for the sentence. */
bool file_read_fd(int fd, const char *name, size_t limit, struct strbuf *out, struct err *err);

/* Replaces path by way of a temporary file beside it, fsync and rename. */
bool file_write(const char *path, const char *text, size_t len, unsigned mode, struct err *err);

/* Makes a folder and those above it; existing ones are fine. mode applies to the new ones. */
bool file_make_folder(const char *path, unsigned mode, struct err *err);

bool file_is_folder(const char *path);
bool file_is_regular(const char *path);
/* As the file system would say it, resolved; NULL if it does not exist. The caller frees it. */
char *file_real_path(const char *path);
/* What a link says, which may be a path that is no more; NULL if it is none. The caller frees it. */
char *file_link_target(const char *path);

/* "a/b" and "c" to "a/b/c"; an absolute name stands alone. The caller frees it. */
char *path_join(const char *folder, const char *name);
const char *path_base(const char *path);		/* behind the last slash; borrowed */
/* The extension with its dot ("" if none), borrowed. */
const char *path_extension(const char *path);
/* Resolves "." and ".." in a relative path by text alone; false if it would leave the root. The caller frees *out. */
bool path_normalise(const char *path, char **out);
bool path_is_markdown(const char *path);		/* .md .mdx .markdown, any case */

#define SKIPPED_PATHS_MAX 100

struct file_entry {
	char *path;			/* relative to the root walked, with slashes */
	bool folder;
};

struct file_list {
	struct file_entry *entries;	/* sorted by name in code-unit order, a folder before its contents */
	size_t count, cap;
	size_t skipped;			/* FIFOs, devices, links out of the root, unreadable folders, loops */
	char **skipped_paths;		/* relative to the root; of the first SKIPPED_PATHS_MAX */
	size_t skipped_count, skipped_cap;
};

/*
 * Lists a folder and all below it, hidden names and node_modules aside, to depth 64 and 200,000 entries. Links are
 * followed only inside the root and never in circles.
 */
bool file_walk(const char *root, struct file_list *list, struct err *err);
/* Lists what is in a folder itself, hidden names, links and node_modules aside. False if it cannot be read. */
bool file_names(const char *folder, struct file_list *list);
void file_list_deinit(struct file_list *list);

#endif
