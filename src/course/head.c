/*
 * head.c - what the beginning of a page says about it.
 *
 * Opening a course reads the head of every page, so that this goes line by line and calls the
 * Markdown parser only for a heading that has markup in it.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/head.h"

#include <limits.h>
#include <math.h>
#include <stdbool.h>
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
#include "doc/doc.h"
#include "doc/fence.h"
#include "doc/front_matter.h"
#include "doc/markdown.h"

#define TITLE_MAX 200	/* bytes of a title, more than any screen shows */
#define SOURCE_MAX 1000	/* bytes of one with its markup */

/* Bytes read of a page: mostly the first will do; the last is for front matter that goes on. */
static const size_t steps[] = { 2 << 10, 16 << 10, 256 << 10 };
#define STEPS (sizeof steps / sizeof *steps)

/* One sanitized line without blanks at its ends; NULL if nothing is left. */
static char *one_line(const char *text, size_t len)
{
	struct strbuf clean = {0};
	size_t start = 0;
	char *line = NULL;

	sanitize_text(&clean, text, len, SANITIZE_LINE);
	while (clean.len > 0 && clean.data[clean.len - 1] == ' ')
		strbuf_truncate(&clean, clean.len - 1);
	while (start < clean.len && clean.data[start] == ' ')
		start++;
	if (start < clean.len)
		line = xstrdup(clean.data + start);
	strbuf_deinit(&clean);
	return line;
}

static char *front_line(const struct yaml_node *root, const char *key)
{
	const char *text = yaml_text(yaml_get(root, key), "");

	return one_line(text, strlen(text));
}

/* The text of a heading: pictures in it count only where there is nothing else. */
static char *heading_text(const struct doc *doc)
{
	const struct block *block = doc->heading_count > 0 ? doc->headings[0].block : NULL;
	struct strbuf text = {0};
	char *title;

	for (size_t i = 0; block != NULL && i < block->span_count; i++)
		if ((block->spans[i].flags & SPAN_IMAGE) == 0)
			strbuf_addn(&text, block->spans[i].text, block->spans[i].len);
	if (text.len > TITLE_MAX)
		strbuf_truncate(&text, utf8_valid_prefix(text.data, TITLE_MAX));
	title = one_line(strbuf_text(&text), text.len);
	strbuf_deinit(&text);
	return title != NULL || doc->title == NULL ? title
						   : one_line(doc->title, strlen(doc->title));
}

/* The text of a heading whose source has markup in it. */
static char *rendered(const char *text, size_t len)
{
	struct markdown_options options = { .path = "" };
	struct strbuf source = {0};
	struct doc *doc;
	char *title;

	strbuf_add(&source, "# ");
	strbuf_addn(&source, text, len);
	doc = markdown_parse(source.data, source.len, &options);
	title = heading_text(doc);
	doc_free(doc);
	strbuf_deinit(&source);
	return title;
}

static char *plain_title(const char *text, size_t len)
{
	if (len > SOURCE_MAX)
		len = utf8_valid_prefix(text, SOURCE_MAX);
	for (size_t i = 0; i < len; i++)
		if (strchr("`*_[]<>&\\{}!~#$", text[i]) != NULL)
			return rendered(text, len);
	return one_line(text, len > TITLE_MAX ? utf8_valid_prefix(text, TITLE_MAX) : len);
}

struct range {
	const char *text;
	size_t len;
};

static const char *end_of_line(const char *text, const char *end)
{
	const char *newline = memchr(text, '\n', (size_t)(end - text));

	return newline != NULL ? newline : end;
}

static size_t blanks(const char *line, const char *stop)
{
	const char *p = line;

	while (p < stop && (*p == ' ' || *p == '\t'))
		p++;
	return (size_t)(p - line);
}

/* Past a comment that begins at line, which may go over many lines; NULL if none begins there. */
static const char *skip_comment(const char *line, const char *end)
{
	const char *close;

	line += blanks(line, end);
	if (end - line < 4 || memcmp(line, "<!--", 4) != 0)
		return NULL;
	close = memmem(line + 4, (size_t)(end - line) - 4, "-->", 3);
	return close != NULL ? end_of_line(close, end) : end;
}

