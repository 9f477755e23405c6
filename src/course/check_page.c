/* check_page.c - what is wrong with one page: its bytes, its characters, its links. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/decode.h"
#include "base/file.h"
#include "base/mojibake.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "course/extra.h"
#include "course/finding.h"
#include "doc/doc.h"
#include "doc/fence.h"
#include "doc/front_matter.h"

#define CONTROLS_MAX 20		/* findings a page; a binary file has them everywhere */
#define HREF_LINES 20		/* lines below a block's first in which its link is looked for */

struct spot check_spot(const struct page_source *source, int line, int column)
{
	struct spot spot = source->spot;

	spot.line = line;
	spot.column = column;
	return spot;
}

static const char *line_end(const char *text, const char *end)
{
	const char *newline = memchr(text, '\n', (size_t)(end - text));

	return newline != NULL ? newline : end;
}

/* --- bytes and characters --- */

static void check_controls(const struct page_source *source)
{
	int line = 1, column = 1, found = 0;
	size_t used;

	for (size_t i = 0; i < source->len && found < CONTROLS_MAX; i += used, column++) {
		enum sanitize_class class;
		uint32_t code;

		used = utf8_decode(source->text + i, source->len - i, &code);
		if (code == '\n') {
			line++;
			column = 0;
			continue;
		}
		class = code == '\t' ? SANITIZE_FINE : sanitize_classify(code);
		if (class == SANITIZE_CONTROL || class == SANITIZE_BIDI) {
			struct spot spot = check_spot(source, line, column);

			finding_add(source->check->findings, &spot, SEVERITY_WARNING,
				    "control-character", "U+%04X, %s, is not shown; remove it",
				    (unsigned)code,
				    class == SANITIZE_CONTROL ? "a control character"
							      : "a mark of writing direction");
			found++;
		}
	}
}

static void check_mojibake(const struct page_source *source)
{
	struct mojibake_repair repair;
	struct strbuf mended = {0};

	if (mojibake_mend(&mended, source->text, source->len, &repair)) {
		struct spot spot = check_spot(source, repair.line, repair.column);

		finding_add(source->check->findings, &spot, SEVERITY_WARNING, "mojibake",
			    "\"%s\" was \"%s\" before it was saved in a wrong encoding; write it "
			    "again as UTF-8 (%d in this file)",
			    repair.before, repair.after, repair.count);
	}
	strbuf_deinit(&mended);
}

static void check_encoding(const struct page_source *source, const struct decoded *decoded)
{
	struct spot spot = check_spot(source, decoded->bad_line > 0 ? decoded->bad_line : 1,
				      decoded->bad_column);

	if (decoded->not_utf8)
		finding_add(source->check->findings, &spot, SEVERITY_WARNING, "not-utf8",
			    "bytes that are no UTF-8; save the file as UTF-8");
}

static void check_fences(const struct page_source *source, size_t start, int first_line)
{
	const char *end = source->text + source->len;
	struct fence fence = {0};
	int line = first_line, opened = 0;

	for (const char *text = source->text + start; text < end; line++) {
		const char *stop = line_end(text, end);
		bool inside = fence.sign != 0;

		fence_line(&fence, text, stop);
		if (!inside && fence.sign != 0)
			opened = line;
		text = stop + 1;
	}
	if (fence.sign != 0) {
		struct spot spot = check_spot(source, opened, 1);

		finding_add(source->check->findings, &spot, SEVERITY_WARNING, "fence-unclosed",
			    "the code that begins here has no end; close it with a line of %s",
			    fence.sign == '`' ? "```" : "~~~");
	}
}

/* --- links --- */

static void find_lines(struct page_source *source)
{
	const char *end = source->text + source->len;

	for (const char *text = source->text; text < end; text = line_end(text, end) + 1) {
		source->lines = xgrow(source->lines, source->line_count, &source->line_cap,
				      sizeof *source->lines);
		source->lines[source->line_count++] = (size_t)(text - source->text);
	}
}

/* The line that a byte of the text is in; from 0, not before `first`. */
static size_t line_of(const struct page_source *source, size_t first, size_t byte)
{
	while (first + 1 < source->line_count && source->lines[first + 1] <= byte)
		first++;
	return first;
}

