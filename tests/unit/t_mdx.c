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

/* --- files that a page may take in --- */

static const struct { const char *path, *text; } files[] = {
	{ "_part.mdx",  "---\nid: x\n---\n\nHello *{props.name}*.\n\n<Inner/>\n" },
	{ "_list.md",   "- a\n- b\n" },
	{ "_loop.mdx",  "import Loop from './_loop.mdx';\n\nOnce.\n\n<Loop/>\n" },
	{ "src/code.js", "let a = 1;\n" },
};

static bool read_file(void *data, const char *from, const char *path, bool rooted, struct arena *arena,
		      struct strbuf *out, const char **found)
{
	(void)data;
	(void)from;
	(void)rooted;
	path += strncmp(path, "./", 2) == 0 ? 2 : 0;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (strcmp(files[i].path, path) == 0) {
			strbuf_add(out, files[i].text);
			*found = arena_strdup(arena, path);
			return true;
		}
	return false;
}

static const struct dialect_host host = { .read = read_file };

/* --- samples --- */

/* All lines of a page at 60 cells, parted by "|"; blank lines aside. */
static void set(struct strbuf *out, const char *source, unsigned dialects)
{
	struct markdown_options options = { .path = "page.md", .dialects = dialects, .host = &host };
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
	int wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct strbuf out = {0};

		set(&out, samples[i].source, dialects);
		if (strcmp(strbuf_text(&out), samples[i].shown) != 0) {
			print_error("%s\n---\nis  %s\nnot %s\n", samples[i].source, strbuf_text(&out), samples[i].shown);
			wrong++;
		}
		strbuf_deinit(&out);
	}
	assert_int_equal(wrong, 0);
}

