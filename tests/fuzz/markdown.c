/*
 * markdown.c - fuzzes a page's way from bytes to lines: parsing, then layout at a width.
 *
 * The page is read in all dialects at once and in one of them, and gets a part of itself as each
 * file that it takes in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "doc/layout.h"
#include "doc/markdown.h"

#define WIDTH_MIN 20		/* no line is wider than asked from here on; below, a mark and a character may not fit */
#define FILES_MOST 8		/* that a page gets */
#define FILE_MOST 200		/* bytes of each */
#define MARKER "<?lectern "
#define DIALECTS 0x3f		/* all of enum dialect_bit */

struct input {
	const char *data;
	size_t size;
	int files;			/* given so far */
};

/* A host gives text: of the input, what is ASCII. */
static void add_part(struct strbuf *out, const struct input *input)
{
	for (size_t i = 0; i < input->size && i < FILE_MOST; i++)
		if ((input->data[i] & 0x80) == 0 && input->data[i] != '\0' && input->data[i] != '\r')
			strbuf_addc(out, input->data[i]);
}

static bool give_file(void *data, const char *from, const char *path, bool rooted,
		      struct arena *arena, struct strbuf *out, const char **found)
{
	struct input *input = data;

	(void)from;
	if (input->files++ >= FILES_MOST)
		return false;
	add_part(out, input);
	*found = rooted ? arena_strdup(arena, path) : "file.md";
	return true;
}

static bool give_quiz(void *data, const char *path, struct strbuf *out)
{
	const struct input *input = data;

	(void)path;
	add_part(out, input);
	return input->size % 2 == 0;
}

static const char *find_page(void *data, const char *name, struct arena *arena)
{
	(void)data;
	return name[0] % 2 == 0 ? arena_strdup(arena, name) : NULL;
}

static void lay_out(const struct doc *doc, int width, bool ascii)
{
	const struct layout_options options = {
		.width = width, .ambiguous = ascii ? 1 : 2, .ascii = ascii, .links = LINKS_END, .print = ascii,
	};
	struct layout *layout = layout_new(doc, &options);

	for (size_t i = 0; i < layout_line_count(layout); i++)
		if (layout_line(layout, i)->cells > width && width >= WIDTH_MIN)
			abort();
	layout_free(layout);
}

/* The lines that stand for containers are for the parser alone. */
static void check_hidden(const struct doc *doc)
{
	for (const struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		if (block->kind == BLOCK_CODE &&
		    memmem(block->as.code.text, block->as.code.len, MARKER, strlen(MARKER)) != NULL)
			abort();
		for (size_t i = 0; i < block->span_count; i++)
			if (memmem(block->spans[i].text, block->spans[i].len, MARKER, strlen(MARKER)) != NULL)
				abort();
	}
}

static void read_page(const char *data, size_t size, unsigned dialects, int width)
{
	struct input input = { .data = data, .size = size };
	const struct dialect_host host = { &input, give_file, give_quiz, find_page };
	const struct markdown_options options = {
		.path = "page.md", .dialects = dialects, .host = &host,
	};
	struct doc *doc = markdown_parse(data, size, &options);

	doc_find_anchor(doc, "no-such-place");
	if (memmem(data, size, "lectern", 7) == NULL)
		check_hidden(doc);
	lay_out(doc, width, false);
	lay_out(doc, 80, true);
	doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int width = size > 0 ? 1 + data[0] % 120 : 1;
	unsigned one = size > 1 ? 1u << data[size - 1] % 7 : 0;	/* the seventh: none at all */

	read_page((const char *)data, size, DIALECTS, width);
	read_page((const char *)data, size, one & DIALECTS, width);
	return 0;
}