/*
 * Where the link is written, behind the one looked for before if it is written more than once; else
 * where its block begins.
 */
static struct spot spot_of(const struct page_source *source, const struct target *target,
			   size_t *behind)
{
	size_t first = target->line > 0 ? (size_t)target->line - 1 : 0, len = strlen(target->href);
	size_t from, to, line;
	const char *found = NULL;

	if (first >= source->line_count || len == 0)
		return check_spot(source, target->line, 1);
	from = source->lines[first];
	to = first + HREF_LINES < source->line_count ? source->lines[first + HREF_LINES]
						     : source->len;
	if (*behind > from && *behind < to)
		found = memmem(source->text + *behind, to - *behind, target->href, len);
	if (found == NULL)
		found = memmem(source->text + from, to - from, target->href, len);
	if (found == NULL)
		return check_spot(source, target->line, 1);
	*behind = (size_t)(found - source->text) + len;
	line = line_of(source, first, (size_t)(found - source->text));
	from = source->lines[line];
	return check_spot(source, (int)line + 1,
			  (int)utf8_count(source->text + from,
					  (size_t)(found - source->text) - from) + 1);
}

static void check_targets(const struct page_source *source, const struct doc *doc)
{
	size_t behind = 0;

	for (size_t i = 0; i < doc->target_count; i++) {
		const struct target *target = &doc->targets[i];
		struct spot spot;

		if (target->kind != TARGET_LINK)
			continue;
		spot = spot_of(source, target, &behind);
		check_link(source->check, source->page, source->path, &spot, target->href,
			   target->image);
		/* "![](#label)" takes in what stands elsewhere. */
		if (target->missing_alt && target->href[0] != '#')
			finding_add(source->check->findings, &spot, SEVERITY_WARNING, "alt-missing",
				    "the picture \"%.200s\" has no text for those who cannot see "
				    "it; write it between the brackets",
				    target->href);
	}
}

/* --- a page, or a file that is none --- */

static void check_text(struct page_source *source, const struct decoded *decoded)
{
	struct front_matter found;

	source->text = strbuf_text(&decoded->text);
	source->len = decoded->text.len;
	find_lines(source);
	front_matter_find(source->text, source->len, &found);
	check_encoding(source, decoded);
	check_front_matter(source, &found);
	check_mojibake(source);
	check_controls(source);
	check_fences(source, found.end, found.lines + 1);
	check_includes(source);
}

static struct doc *load(const struct page_source *source)
{
	const struct course *course = source->check->course;

	return source->page >= 0 ? course_load_page(course, (size_t)source->page, NULL)
				 : extra_load(course, source->path, NULL);
}

static void check_doc(struct page_source *source)
{
	struct doc *doc = load(source);

	if (doc == NULL)
		return;
	check_targets(source, doc);
	if (source->page >= 0) {
		check_steps(source, doc);
		check_quiz(source->check, (size_t)source->page, doc);
	}
	doc_free(doc);
}

static void check_file(struct check *check, int page, const char *path)
{
	struct page_source source = { .check = check, .page = page, .path = path };
	char *file = path_join(check->course->root, path), *shown = check_shown_path(check, path);
	struct strbuf bytes = {0};
	struct decoded decoded = {0};
	struct err err = {0};

	source.spot = (struct spot){ finding_file(check->findings), shown, 0, 0 };
	if (file_read(file, FILE_LIMIT_PAGE, &bytes, &err)) {
		decode_text(&decoded, strbuf_text(&bytes), bytes.len);
		check_text(&source, &decoded);
		check_doc(&source);
	} else {
		finding_add_err(check->findings, &(struct spot){ source.spot.order, file, 0, 0 },
				"page-missing", &err);
	}
	decode_deinit(&decoded);
	strbuf_deinit(&bytes);
	free(source.lines);
	free(file);
	free(shown);
}

void check_page(struct check *check, size_t page)
{
	if (check->course->pages[page].path == NULL)
		return;
	check->findings->pages++;
	check_file(check, (int)page, check->course->pages[page].path);
}

void check_extra(struct check *check, const char *path)
{
	check->findings->extras++;
	check_file(check, -1, path);
}
