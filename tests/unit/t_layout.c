/* t_layout.c - lines fit, places are found again, targets are where they are seen. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/strbuf.h"
#include "doc/layout.h"
#include "doc/markdown.h"

static const char page[] =
	"# A page\n\nA first paragraph that is long enough to take more than one line at any narrow width, with a [link](a.md).\n\n"
	"## Procedure\n\n1. one step\n2. another step with a [second link](b.md) and more text behind it to fill the line\n\n"
	"<details>\n<summary>More</summary>\n\nInside the fold there is a [third link](c.md).\n\n</details>\n\n"
	"> a quote\n\n```c\nint a;\n```\n\nThe last paragraph.\n";

static struct doc *parse(const char *text, size_t len)
{
	return markdown_parse(text, len, &(struct markdown_options){ .path = "test.md" });
}

static void add_text(struct strbuf *out, const struct line *line)
{
	for (int i = 0; i < line->run_count; i++)
		strbuf_addn(out, line->runs[i].text, line->runs[i].len);
	strbuf_addc(out, '\n');
}

static void no_line_is_wider_than_asked(void **state)
{
	struct doc *doc = parse(page, strlen(page));

	(void)state;
	for (int width = 1; width <= 200; width++) {
		struct layout_options options = { .width = width, .ambiguous = 1, .links = width % 3, .ascii = width % 2 };
		struct layout *layout = layout_new(doc, &options);

		assert_true(layout_line_count(layout) > 0);
		for (size_t i = 0; width >= 20 && i < layout_line_count(layout); i++)
			assert_in_range(layout_line(layout, i)->cells, 0, width);
		layout_free(layout);
	}
	doc_free(doc);
}

/* Any bytes at all: it must be set, in time, and within its width. */
static void rubbish_is_set_within_its_width_too(void **state)
{
	static const char *const pieces[] = {
		"\n", "\n\n", "# ", "- ", "1. ", "> ", "```\n", "|", "|-|-|\n", "*", "**", "`", "[", "](x)", "<details>", "</details>",
		"<summary>", ":::note\n", ":::\n", "&#27;", "\xe4\xbd\x9c", "\xf0\x9f\x98\x8e", "e\xcc\x81", "    ", "word ", "\xff",
		"<b>", "<!--", "-->", "[^1]", "[^1]: ", "<br>", "\\", "- [ ] ", "---\n", "<pre>", "<td>", "![", "~~", "\t", "<sub>2",
	};
	struct random random = { 7 };

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct strbuf text = {0};
		struct layout_options options = { .ambiguous = 1 };
		struct layout *layout;
		struct doc *doc;

		for (size_t i = random_below(&random, 120); i > 0; i--)
			strbuf_add(&text, pieces[random_below(&random, sizeof pieces / sizeof *pieces)]);
		doc = parse(strbuf_text(&text), text.len);
		options.width = 20 + (int)random_below(&random, 60);
		options.links = (enum link_form)random_below(&random, 3);
		layout = layout_new(doc, &options);
		for (size_t i = 0; i < layout_line_count(layout); i++)
			assert_in_range(layout_line(layout, i)->cells, 0, options.width);
		layout_free(layout);
		doc_free(doc);
		strbuf_deinit(&text);
	}
}

static void a_place_is_found_again_at_another_width(void **state)
{
	struct doc *doc = parse(page, strlen(page));
	struct layout *wide = layout_new(doc, &(struct layout_options){ .width = 78, .ambiguous = 1 });
	struct layout *narrow = layout_new(doc, &(struct layout_options){ .width = 30, .ambiguous = 1 });

	(void)state;
	for (size_t i = 0; i < layout_line_count(narrow); i++) {
		const struct line *line = layout_line(narrow, i);
		size_t found = layout_find(narrow, line->block->number, line->offset);

		if (line->run_count > 0 && line->block->kind == BLOCK_PARAGRAPH)
			assert_int_equal(found, i);
		found = layout_find(wide, line->block->number, line->offset);
		assert_int_equal(layout_line(wide, found)->block->number, line->block->number);
	}
	layout_free(wide);
	layout_free(narrow);
	doc_free(doc);
}

static void targets_are_where_they_are_seen(void **state)
{
	struct doc *doc = parse(page, strlen(page));
	bool open[16] = { false };
	struct layout_options options = { .width = 60, .ambiguous = 1, .open = open };
	struct layout *layout = layout_new(doc, &options);
	int hidden = -1, fold = -1, column;
	size_t line;

	(void)state;
	for (size_t i = 0; i < doc->target_count; i++) {
		if (doc->targets[i].kind == TARGET_FOLD)
			fold = (int)i;
		if (strcmp(doc->targets[i].href, "c.md") == 0)
			hidden = (int)i;
		else
			assert_true(layout_find_target(layout, (int)i, &line, &column));
	}
	assert_false(layout_find_target(layout, hidden, &line, &column));
	layout_free(layout);
	open[fold] = true;
	layout = layout_new(doc, &options);
	assert_true(layout_find_target(layout, hidden, &line, &column));
	assert_int_equal(column, 2 + (int)strlen("Inside the fold there is a "));
	layout_free(layout);
	doc_free(doc);
}

static void lines_of_a_step_know_it(void **state)
{
	struct doc *doc = parse(page, strlen(page));
	struct layout *layout = layout_new(doc, &(struct layout_options){ .width = 40, .ambiguous = 1 });
	int boxes = 0, lines = 0;

	(void)state;
	for (size_t i = 0; i < layout_line_count(layout); i++) {
		boxes += layout_line(layout, i)->box;
		lines += layout_line(layout, i)->step == 1;
	}
	assert_int_equal(boxes, 2);
	assert_true(lines > 1);
	layout_free(layout);
	doc_free(doc);
}

static void links_are_noted_as_asked(void **state)
{
	static const char text[] = "See [one](a.md), [two](b.md), [one again](a.md), <http://x.org> and [here](#there).\n";
	static const char *const want[] = {
		"See one, two, one again, http://x.org and here.\n",
		"See one <a.md>, two <b.md>, one again <a.md>, http://x.org and here <#there>.\n",
		"See one [1], two [2], one again [1], http://x.org and here.\n\n[1] a.md\n[2] b.md\n",
	};
	struct doc *doc = parse(text, strlen(text));

	(void)state;
	for (int form = LINKS_NONE; form <= LINKS_END; form++) {
		struct layout *layout = layout_new(doc, &(struct layout_options){
			.width = 100, .ambiguous = 1, .print = true, .links = (enum link_form)form });
		struct strbuf got = {0};

		for (size_t i = 0; i < layout_line_count(layout); i++)
			add_text(&got, layout_line(layout, i));
		assert_string_equal(strbuf_text(&got), want[form]);
		strbuf_deinit(&got);
		layout_free(layout);
	}
	doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_asked),
		cmocka_unit_test(rubbish_is_set_within_its_width_too),
		cmocka_unit_test(a_place_is_found_again_at_another_width),
		cmocka_unit_test(targets_are_where_they_are_seen),
		cmocka_unit_test(lines_of_a_step_know_it),
		cmocka_unit_test(links_are_noted_as_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