static void imports_and_exports_go(void **state)
{
	static const struct sample samples[] = {
		{ "import Tabs from '@theme/Tabs';\n\nText.\n", "Text.|" },
		{ "import {\n  A,\n} from 'b';\n\nText.\n", "Text.|" },
		{ "import 'a.css'\n# Text\n", "Text|\u2501\u2501\u2501\u2501|" },
		{ "export const A = ({b}) => (\n  <b>\n\n    {b}\n  </b>\n);\n\nText.\n", "Text.|" },
		{ "export const a = [\n  1,\n\n  2];\nText.\n", "Text.|" },
		{ "```js\nimport a from 'b';\n```\n", "  import a from 'b';|" },
		{ "import the library first\n", "import the library first|" },
		{ "export your work\n", "export your work|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
}

static void expressions_are_shown_where_they_say_a_text(void **state)
{
	static const struct sample samples[] = {
		{ "export const x = 3;\n\nIt is {x}, {'so'} and {run()}.\n", "It is 3, so and .|" },
		{ "export const v = '1.2';\n\n{`v${v}`}{' '}{\"a\" + \"b\"}\n", "v1.2 ab|" },
		{ "a {'<b>*x*</b>'} c\n", "a <b>*x*</b> c|" },
		{ "{/* a comment\nover lines */}\n\nText{/* here */} too.\n", "Text too.|" },
		{ "One\n{/* gone */}\ntwo\n", "One two|" },
		{ "`{x}` and\n\n```\n{x}\n```\n", "{x} and|  {x}|" },
		{ "a `code {x}\nover` lines {x}.\n", "a code {x} over lines .|" },
		{ "{list.map((a) => (\n  <li>{a}</li>\n))}\n\nText.\n", "Text.|" },
		{ "\\{x\\} and $\\frac{a}{b}$ and {two words}\n", "{x} and $\\frac{a}{b}$ and {two words}|" },
		{ "## Name {#own}\n\n[a](b/{c}) {#if x === 'y'}\n\n{#if x === 'y'}\n\nText.\n\n{/if}\n",
		  "Name|\u2500\u2500\u2500\u2500|a|Text.|" },
		{ "it {is not closed\n", "it {is not closed|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
}

static void components_leave_their_children_or_their_name(void **state)
{
	static const struct sample samples[] = {
		{ "<Card title=\"a\">\n    Some *text*.\n</Card>\n", "Some text.|" },
		{ "<Foo>\n    <Bar\n      c={{d: '}'}}>\n\n      ```js\n      x\n        y\n      ```\n\n    </Bar>\n</Foo>\n",
		  "  x|    y|" },
		{ "1. One\n\n   <Box>\n     Two\n   </Box>\n\n   Three\n", " 1. One|    Two|    Three|" },
		{ "> <Box>\n> Quoted\n> </Box>\n", "\u2502 Quoted|" },
		{ "- <Box>\n  In\n  </Box>\n", " \u2022 In|" },
		{ "<Banner chapter={3}\n  books={[\n    {label: 'x', url: \"https://e.org/{y}>\"},\n\n  ]} />\n", "[Banner]|" },
		{ "An <Icon name=\"x\"/> here and <Foo></Foo>.\n", "An [Icon] here and [Foo].|" },
		{ "<Colour c=\"#fff\">green</Colour> and <Colour>blue</Colour>\n", "green and blue|" },
		{ "| a | b |\n|---|---|\n| <Yes/> | <Box>c</Box> |\n",
		  "a       b|\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500|[Yes]   c|" },
		{ "Vec<T>\ngoes `on`\nhere\n", "Vec goes on here|" },
		{ "1 < 2 and a<B or so\n", "1 < 2 and a<B or so|" },
		{ "<https://a.org> <a@b.org>\n", "https://a.org a@b.org|" },
		{ "<TABLE\n BORDER=1><TR><TD>a</TD><TD>b</TD></TR></TABLE>\n", "a   b|" },
		{ "`<Foo/>`\n\n```\n<Foo/>\n```\n", "<Foo/>|  <Foo/>|" },
		{ "```mdx-code-block\n<Foo/>\n```\n\nText.\n", "[Foo]|Text.|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
}

static void html_is_read_where_only_mdx_knows_it(void **state)
{
	static const struct sample samples[] = {
		{ "<div style={{color: 'red'}}>\n      text\n\n      more\n</div>\n", "text|more|" },
		{ "<details>\n  <summary>More</summary>\n\n      Body.\n\n</details>\n\nEnd.\n", "\u25be More|  Body.|End.|" },
		{ "<img\n  src={require('./a.png').default}\n  alt=\"A\"\n/>\n", "[image: A]|" },
		{ "<p><img src=\"a b.png\" alt=\"A\"/> b</p>\n", "[image: A] b|" },
		{ "<center><img src=\"/d/a.png\"></img></center>\n", "[image: a.png]|" },
		{ "<a href={'x.md'}>one</a> <span className={'y'}>two</span>\n", "one two|" },
		{ "<style>{`\n  p { a: b }\n\n`}</style>\n\nText.\n", "Text.|" },
		{ "<>\n\nText.\n\n</>\n", "Text.|" },
		{ "<!-- one\n\ntwo -->\n\nText.\n", "Text.|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
}

static void known_components_are_what_they_stand_for(void **state)
{
	static const struct sample samples[] = {
		{ "<Admonition type=\"tip\" title=\"T\">\n\nText.\n\n</Admonition>\n", "\u2503 Tip  T|\u2503 Text.|" },
		{ "<Tip warning={true}>\nText.\n</Tip>\n", "\u2503 Warning  Text.|" },
		{ "<CodeBlock language=\"js\" title=\"a.js\">\n{`let a = 1;\n  b`}\n</CodeBlock>\n",
		  "a.js|  let a = 1;|    b|" },
		{ "import S from '!!raw-loader!./src/code.js';\n\n<CodeBlock className=\"language-js\">{S}</CodeBlock>\n",
		  "  let a = 1;|" },
		{ "<Youtube id=\"abc\"/>\n", "[video] https://www.youtube.com/watch?v=abc|" },
		{ "<Image src={useBaseUrl('/img/x.png')} alt=\"X\"/>\n", "[image: X]|" },
		{ "<Link to=\"/docs/x\">text</Link>\n", "text|" },
		{ "- <Link id=\"x\"/> text\n", " \u2022 text|" },
		{ "<Head>\n  <meta name=\"x\"/>\n</Head>\n\nText.\n", "Text.|" },
		{ "<Listing number=\"2-1\" file-name=\"src/main.rs\" caption=\"Reading a `Vec<T>`\">\n\n```rust\nfn a();\n```\n\n"
		  "</Listing>\n", "Listing 2-1: src/main.rs|  fn a();|Reading a Vec<T>|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
}

static void pages_take_in_others(void **state)
{
	static const struct sample samples[] = {
		{ "import Part from './_part.mdx';\n\nA\n\n<Part name=\"Ada\"/>\n\nB\n", "A|Hello Ada.|[Inner]|B|" },
		{ "import L from './_list.md';\n\n1. One\n\n   <L/>\n", " 1. One|     \u25e6 a|     \u25e6 b|" },
		{ "import Loop from './_loop.mdx';\n\n<Loop/>\n", "Once.|[Loop]|" },
		{ "import No from './_none.mdx';\n\n<No/>\n", "[No]|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
}

/* --- tabs --- */

#define TAB(attributes, text) "  <TabItem " attributes ">\n\n  " text "\n\n  </TabItem>\n"

static void shows_tabs_one_after_the_other(void **state)
{
	static const struct sample samples[] = {
		{ "<Tabs>\n" TAB("value=\"a\" label=\"Apple\"", "Red.") TAB("value=\"pear\"", "Green.") "</Tabs>\n\nEnd.\n",
		  "\u25be Apple|  Red.|\u25be pear|  Green.|End.|" },
		{ "<Tabs values={[{label: 'A', value: 'x'}, {label: 'B', value: 'y'}]}>\n<TabItem value=\"y\">b</TabItem>\n"
		  "<TabItem value=\"x\">a</TabItem>\n</Tabs>\n", "\u25be B|  b|\u25be A|  a|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, DIALECT_MDX);
	expect(samples, sizeof samples / sizeof *samples, 0);
}

static void one_tab_of_a_group_is_open(void **state)
{
	static const struct { const char *source; int open; } samples[] = {
		{ "<Tabs>\n" TAB("value=\"a\"", "A") TAB("value=\"b\"", "B") "</Tabs>\n",                                0 },
		{ "<Tabs>\n" TAB("value=\"a\"", "A") TAB("value=\"b\" default", "B") "</Tabs>\n",                        1 },
		{ "<Tabs defaultValue=\"b\">\n" TAB("value=\"a\" default", "A") TAB("value=\"b\"", "B") "</Tabs>\n",     1 },
		{ "<Tabs defaultValue=\"c\">\n" TAB("value=\"a\"", "A") TAB("value=\"b\"", "B") "</Tabs>\n",             0 },
		{ "<Tabs defaultValue={null}>\n" TAB("value=\"a\"", "A") TAB("value=\"b\"", "B") "</Tabs>\n",           -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct doc *doc = markdown_parse(samples[i].source, strlen(samples[i].source),
						 &(struct markdown_options){ .path = "page.md" });
		int index = 0, group = 0;

		for (const struct block *tab = doc->root->first; tab != NULL; tab = tab->next, index++) {
			assert_int_equal(tab->kind, BLOCK_FOLD);
			assert_int_equal(tab->as.fold.open, index == samples[i].open);
			assert_true(tab->as.fold.group > 0 && (group == 0 || tab->as.fold.group == group));
			group = tab->as.fold.group;
		}
		assert_int_equal(index, 2);
		doc_free(doc);
	}
}

/* --- questions --- */

static void a_question_is_a_quiz(void **state)
{
	static const char source[] =
		"# Page\n\n### 2. Which *one*?\n\n```py\nx\n```\n\n<Question\n  choices={[\n    {\n      text: \"This <code>a</code>\",\n"
		"      explain: \"It's it: {so}\",\n      correct: true\n    },\n    { text: 'That' },\n  ]}\n/>\n\nEnd.\n";
	struct doc *doc = markdown_parse(source, strlen(source), &(struct markdown_options){ .path = "page.mdx" });
	const struct block *quiz = doc->root->first;

	(void)state;
	while (quiz != NULL && quiz->kind != BLOCK_QUIZ)
		quiz = quiz->next;
	assert_non_null(quiz);
	assert_non_null(strstr(quiz->as.quiz.text, "\"type\": \"single\""));
	assert_non_null(strstr(quiz->as.quiz.text, "\"prompt\": \"2. Which *one*?\\n\\n```py\\nx\\n```\""));
	assert_non_null(strstr(quiz->as.quiz.text, "\"correct\": true"));
	assert_non_null(strstr(quiz->as.quiz.text, "\"why\": \"It's it: {so}\""));
	assert_non_null(strstr(quiz->as.quiz.text, "\"text\": \"That\""));
	doc_free(doc);
}

static void leaves_plain_markdown_alone(void **state)
{
	static const struct sample samples[] = {
		{ "A set {1, 2} and {x}.\n", "A set {1, 2} and {x}.|" },
		{ "Text\nimport a from 'b'\n", "Text import a from 'b'|" },
		{ "<!-- for a formatter -->\nimport a from 'b';\n\nText\n", "Text|" },
		{ "export const a = 1\n", "export const a = 1|" },
		{ "<Foo/>\n\n| a | e<sup>z</sup> |\n|---|---|\n| 1 | 2 |\n",
		  "[Foo]|a   e^z|\u2500\u2500\u2500\u2500\u2500\u2500\u2500|1   2|" },
	};

	(void)state;
	expect(samples, sizeof samples / sizeof *samples, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(imports_and_exports_go),
		cmocka_unit_test(expressions_are_shown_where_they_say_a_text),
		cmocka_unit_test(components_leave_their_children_or_their_name),
		cmocka_unit_test(html_is_read_where_only_mdx_knows_it),
		cmocka_unit_test(known_components_are_what_they_stand_for),
		cmocka_unit_test(pages_take_in_others),
		cmocka_unit_test(shows_tabs_one_after_the_other),
		cmocka_unit_test(one_tab_of_a_group_is_open),
		cmocka_unit_test(a_question_is_a_quiz),
		cmocka_unit_test(leaves_plain_markdown_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
