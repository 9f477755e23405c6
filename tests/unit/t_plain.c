/* t_plain.c - texts without marks: Markdown shows them as they stand. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/strbuf.h"
#include "course/plain.h"
#include "doc/layout.h"
#include "doc/markdown.h"

#define TEXTS 20000
#define LONGEST 50

static void a_mark_gets_a_backslash(void **state)
{
	static const struct {
		const char *text, *markdown;
	} cases[] = {
		{ "What is 2 * 3?", "What is 2 * 3?" },
		{ "quant*", "quant*" },
		{ "2*3*4", "2\\*3\\*4" },
		{ "int8_t and uint8_t", "int8_t and uint8_t" },
		{ "_init_ and __all__", "\\_init\\_ and \\_\\_all\\_\\_" },
		{ "The _____ is here.", "The _____ is here." },
		{ "a `x` b", "a \\`x\\` b" },
		{ "a ` b", "a ` b" },
		{ "~5 V or ~6 V", "\\~5 V or \\~6 V" },
		{ "<p>", "\\<p>" },
		{ "a < b", "a < b" },
		{ "a <b", "a <b" },
		{ "&amp; & &x", "\\&amp; & &x" },
		{ "[a](b) [c]", "\\[a](b) [c]" },
		{ "x[0] = 1", "x[0] = 1" },
		{ "[a]: b", "\\[a]: b" },
		{ "C:\\temp\\*", "C:\\temp\\\\*" },
		{ "# define", "\\# define" },
		{ "#define", "#define" },
		{ "- 5", "\\- 5" },
		{ "-5", "-5" },
		{ "2.", "2\\." },
		{ "2. two", "2\\. two" },
		{ "2.5", "2.5" },
		{ "1) one\n2) two", "1\\) one\n2\\) two" },
		{ "> 5", "\\> 5" },
		{ "a\n===", "a\n\\===" },
		{ "---", "\\---" },
		{ "a|b\n-|-", "a|b\n\\-|-" },
		{ "```", "\\`\\`\\`" },
		{ "~~~", "\\~\\~\\~" },
		{ "(label)=", "\\(label)=" },
		{ ":::note", "\\:::note" },
		{ "a\n: b", "a\n\\: b" },
		{ "<!-- a", "\\<!-- a" },
		{ "a <1@b.c>", "a \\<1@b.c>" },
		{ "[[a]]", "\\[[a]]" },
		{ "a{b=1}", "a\\{b=1}" },
		{ "{% if %}", "{\\% if %}" },
		{ "{ return 0; }", "{ return 0; }" },
		{ "[^1]", "\\[^1]" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf markdown = {0}, plain = {0};

		plain_to_markdown(&markdown, cases[i].text, strlen(cases[i].text), false);
		assert_string_equal(strbuf_text(&markdown), cases[i].markdown);
		plain_from_markdown(&plain, strbuf_text(&markdown));
		assert_string_equal(strbuf_text(&plain), cases[i].text);
		strbuf_deinit(&markdown);
		strbuf_deinit(&plain);
	}
}

static void tags_may_stay(void **state)
{
	struct strbuf markdown = {0};

	(void)state;
	plain_to_markdown(&markdown, "*a* <b>c</b> &lt;", 17, true);
	assert_string_equal(strbuf_text(&markdown), "\\*a\\* <b>c</b> &lt;");
	strbuf_deinit(&markdown);
}

static void an_item_begins_as_a_line_does(void **state)
{
	struct strbuf markdown = {0};

	(void)state;
	strbuf_add(&markdown, "a\n- ");
	plain_to_markdown(&markdown, "# b", 3, false);
	plain_to_markdown(&markdown, "# c", 3, false);
	assert_string_equal(strbuf_text(&markdown), "a\n- \\# b# c");
	strbuf_deinit(&markdown);
}

static void backslashes_in_code_stay(void **state)
{
	struct strbuf plain = {0};

	(void)state;
	plain_from_markdown(&plain, "`a\\*b` \\*c\\* \\n ``\\` \\`` \\_ `\\_");
	assert_string_equal(strbuf_text(&plain), "`a\\*b` *c* \\n ``\\` \\`` _ `_");
	strbuf_deinit(&plain);
}

/* --- any text at all --- */

/* White space as one blank, none at the ends. */
static void add_words(struct strbuf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (strchr(" \n", text[i]) == NULL)
			strbuf_addc(out, text[i]);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			strbuf_addc(out, ' ');
	}
}

static void end_words(struct strbuf *out)
{
	if (out->len > 0 && out->data[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
}

static void add_shown(struct strbuf *out, const char *markdown)
{
	struct markdown_options reading = { .path = "" };
	struct layout_options setting = { .width = 1000, .links = LINKS_NONE, .print = true };
	struct doc *doc = markdown_parse(markdown, strlen(markdown), &reading);
	struct layout *layout = layout_new(doc, &setting);

	for (size_t i = 0; i < layout_line_count(layout); i++) {
		const struct line *line = layout_line(layout, i);

		for (size_t k = 0; k < line->run_count; k++)
			add_words(out, line->runs[k].text, line->runs[k].len);
		add_words(out, " ", 1);
	}
	end_words(out);
	layout_free(layout);
	doc_free(doc);
}

static void whatever_it_is_it_is_shown(void **state)
{
	/* no @: cmark-gfm 0.29.0.gfm.6 reads a byte before a text that begins ":@" */
	static const char letters[] = "ab1 *_`~[]()<>!&;#+-=.|:/\\^\"{}$%\n ";
	struct random random = { 7 };

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		struct strbuf text = {0}, markdown = {0}, shown = {0}, words = {0};
		size_t len = 1 + random_below(&random, LONGEST);

		while (text.len < len)
			strbuf_addc(&text, letters[random_below(&random, sizeof letters - 1)]);
		plain_to_markdown(&markdown, text.data, text.len, false);
		add_shown(&shown, strbuf_text(&markdown));
		add_words(&words, text.data, text.len);
		end_words(&words);
		if (strcmp(strbuf_text(&shown), strbuf_text(&words)) != 0)
			fail_msg("text %s\nis shown as %s\nby %s", text.data, strbuf_text(&shown),
				 strbuf_text(&markdown));
		strbuf_deinit(&text);
		strbuf_deinit(&markdown);
		strbuf_deinit(&shown);
		strbuf_deinit(&words);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_gets_a_backslash),
		cmocka_unit_test(tags_may_stay),
		cmocka_unit_test(an_item_begins_as_a_line_does),
		cmocka_unit_test(backslashes_in_code_stay),
		cmocka_unit_test(whatever_it_is_it_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
