/* t_markdown.c - what a page's source says is in the doc: headings, links, steps, lines, words. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "doc/markdown.h"
#include "doc/spans.h"

static struct doc *parse(const char *text)
{
	return markdown_parse(text, strlen(text), &(struct markdown_options){ .path = "test.md" });
}

static void headings_carry_slug_text_and_line_of_the_file(void **state)
{
	struct doc *doc = parse("---\ntitle: x\n---\n\n# One `two` *three*\n\ntext\n\n## One {#own id}\n## One <!-- #named -->\n"
				"## One two three\n");

	(void)state;
	assert_int_equal(doc->heading_count, 4);
	assert_string_equal(doc->title, "One two three");
	assert_string_equal(doc->headings[0].slug, "one-two-three");
	assert_int_equal(doc->headings[0].line, 5);
	assert_string_equal(doc->headings[1].text, "One");
	assert_string_equal(doc->headings[1].slug, "own id");
	assert_string_equal(doc->headings[2].slug, "named");
	assert_string_equal(doc->headings[3].slug, "one-two-three-1");
	assert_int_equal(doc->headings[3].line, 11);
	doc_free(doc);
}

static void links_stand_in_reading_order_with_their_places(void **state)
{
	struct doc *doc = parse("- [ ] a [first](one.md)\n\n![](img/x.png) and <a href=\"two.md?a=1&amp;b=2\">second</a>\n");

	(void)state;
	assert_int_equal(doc->target_count, 4);
	assert_int_equal(doc->targets[0].kind, TARGET_STEP);
	assert_string_equal(doc->targets[1].href, "one.md");
	assert_int_equal(doc->targets[1].line, 1);
	assert_true(doc->targets[2].image);
	assert_true(doc->targets[2].missing_alt);
	assert_int_equal(doc->targets[2].line, 3);
	assert_string_equal(doc->targets[3].href, "two.md?a=1&b=2");
	doc_free(doc);
}

static void steps_are_the_lists_under_certain_headings(void **state)
{
	static const struct { const char *text; size_t steps; } cases[] = {
		{ "## Procedure\n\n* a\n* b\n",                        2 },
		{ "## Procedure \u26d3\n\n1. a\n2. b\n3. c\n",         3 },
		{ "## Required Hardware\n\n- board\n  - with a pin\n",  1 },
		{ "## What you will need:\n\n- board\n",               1 },
		{ "## Topics\n\n* a\n* b\n",                           0 },
		{ "## Procedure\n\n## Topics\n\n* a\n",                0 },
		{ "* [ ] a\n* [x] b\n* c\n",                           2 },
		{ "---\nsteps: [topics]\n---\n## Topics\n\n* a\n\n## Procedure\n\n* b\n", 1 },
		{ "---\nsteps: []\n---\n## Procedure\n\n* a\n",        0 },
		{ "## Procedure\n\n> * quoted\n",                      0 },
		{ "## Assignment\n\n```quiz\n- [ ] a\n```\n",          0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *doc = parse(cases[i].text);

		assert_int_equal(doc->step_count, cases[i].steps);
		doc_free(doc);
	}
}

static void step_keys_know_the_text_not_the_number(void **state)
{
	struct doc *before = parse("## Steps\n\n1. Wire the **board**\n2. Flash it\n");
	struct doc *after = parse("## Steps\n\n1. Unpack\n2. wire the board\n3. Flash it now\n4. Wire the board\n");

	(void)state;
	assert_string_equal(before->steps[0].key, after->steps[1].key);
	assert_string_not_equal(before->steps[1].key, after->steps[2].key);
	assert_string_not_equal(after->steps[1].key, after->steps[3].key);
	assert_int_equal(after->steps[3].number, 4);
	assert_string_equal(after->steps[3].slug, "steps");
	doc_free(before);
	doc_free(after);
}

static void nothing_hidden_is_counted_as_a_word(void **state)
{
	struct doc *doc = parse("---\nid: a b c\n---\n# Two words\n\n<!-- not this -->three <b>four</b>\n\n```\nfive six\n```\n");

	(void)state;
	assert_int_equal(doc->words, 6);
	doc_free(doc);
}

static void entities_cannot_make_a_control_character(void **state)
{
	struct doc *doc = parse("a&#27;[31mb &#x9b;c `d\x1b" "e` [f](g&#27;h)\n\n    code \x1b[0m\n");

	(void)state;
	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		struct strbuf text = {0};

		spans_plain(&text, block->spans, block->span_count);
		if (block->kind == BLOCK_CODE)
			strbuf_addn(&text, block->as.code.text, block->as.code.len);
		for (size_t i = 0; i < text.len; i++)
			assert_true((unsigned char)text.data[i] >= 0x20 && text.data[i] != 0x7f);
		assert_null(strstr(strbuf_text(&text), "\xc2\x9b"));
		strbuf_deinit(&text);
	}
	doc_free(doc);
}

static void anchors_are_found_as_people_write_them(void **state)
{
	struct doc *doc = parse("# Title\n\n## Procedure \u26d3\n\n<a id=\"x\"></a>\n\ntext\n");

	(void)state;
	assert_ptr_equal(doc_find_anchor(doc, "procedure-"), doc->headings[1].block);
	assert_ptr_equal(doc_find_anchor(doc, "Procedure"), doc->headings[1].block);
	assert_non_null(doc_find_anchor(doc, "x"));
	assert_int_equal(doc_find_anchor(doc, "x")->kind, BLOCK_PARAGRAPH);
	assert_null(doc_find_anchor(doc, "nowhere"));
	assert_null(doc_find_anchor(doc, ""));
	doc_free(doc);
}

static void depth_is_bounded_and_no_text_is_lost(void **state)
{
	struct strbuf text = {0}, plain = {0};
	struct doc *doc;

	(void)state;
	strbuf_repeat(&text, "> ", 3000);
	strbuf_add(&text, "bottom\n");
	doc = parse(strbuf_text(&text));
	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root))
		spans_plain(&plain, block->spans, block->span_count);
	assert_string_equal(strbuf_text(&plain), "bottom");
	assert_true(doc->block_count < 200);
	doc_free(doc);
	strbuf_deinit(&text);
	strbuf_deinit(&plain);
}

static void a_page_that_does_not_say_its_title_shows_it(void **state)
{
	static const struct { const char *source; bool shown; } cases[] = {
		{ "---\ntitle: Data types\n---\n\nText.\n", true },
		{ "---\ntitle: Data types\n---\n\n## Numbers\n", true },
		{ "---\ntitle: Data types\n---\n\n# Kinds of data\n", false },
		{ "---\ntitle: Data types\n---\n\n## Data Types\n", false },
		{ "---\ntitle: Data types\nhide_title: true\n---\n\nText.\n", false },
		{ "Text.\n", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *doc = parse(cases[i].source);
		const struct block *first = doc->root->first;
		bool shown = first->kind == BLOCK_HEADING && first->as.heading.level == 1 && doc->title == NULL;

		if (shown != cases[i].shown)
			fail_msg("%s", cases[i].source);
		doc_free(doc);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_that_does_not_say_its_title_shows_it),
		cmocka_unit_test(headings_carry_slug_text_and_line_of_the_file),
		cmocka_unit_test(links_stand_in_reading_order_with_their_places),
		cmocka_unit_test(steps_are_the_lists_under_certain_headings),
		cmocka_unit_test(step_keys_know_the_text_not_the_number),
		cmocka_unit_test(nothing_hidden_is_counted_as_a_word),
		cmocka_unit_test(entities_cannot_make_a_control_character),
		cmocka_unit_test(anchors_are_found_as_people_write_them),
		cmocka_unit_test(depth_is_bounded_and_no_text_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