/* "# text" */
static bool is_atx(const char *line, const char *stop, struct range *title)
{
	size_t indent = blanks(line, stop);

	line += indent;
	if (indent > 3 || stop - line < 3 || line[0] != '#' || (line[1] != ' ' && line[1] != '\t'))
		return false;
	*title = (struct range){ line + 2, (size_t)(stop - line) - 2 };
	return true;
}

/* "===" under a line of text. */
static bool is_underline(const char *line, const char *stop)
{
	const char *p = line;

	while (p < stop && *p == '=')
		p++;
	return p > line && p + blanks(p, stop) == stop;
}

static bool find_heading(const char *text, size_t len, struct range *title)
{
	const char *end = text + len;
	struct range above = {0};
	struct fence fence = {0};

	for (const char *line = text; line < end; ) {
		const char *stop = end_of_line(line, end);
		const char *comment = fence.sign == 0 ? skip_comment(line, end) : NULL;

		if (comment != NULL) {
			line = comment + 1;
			continue;
		}
		if (fence_line(&fence, line, stop)) {
			above.text = NULL;
		} else if (is_atx(line, stop, title)) {
			return true;
		} else if (above.text != NULL && is_underline(line, stop)) {
			*title = above;
			return true;
		} else {
			bool text_line = blanks(line, stop) < (size_t)(stop - line);

			above = (struct range){ text_line ? line : NULL, (size_t)(stop - line) };
		}
		line = stop + 1;
	}
	return false;
}

/*
 * Where a site generator looks for a title: the first line with text, behind blocks of imports that
 * a blank line ends.
 */
static const char *first_line(const char *text, size_t len)
{
	const char *end = text + len;
	bool imports = false;

	for (const char *line = text; line < end; line = end_of_line(line, end) + 1) {
		const char *stop = end_of_line(line, end);

		if (blanks(line, stop) == (size_t)(stop - line))
			imports = false;
		else if (!imports && (stop - line < 7 || memcmp(line, "import", 6) != 0 ||
				      (line[6] != ' ' && line[6] != '\t')))
			return line;
		else
			imports = true;
	}
	return end;
}

/* The first H1. *leads: is it the first line? */
static char *heading_title(const char *text, size_t len, bool *leads)
{
	struct strbuf mended = {0};
	struct range found;
	const char *first;
	char *title;

	if (!find_heading(text, len, &found))
		return NULL;
	first = first_line(text, len);
	*leads = found.text >= first && found.text <= end_of_line(first, text + len);
	if (!unicode_is_ascii_text(found.text, found.len) &&
	    mojibake_mend(&mended, text, len, NULL) &&
	    !find_heading(mended.data, mended.len, &found))
		found.len = 0;
	title = plain_title(found.text, found.len);
	strbuf_deinit(&mended);
	return title;
}

/* Where Hugo, Jekyll's themes and Starlight keep what Docusaurus calls sidebar_position. */
static double read_weight(const struct yaml_node *root)
{
	static const char *const keys[] = { "weight", "nav_order", "order" };
	double weight;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (yaml_double(yaml_get(root, keys[i]), &weight) && (i > 0 || weight != 0))
			return weight;
	return yaml_double(yaml_get(yaml_get(root, "sidebar"), "order"), &weight) ? weight : NAN;
}

