/* check_page.c - what is wrong with one page: its bytes, its front matter, its links. */
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
#include "base/yaml.h"
#include "course/finding.h"
#include "course/pages.h"
#include "doc/doc.h"
#include "doc/fence.h"
#include "doc/front_matter.h"
#include "doc/markdown.h"

#define CONTROLS_MAX 20		/* findings a page; a binary file has them everywhere */
#define HREF_LINES 20		/* lines below a block's first in which its link is looked for */

struct page_source {
	struct check *check;
	size_t page;
	struct spot spot;		/* the file; line and column 0 */
	const char *text;		/* decoded */
	size_t len;
	size_t *lines;			/* where each line begins in the text */
	size_t line_count, line_cap;
};

static struct spot spot_at(const struct page_source *source, int line, int column)
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
			struct spot spot = spot_at(source, line, column);

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
		struct spot spot = spot_at(source, repair.line, repair.column);

		finding_add(source->check->findings, &spot, SEVERITY_WARNING, "mojibake",
			    "\"%s\" was \"%s\" before it was saved in a wrong encoding; write it "
			    "again as UTF-8 (%d in this file)",
			    repair.before, repair.after, repair.count);
	}
	strbuf_deinit(&mended);
}

static void check_encoding(const struct page_source *source, const struct decoded *decoded)
{
	struct spot spot = spot_at(source, decoded->bad_line > 0 ? decoded->bad_line : 1,
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
		struct spot spot = spot_at(source, opened, 1);

		finding_add(source->check->findings, &spot, SEVERITY_WARNING, "fence-unclosed",
			    "the code that begins here has no end; close it with a line of %s",
			    fence.sign == '`' ? "```" : "~~~");
	}
}

/* --- front matter --- */

static void add_front(const struct page_source *source, const struct yaml_node *node, const char *rule,
		      const char *sentence)
{
	struct spot spot = spot_at(source, node->line, node->column);

	finding_add(source->check->findings, &spot, SEVERITY_ERROR, rule, "%s", sentence);
}

/* Keys with one text as their value; an empty one is as none. */
static void check_texts(const struct page_source *source, const struct yaml_node *root)
{
	static const char *const keys[] = {
		"id", "title", "sidebar_label", "description", "slug", "quiz", NULL
	};

	for (size_t i = 0; keys[i] != NULL; i++) {
		const struct yaml_node *node = yaml_get(root, keys[i]);
		char *sentence;

		if (node == NULL || node->kind == YAML_SCALAR)
			continue;
		sentence = xasprintf("%s is one text, not a list or map", keys[i]);
		add_front(source, node, "front-matter", sentence);
		free(sentence);
	}
}

static bool is_list_of_texts(const struct yaml_node *node)
{
	if (node->kind != YAML_LIST)
		return false;
	for (size_t i = 0; i < node->count; i++)
		if (node->items[i]->kind != YAML_SCALAR)
			return false;
	return true;
}

static void check_values(const struct page_source *source, const struct yaml_node *root)
{
	const struct yaml_node *position = yaml_get(root, "sidebar_position");
	const struct yaml_node *week = yaml_get(root, "week");
	const struct yaml_node *steps = yaml_get(root, "steps");
	double number;
	long count;

	if (position != NULL && !yaml_double(position, &number))
		add_front(source, position, "front-matter", "sidebar_position is a number");
	if (week != NULL && (!yaml_int(week, &count) || count < 0))
		add_front(source, week, "front-matter", "week is a whole number from 0");
	if (steps != NULL && !is_list_of_texts(steps))
		add_front(source, steps, "front-matter",
			  "steps is a list of headings: write [procedure, assignment]");
}

/* pages_finish() has dropped a quiz that leads out of the course, and kept one that is absent. */
static void check_quiz_path(const struct page_source *source, const struct yaml_node *root)
{
	const struct course *course = source->check->course;
	const struct page *page = &course->pages[source->page];
	const struct yaml_node *node = yaml_get(root, "quiz");

	if (node == NULL || *yaml_text(node, "") == '\0')
		return;
	if (page->quiz == NULL)
		add_front(source, node, "outside-root",
			  "the quiz leads out of the course; bring it into its folder");
}

static void check_id(const struct page_source *source, const struct yaml_node *root)
{
	const struct course *course = source->check->course;
	const struct yaml_node *node = yaml_get(root, "id");
	char *by_path = pages_path_id(course->pages[source->page].path);
	const char *id = yaml_text(node, "");
	struct spot spot = spot_at(source, node != NULL ? node->line : 1,
				   node != NULL ? node->column : 1);
	int old;

	if (!lookup_add(&source->check->ids, *id != '\0' ? id : by_path, (int)source->page, &old))
		finding_add(source->check->findings, &spot, SEVERITY_ERROR, "duplicate-id",
			    "the id \"%.100s\" is taken by %.300s; give this page another",
			    *id != '\0' ? id : by_path, course->pages[old].path);
	free(by_path);
}

