/* t_mdx.c - MDX and JSX, as they come out as plain text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "doc/layout.h"
#include "doc/markdown.h"

/* All lines of a page at 60 cells, parted by "|"; blank lines aside. */
static void set(struct strbuf *out, const char *source, unsigned dialects)
{
	struct markdown_options options = { .path = "page.mdx", .dialects = dialects };
	struct doc *doc = markdown_parse(source, strlen(source), &options);
	struct layout *layout = layout_new(doc, &(struct layout_options){ .width = 60, .ambiguous = 1, .print = true });

	for (size_t i = 0; i < layout_line_count(layout); i++) {
		const struct line *line = layout_line(layout, i);
		size_t before = out->len;

		for (int run = 0; run < line->run_count; run++)
			strbuf_addn(out, line->runs[run].text, line->runs[run].len);
		while (out->len > before && out->data[out->len - 1] == ' ')
			strbuf_truncate(out, out->len - 1);
		if (out->len > before)
			strbuf_addc(out, '|');
	}
	layout_free(layout);
	doc_free(doc);
}

struct sample {
	const char *source, *shown;
};

static void expect(const struct sample *samples, size_t count, unsigned dialects)
{
	for (size_t i = 0; i < count; i++) {
		struct strbuf out = {0};

		set(&out, samples[i].source, dialects);
		if (strcmp(strbuf_text(&out), samples[i].shown) != 0)
			fail_msg("%s\n---\nis %s\nnot %s", samples[i].source, strbuf_text(&out), samples[i].shown);
		strbuf_deinit(&out);
	}
}

static void shows_what_mdx_says(void **state)
{
	static const struct sample samples[] = {
		{ "import Tabs from '@theme/Tabs';\n\nText.\n", "Text.|" },
		{ "import {\n  A,\n} from 'b';\n\nText.\n", "Text.|" },
		{ "export const x = 3;\n\nIt is {x}, {'so'} and {run()}.\n", "It is 3, so and .|" },
		{ "{/* a comment\nover lines */}\n\nText.\n", "Text.|" },
		{ "<Card title=\"a\">\n    Some *text*.\n</Card>\n", "Some text.|" },
		{ "<Banner chapter={3}\n  books={[\n    {label: 'x'},\n  ]} />\n", "[Banner]|" },
		{ "`{x}` and\n\n```\n{x}\n```\n", "{x} and|  {x}|" },
		{ "<details>\n<summary>More</summary>\n\nBody.\n\n</details>\n", "\u25be More|  Body.|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
}

static void shows_tabs_one_after_the_other(void **state)
{
	static const struct sample samples[] = {
		{ "<Tabs>\n  <TabItem value=\"a\" label=\"Apple\">\n\nRed.\n\n  </TabItem>\n  <TabItem value=\"pear\">\n\nGreen.\n\n"
		  "  </TabItem>\n</Tabs>\n\nEnd.\n", "\u25be Apple|  Red.|\u25be pear|  Green.|End.|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
	expect(samples, sizeof samples / sizeof *samples, 0);
}

static void leaves_plain_markdown_alone(void **state)
{
	static const struct sample samples[] = {
		{ "A set {1, 2} and {x}.\n", "A set {1, 2} and {x}.|" },
		{ "import this and that\n", "import this and that|" },
		{ "export your work\n", "export your work|" },
		{ "<Foo/>\n\n| a | e<sup>z</sup> |\n|---|---|\n| 1 | 2 |\n", "[Foo]|a   e^z|───────|1   2|" },
		{ "Vec<T>\ngoes `on`\nhere\n", "Vec goes on here|" },
		{ "1 < 2 and a<B or so\n", "1 < 2 and a<B or so|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
}

static void comments_for_the_site_are_no_code(void **state)
{
	static const struct sample samples[] = {
		{ "```js\n// highlight-next-line\na;\n/* highlight-start */\nb; // highlight-next-line\n```\n",
		  "  a;|  b; // highlight-next-line|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_what_mdx_says),
		cmocka_unit_test(shows_tabs_one_after_the_other),
		cmocka_unit_test(leaves_plain_markdown_alone),
		cmocka_unit_test(comments_for_the_site_are_no_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