static void take_front_matter(struct head *head, const struct yaml_node *root)
{
	const char *title = yaml_text(yaml_get(root, "title"), "");
	const char *link = yaml_text(yaml_get(root, "permalink"), "");
	bool parse = true;
	long week;

	head->id = front_line(root, "id");
	head->label = front_line(root, "sidebar_label");
	head->slug = front_line(root, "slug");
	/* Jekyll and others; "/:year/x" is a pattern. */
	if (head->slug == NULL && *link == '/' && strchr(link, ':') == NULL)
		head->slug = one_line(link, strlen(link));
	head->quiz = front_line(root, "quiz");
	/* A title is text; only where it can be nothing else is it taken as Markdown. */
	if (strpbrk(title, "`*") != NULL && strchr(title, '<') == NULL)
		head->title = plain_title(title, strlen(title));
	else
		head->title = one_line(title, strlen(title));
	if (yaml_int(yaml_get(root, "week"), &week) && week >= 0 && week <= INT_MAX)
		head->week = (int)week;
	if (!yaml_double(yaml_get(root, "sidebar_position"), &head->position))
		head->position = NAN;
	head->weight = read_weight(root);
	yaml_bool(yaml_get(root, "draft"), &head->draft);
	yaml_bool(yaml_get(root, "unlisted"), &head->unlisted);
	yaml_bool(yaml_get(root, "parse_number_prefixes"), &parse);
	head->keeps_number = !parse;
	head->title_leads = head->title != NULL;
}

void head_parse(struct head *head, const char *text, size_t len)
{
	struct front_matter found;

	*head = (struct head){ .week = -1, .position = NAN, .weight = NAN };
	if (front_matter_find(text, len, &found)) {
		struct yaml *yaml = front_matter_parse(text, &found, "", NULL);

		if (yaml != NULL)
			take_front_matter(head, yaml_root(yaml));
		yaml_drop(yaml);
	}
	if (head->title == NULL)
		head->title = heading_title(text + found.end, len - found.end,
					    &head->title_leads);
}

/* Drops a last line that the limit may have cut. */
static void drop_cut_line(struct strbuf *bytes, size_t limit)
{
	size_t len = bytes->len;

	if (len < limit)
		return;
	while (len > 0 && bytes->data[len - 1] != '\n')
		len--;
	if (len > 0)
		strbuf_truncate(bytes, len);
}

/* Nothing that decode_text() would change; most files are so. */
static bool is_clean(const struct strbuf *bytes)
{
	unsigned char high = 0;

	for (size_t i = 0; i < bytes->len; i++)
		high |= (unsigned char)bytes->data[i];
	return high < 0x80 && (bytes->len == 0 || memchr(bytes->data, '\r', bytes->len) == NULL);
}

static void parse_bytes(struct head *head, const struct strbuf *bytes)
{
	struct decoded decoded = {0};

	if (is_clean(bytes)) {
		head_parse(head, strbuf_text(bytes), bytes->len);
		return;
	}
	decode_text(&decoded, bytes->data, bytes->len);
	head_parse(head, strbuf_text(&decoded.text), decoded.text.len);
	decode_deinit(&decoded);
}

/* Front matter that begins and, as far as was read, does not end. */
static bool has_open_front_matter(const struct strbuf *bytes)
{
	struct front_matter found;

	return bytes->len > 3 && memcmp(bytes->data, "---", 3) == 0 &&
		!front_matter_find(bytes->data, bytes->len, &found);
}

/*
 * The step that was cut off at its limit said all there is to say. A title in damaged letters is
 * mended better with more text around it.
 */
static bool is_enough(const struct head *head, const struct strbuf *bytes, size_t step)
{
	if (step + 1 == STEPS)
		return true;
	if (step + 2 == STEPS)
		return !has_open_front_matter(bytes);
	return head->title != NULL && unicode_is_ascii_text(head->title, strlen(head->title));
}

void head_read(struct head *head, const char *path)
{
	struct strbuf bytes = {0};
	bool cut;

	for (size_t step = 0; ; step++) {
		strbuf_reset(&bytes);
		file_peek(path, steps[step], &bytes);
		cut = bytes.len == steps[step];
		drop_cut_line(&bytes, steps[step]);
		parse_bytes(head, &bytes);
		if (!cut || is_enough(head, &bytes, step))
			break;
		head_deinit(head);
	}
	strbuf_deinit(&bytes);
}

void head_deinit(struct head *head)
{
	free(head->id);
	free(head->label);
	free(head->slug);
	free(head->quiz);
	free(head->title);
}