/* "---" and a key below it: front matter was meant. */
static bool begins_like_front_matter(const struct page_source *source)
{
	const char *key = source->text + 4;
	size_t len;

	if (source->len < 5 || memcmp(source->text, "---\n", 4) != 0)
		return false;
	len = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
	return len > 0 && key[len] == ':';
}

static void check_front_matter(const struct page_source *source, const struct front_matter *found)
{
	struct spot top = spot_at(source, 1, 1);
	struct yaml *yaml = NULL;
	struct err err = {0};

	if (found->end > 0)
		yaml = front_matter_parse(source->text, found, source->spot.path, &err);
	if (found->end > 0 && yaml == NULL)
		finding_add_err(source->check->findings, &top, "front-matter", &err);
	else if (found->end == 0 && begins_like_front_matter(source))
		finding_add(source->check->findings, &top, SEVERITY_ERROR, "front-matter",
			    "front matter begins here and has no end; close it with a line of ---");
	check_id(source, yaml != NULL ? yaml_root(yaml) : NULL);
	if (yaml != NULL) {
		check_texts(source, yaml_root(yaml));
		check_values(source, yaml_root(yaml));
		check_quiz_path(source, yaml_root(yaml));
	}
	yaml_drop(yaml);
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

/* Where the link is written; else where its block begins. */
static struct spot spot_of(const struct page_source *source, const struct target *target)
{
	const char *end = source->text + source->len;
	size_t first = target->line > 0 ? (size_t)target->line - 1 : 0;
	size_t len = strlen(target->href);

	for (size_t i = first; i < first + HREF_LINES && i < source->line_count && len > 0; i++) {
		const char *text = source->text + source->lines[i];
		const char *stop = line_end(text, end);
		const char *found = memmem(text, (size_t)(stop - text), target->href, len);

		if (found != NULL)
			return spot_at(source, (int)i + 1,
				       (int)utf8_count(text, (size_t)(found - text)) + 1);
	}
	return spot_at(source, target->line, 1);
}

static void check_targets(const struct page_source *source, const struct doc *doc)
{
	for (size_t i = 0; i < doc->target_count; i++) {
		const struct target *target = &doc->targets[i];
		struct spot spot;

		if (target->kind != TARGET_LINK)
			continue;
		spot = spot_of(source, target);
		check_link(source->check, source->page, &spot, target->href, target->image);
		if (target->missing_alt)
			finding_add(source->check->findings, &spot, SEVERITY_WARNING, "alt-missing",
				    "the picture \"%.200s\" has no text for those who cannot see "
				    "it; write it between the brackets",
				    target->href);
	}
}

/* --- a page --- */

static struct doc *parse(const struct page_source *source, const struct strbuf *bytes)
{
	const struct course *course = source->check->course;
	struct markdown_options options = {
		.path = source->spot.path,
		.steps = (const char *const *)course->steps,
		.all_lists = course->pages[source->page].all_lists,
	};

	return markdown_parse(strbuf_text(bytes), bytes->len, &options);
}

static void check_source(struct page_source *source, const struct strbuf *bytes)
{
	struct decoded decoded = {0};
	struct front_matter found;
	struct doc *doc;

	decode_text(&decoded, strbuf_text(bytes), bytes->len);
	source->text = strbuf_text(&decoded.text);
	source->len = decoded.text.len;
	find_lines(source);
	front_matter_find(source->text, source->len, &found);
	check_encoding(source, &decoded);
	check_front_matter(source, &found);
	check_mojibake(source);
	check_controls(source);
	check_fences(source, found.end, found.lines + 1);
	doc = parse(source, bytes);
	check_targets(source, doc);
	check_quiz(source->check, source->page, doc);
	doc_free(doc);
	free(source->lines);
	decode_deinit(&decoded);
}

void check_page(struct check *check, size_t page)
{
	const struct page *at = &check->course->pages[page];
	struct page_source source = { .check = check, .page = page };
	struct strbuf bytes = {0};
	struct err err = {0};
	char *file, *shown;

	if (at->path == NULL)
		return;
	file = course_page_path(check->course, page);
	shown = check_shown_path(check, at->path);
	source.spot = (struct spot){ finding_file(check->findings), shown, 0, 0 };
	check->findings->pages++;
	if (file_read(file, FILE_LIMIT_PAGE, &bytes, &err)) {
		check_source(&source, &bytes);
	} else {
		struct spot spot = { source.spot.order, file, 0, 0 };

		finding_add_err(check->findings, &spot, "page-missing", &err);
	}
	strbuf_deinit(&bytes);
	free(file);
	free(shown);
}
