/* t_dialects.c - what the dialects of Markdown become: a table for each, source to a tree of blocks. */
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

/* --- a course of a few files, in memory --- */

static const struct { const char *path, *text; } files[] = {
	{ "code/a.rs", "use x;\n// ANCHOR: here\nfn a() {\n    // ANCHOR: in\n    b();\n"
		       "    // ANCHOR_END: in\n}\n// ANCHOR_END: here\nend\n" },
	{ "part.md", "one\ntwo\nthree\nfour\n" },
	{ "loop.md", "again {{#include loop.md}}\n" },
	{ "deep/a.md", "a {{#include b.md}}\n" },
	{ "deep/b.md", "b" },
	{ "marked.md", "before\n<!-- --8<-- [start:mid] -->\nmid\n<!-- --8<-- [end:mid] -->\nafter\n" },
	{ "snip.md", "first\n--8<-- \"part.md:2:3\"\nlast\n" },
	{ "_includes/links.md", "[site]: https://example.org/\n" },
	{ "myst.md", "intro\n\n```{tip}\nfrom a file\n```\n\nAFTER\nwanted\nBEFORE\n" },
};

static bool read_file(void *data, const char *from, const char *path, bool rooted,
		      struct arena *arena, struct strbuf *out, const char **found)
{
	const char *slash = from != NULL && !rooted ? strrchr(from, '/') : NULL;
	struct strbuf full = {0};
	bool given = false;

	(void)data;
	strbuf_addn(&full, from != NULL ? from : "", slash != NULL ? (size_t)(slash - from) + 1 : 0);
	strbuf_add(&full, path);
	for (size_t i = 0; i < sizeof files / sizeof *files && !given; i++)
		if (strcmp(files[i].path, strbuf_text(&full)) == 0) {
			strbuf_add(out, files[i].text);
			*found = arena_strdup(arena, files[i].path);
			given = true;
		}
	strbuf_deinit(&full);
	return given;
}

static bool read_quiz(void *data, const char *path, struct strbuf *out)
{
	(void)data;
	if (strcmp(path, "q.toml") != 0)
		return false;
	strbuf_add(out, "- {type: truefalse, prompt: \"Is ``` a fence?\", answer: true}\n");
	return true;
}

static const char *find_page(void *data, const char *name, struct arena *arena)
{
	(void)data;
	(void)arena;
	return strcmp(name, "Other page") == 0 ? "notes/Other page.md" :
	       strcmp(name, "100%") == 0 ? "100%.md" : NULL;
}

static const struct dialect_host host = { NULL, read_file, read_quiz, find_page };

/* --- a doc as one line --- */

static void add_children(struct strbuf *out, const struct doc *doc, const struct block *parent);

static void add_spans(struct strbuf *out, const struct doc *doc, const struct block *block)
{
	for (size_t i = 0; i < block->span_count; i++) {
		const struct span *span = &block->spans[i];
		const char *mark = span->flags & SPAN_KEY ? "^" : span->flags & SPAN_CODE ? "`" :
				   span->flags & SPAN_STRONG ? "*" : "";

		strbuf_add(out, mark);
		strbuf_addn(out, span->flags & SPAN_BREAK ? "/" : span->text,
			    span->flags & SPAN_BREAK ? 1 : span->len);
		strbuf_add(out, mark);
		if (span->target >= 0)
			strbuf_addf(out, "<%s>", doc->targets[span->target].href);
	}
}

static void add_code(struct strbuf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		strbuf_addc(out, text[i] == '\n' ? '/' : text[i]);
}

static void add_block(struct strbuf *out, const struct doc *doc, const struct block *block)
{
	static const char *const kinds[] = { "note", "tip", "warning", "danger" };
	static const char *const names[] = {
		[BLOCK_LIST] = "list", [BLOCK_ITEM] = "item", [BLOCK_QUOTE] = "quote",
		[BLOCK_TABLE] = "table", [BLOCK_ROW] = "row", [BLOCK_CELL] = "cell",
		[BLOCK_DEFINITION] = "means", [BLOCK_FOOTNOTE] = "footnote",
	};

	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		add_spans(out, doc, block);
		return;
	case BLOCK_HEADING:
		strbuf_addf(out, "#%s ", block->as.heading.slug);
		add_spans(out, doc, block);
		return;
	case BLOCK_RULE:
		strbuf_add(out, "rule");
		return;
	case BLOCK_CODE:
		strbuf_addf(out, "code %s<", block->as.code.language);
		add_code(out, block->as.code.text, block->as.code.len);
		strbuf_add(out, ">");
		return;
	case BLOCK_QUIZ:
		strbuf_add(out, "quiz<");
		add_code(out, block->as.quiz.text, block->as.quiz.len);
		strbuf_add(out, ">");
		return;
	case BLOCK_CALLOUT:
		if (block->as.callout.label != NULL)
			strbuf_addf(out, "%s %s", kinds[block->as.callout.kind],
				    block->as.callout.label);
		break;
	case BLOCK_FOLD:
		strbuf_add(out, block->as.fold.group > 0 ? "tab" : "fold");
		if (block->as.fold.group > 0)
			strbuf_addf(out, "%d", block->as.fold.group);
		strbuf_add(out, block->as.fold.open ? "+" : "");
		break;
	default:
		strbuf_add(out, names[block->kind]);
		break;
	}
	if (block->span_count > 0) {
		strbuf_add(out, "[");
		add_spans(out, doc, block);
		strbuf_add(out, "]");
	}
	if (block->kind == BLOCK_CELL)
		return;
	strbuf_add(out, "{");
	add_children(out, doc, block);
	strbuf_add(out, "}");
}

static void add_children(struct strbuf *out, const struct doc *doc, const struct block *parent)
{
	for (const struct block *child = parent->first; child != NULL; child = child->next) {
		add_block(out, doc, child);
		strbuf_add(out, child->next != NULL ? "; " : "");
	}
}

static struct doc *parse(const char *text, unsigned dialects)
{
	const struct markdown_options options = {
		.path = "page.md", .dialects = dialects, .host = &host,
	};

	return markdown_parse(text, strlen(text), &options);
}

struct sample {
	const char *text, *want;
	unsigned dialects;
};

static void assert_samples(const struct sample *samples, size_t count)
{
	int wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct doc *doc = parse(samples[i].text, samples[i].dialects);
		struct strbuf got = {0};

		add_children(&got, doc, doc->root);
		if (strcmp(strbuf_text(&got), samples[i].want) != 0) {
			print_error("%s\nis      %s\nand not %s\n\n", samples[i].text,
				    strbuf_text(&got), samples[i].want);
			wrong++;
		}
		strbuf_deinit(&got);
		doc_free(doc);
	}
	assert_int_equal(wrong, 0);
}

#define ASSERT_SAMPLES(samples) assert_samples(samples, sizeof samples / sizeof *samples)

/* --- the tables --- */

static void mdbook_takes_in_files_and_parts_of_them(void **state)
{
	static const struct sample samples[] = {
		{ "{{#include part.md}}", "one two three four", 0 },
		{ "{{#include part.md:2}}", "two", 0 },
		{ "{{#include part.md:3:}}", "three four", 0 },
		{ "{{#include part.md::2}}", "one two", 0 },
		{ "{{#include part.md:2:3}}", "two three", 0 },
		{ "{{#include part.md:3:2}} x", "x", 0 },
		{ "{{#include part.md:0}}", "one", 0 },
		{ "{{#include part.md:3:x}}", "three four", 0 },
		{ "{{ #include part.md:2 }}", "two", 0 },
		{ "> {{#include part.md::2}}", "quote{one two}", 0 },
		{ "- {{#include part.md::2}}\n- b", "list{item{one two}; item{b}}", 0 },
		{ "a {{#include part.md:2}} b", "a two b", 0 },
		{ "{{#include deep/a.md}}", "a b", 0 },
		{ "\\{{#include part.md}}", "{{#include part.md}}", 0 },
		{ "```rust\n{{#include code/a.rs:here}}\n```", "code rust<fn a() {/    b();/}>", 0 },
		{ "```rust\n{{#include code/a.rs:in}}\n```", "code rust<    b();>", 0 },
		{ "```rust\n{{#include code/a.rs:none}}\n```", "code rust<>", 0 },
		{ "```text\n{{#rustdoc_include part.md:2:3}}\n```",
		  "code text<# one/two/three/# four>", 0 },
		{ "```rust,ignore\n{{#rustdoc_include part.md:2:3}}\n```", "code rust<two/three>", 0 },
		{ "```rust\n# use x;\n#[a]\n## b\n#\n    # c\n#!d\n```", "code rust<#[a]/# b/#!d>",
		  DIALECT_MDBOOK },
		{ "```rust\n# use x;\n#[a]\n## b\n#\n    # c\n#!d\n```", "code rust<use x;/#[a]/# b//    c/#!d>",
		  DIALECT_MDBOOK | DIALECT_WHOLE },
		{ "```python,hidelines=!!!\n!!!a\n# b\n```", "code python<a/# b>",
		  DIALECT_MDBOOK | DIALECT_WHOLE },
		{ "```python,hidelines=!!!\n!!!a\n# b\n```", "code python<# b>", DIALECT_MDBOOK },
		{ "```sh\n# a\n```\n\n# b", "code sh<# a>; #b b", DIALECT_MDBOOK },
		{ "```rust\n# a\n```", "code rust<# a>", 0 },
		{ "```text\n{{#rustdoc_include code/a.rs:in}}\n```",
		  "code text<# use x;/# fn a() {/    b();/# }/# end>", 0 },
		{ "x\n\n{{#playground code/a.rs editable}}",
		  "x; code rust<use x;/// ANCHOR: here/fn a() {/    // ANCHOR: in/    b();/"
		  "    // ANCHOR_END: in/}/// ANCHOR_END: here/end>", 0 },
		{ "{{#playpen deep/b.md}}", "code rust<b>", 0 },
		{ "{{#title A page}}\n\ntext", "text", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void what_only_a_book_knows_goes(void **state)
{
	static const struct sample samples[] = {
		{ "r[a.b-c]\nText", "Text", DIALECT_MDBOOK },
		{ "r[a.b-c]\nText", "r[a.b-c] Text", 0 },
		{ "a\n\n{{%outline x}}\n\nb {{c}}", "a; b {{c}}", 0 },
		{ "a\n\n{{%outline x}}\n\n{{ list }}\n\nb {{v-1}} {{ 1 + 1 }}", "a; b v-1 {{ 1 + 1 }}", DIALECT_MDBOOK },
		{ "```\nr[x]\n{{v}}\n```", "code <r[x]/{{v}}>", DIALECT_MDBOOK },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void a_file_that_cannot_be_read_is_said(void **state)
{
	static const struct sample samples[] = {
		{ "see {{#include no.md}}", "see [not found: `no.md`]", 0 },
		{ "```rust\n{{#include no.rs:3}}\n```",
		  "code rust<{{#include no.rs:3}}  [not found]>", 0 },
		{ "the `{{#include no.md}}` of mdBook", "the `{{#include no.md}}` of mdBook", 0 },
		{ "{{#quiz no.toml}}", "[not found: `no.toml`]", 0 },
		{ "--8<-- \"no.md\"", "[not found: `no.md`]", 0 },
		{ "```{include} no.md\n```", "[not found: `no.md`]", 0 },
		{ "{{#if x}} y {{#include}}", "{{#if x}} y [not found: ``]", 0 },
		{ "{{#if x}} y", "y", DIALECT_MDBOOK },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void files_that_take_in_themselves_end(void **state)
{
	struct doc *doc = parse("{{#include loop.md}}", 0);
	struct strbuf got = {0};
	int again = 0;

	(void)state;
	add_children(&got, doc, doc->root);
	for (const char *at = strbuf_text(&got); (at = strstr(at, "again")) != NULL; at++)
		again++;
	assert_int_equal(again, 10);
	assert_non_null(strstr(strbuf_text(&got), "[not found: `loop.md`]"));
	strbuf_deinit(&got);
	doc_free(doc);
}

static void a_quiz_of_a_book_is_a_quiz(void **state)
{
	static const struct sample samples[] = {
		{ "a\n\n{{#quiz q.toml}}\n\nb",
		  "a; quiz<- {type: truefalse, prompt: \"Is ``` a fence?\", answer: true}>; b", 0 },
		{ "{{#tabs }}\n{{#tab name=\"Linux\"}}\napt\n{{#endtab }}\n{{#tab name=\"macOS\"}}\n"
		  "brew\n{{#endtab }}\n{{#endtabs }}\nend",
		  "tab1+[Linux]{apt}; tab1[macOS]{brew}; end", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void mkdocs_admonitions_and_folds(void **state)
{
	static const struct sample samples[] = {
		{ "!!! note\n    text\n\n    more\n\nafter", "note Note{text; more}; after", 0 },
		{ "!!! tip \"A *title*\"\n    text", "tip Tip[A title]{text}", 0 },
		{ "!!! danger inline end \"Stop\"\n    text", "danger Danger[Stop]{text}", 0 },
		{ "!!! warning \"\"\n    text", "warning Warning{text}", 0 },
		{ "!!! gadget\n    text", "note Gadget{text}", 0 },
		{ "??? question\n    text", "fold[Question]{text}", 0 },
		{ "???+ \"Only a title\"\n    text", "fold+[Only a title]{text}", 0 },
		{ "!!! note\n\n    a\n\n    !!! tip\n        b\n\n    c\nd",
		  "note Note{a; tip Tip{b}; c}; d", 0 },
		{ "- item\n\n    !!! note\n        in it\n\n- next",
		  "list{item{item; note Note{in it}}; item{next}}", 0 },
		{ "!!! note\n\n    ```c\n    int a;\n\n      b\n    ```\n\nx",
		  "note Note{code c<int a;//  b>}; x", 0 },
		{ "!!! note\n\n        code\n", "note Note{code <code>}", 0 },
		/* Text elsewhere. */
		{ "!!! really\nno body", "!!! really no body", 0 },
		{ "!!!\n    text", "!!! text", 0 },
		{ "??? what\n\ntext", "??? what; text", 0 },
		{ "```\n!!! note\n    text\n```", "code <!!! note/    text>", DIALECT_MKDOCS },
		{ "!!! note \"Alone\"", "note Note[Alone]{}", DIALECT_MKDOCS },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void mkdocs_tabs(void **state)
{
	static const struct sample samples[] = {
		{ "=== \"C\"\n\n    one\n\n=== \"Rust\"\n\n    two\n\nend",
		  "tab1+[C]{one}; tab1[Rust]{two}; end", 0 },
		{ "``` md\n=== \"A\"\n    ``` c\n    x\n    ```\n```\n\n=== \"B\"\n\n    y",
		  "code md<=== \"A\"/    ``` c/    x/    ```>; tab1+[B]{y}", 0 },
		{ "=== \"A\"\n    1\n\n===! \"B\"\n    2\n===+ \"C\"\n    3",
		  "tab1+[A]{1}; tab2[B]{2}; tab2+[C]{3}", 0 },
		{ "=== \"A\"\n    1\n\ntext\n\n=== \"B\"\n    2",
		  "tab1+[A]{1}; text; tab2+[B]{2}", 0 },
		{ "=== \"A\"\n\n    === \"x\"\n\n        1\n\n    === \"y\"\n\n        2\n\n=== \"B\"\n\n    3",
		  "tab1+[A]{tab2+[x]{1}; tab2[y]{2}}; tab1[B]{3}", 0 },
		{ "Title\n===\ntext", "#title Title; text", DIALECT_MKDOCS },
		{ "=== no quotes\n    x", "=== no quotes x", DIALECT_MKDOCS },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void mkdocs_snippets(void **state)
{
	static const struct sample samples[] = {
		{ "--8<-- \"part.md\"", "one two three four", 0 },
		{ "-8<- 'part.md:2:3'", "two three", 0 },
		{ "----8<---- \"part.md:3\"", "three four", 0 },
		{ "--8<-- \"part.md::2\"", "one two", 0 },
		{ "--8<-- \"part.md:-1:\"", "four", 0 },
		{ "--8<-- \"part.md:1:1,4:4\"", "one four", 0 },
		{ "--8<-- \"marked.md:mid\"", "mid", 0 },
		{ "--8<-- \"marked.md\"", "before mid after", 0 },
		{ "--8<-- \"snip.md\"", "first two three last", 0 },
		{ "--8<--\npart.md:1:1\n; part.md:2:2\n\npart.md:3:3\n--8<--", "one; three", 0 },
		{ ";--8<-- \"part.md\"", "--8<-- \"part.md\"", 0 },
		{ "--8<-- \"; part.md\"\nx", "x", 0 },
		{ "```\n--8<-- \"part.md:1:1\"\n```", "code <one>", 0 },
		{ "- a\n\n    --8<-- \"part.md:1:2\"", "list{item{a; one two}}", 0 },
		{ "--8<--\nalone", "--8<-- alone", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void mkdocs_within_lines(void **state)
{
	static const struct sample samples[] = {
		{ "press ++ctrl+c++ now", "press ^Ctrl^+^C^ now", DIALECT_MKDOCS },
		{ "++arrow-up++ `++a++`", "^Up^ `++a++`", DIALECT_MKDOCS },
		{ "a ==mark== and ^^new^^", "a mark and new", DIALECT_MKDOCS },
		{ ":material-link: here :octicons-x-16:{ .big } x :smile:", "here x :smile:",
		  DIALECT_MKDOCS },
		{ "version {{ version }} of {{ macro(1) }}it", "version version of it", DIALECT_MKDOCS },
		{ "[TOC]\n\ntext", "text", DIALECT_MKDOCS },
		{ "Title: My page\nAuthor: me\n    too\n\ntext", "text", DIALECT_MKDOCS },
		{ "!!! note \":material-x: Icon\"\n    ==a==", "note Note[Icon]{a}", DIALECT_MKDOCS },
		/* Text elsewhere. */
		{ "a ==mark== ^^b^^ ++c++ :material-x: {{ v }}",
		  "a ==mark== ^^b^^ ++c++ :material-x: {{ v }}", 0 },
		{ "Title: My page\n\ntext", "Title: My page; text", 0 },
		{ "if a==b and c==d, i++ + j++", "if a==b and c==d, i++ + j++", DIALECT_MKDOCS },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void attributes_go(void **state)
{
	static const struct sample samples[] = {
		{ "## A {#b}", "#b A", 0 },
		{ "## A { #b .c }", "#b A", 0 },
		{ "## A {: #b }", "#b A", 0 },
		{ "## A ## {#b}", "#b A", 0 },
		{ "## A {.unnumbered}", "#a A", 0 },
		{ "## A[[b]]", "#b A", 0 },
		{ "## A [[b-1]]", "#b-1 A", DIALECT_MDX },
		{ "## A [[b-1]]", "#a-b-1 A [[b-1]]", 0 },
		{ "## A { id=\"1.0\" }", "#1.0 A", 0 },
		{ "A { #b }\n---", "#b A", 0 },
		{ "## A {own words}", "#a-own-words A {own words}", 0 },
		{ "text\n{: .class #x}\n\nmore", "text; more", 0 },
		{ "text\n{ .annotate }\n\nmore", "text; more", 0 },
		{ "![](b.png){alt='It's [a] x_y \\*'} z", "[image: It's [a] x_y *]<b.png> z", 0 },
		{ "![a](b.png){ width=\"300\" } x", "[image: a]<b.png> x", 0 },
		{ "[a](b){:target=\"_blank\"}.", "a<b>.", 0 },
		{ "[a *b*]{#x} [c]{.d} ![e]{.f} [g][h]{.i}", "a b c ![e] [g][h]", 0 },
		{ "[term]{#t}\n: x", "term; means{x}", 0 },
		{ "`x`{.python} and *y*{: .z}", "`x` and y", 0 },
		{ "~~~\nls\n~~~\n{: .language-bash}\n\n~~~\nout\n~~~\n{: .output}",
		  "code bash<ls>; code output<out>", 0 },
		{ "* TOC\n{:toc}\n\ntext", "text", 0 },
		/* Text. */
		{ "a set {1, 2} and f(x){ return }", "a set {1, 2} and f(x){ return }", 0 },
		{ "`{: .a}`", "`{: .a}`", 0 },
		{ "```\n{: .a}\n```", "code <{: .a}>", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void fences_as_others_read_them(void **state)
{
	static const struct sample samples[] = {
		{ "```{r a, alt=\"`b`\"}\n# c\n```\n\nd", "code r<# c>; d", 0 },
		{ "```a `b`\nc", "```a `b` c", 0 },
		/* A paragraph of an item goes on at the margin, and the item behind it. */
		{ "3. a\nb\n\n    :::note\n    c\n    :::\n", "list{item{a b; note Note{c}}}", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void mathematics_stays_as_it_is_written(void **state)
{
	static const struct sample samples[] = {
		{ "a\n$$\nx_1 \\\\\n  *y*\n$$\nb", "a; code math<x_1 \\\\/  *y*>; b", 0 },
		{ "$$ x $$ (eq:a)\n\nb", "code math<x>; b", 0 },
		{ "- $$\n  x\n  $$", "list{item{code math<x>}}", 0 },
		{ "> $$\n> x\n> $$", "quote{code math<x>}", 0 },
		{ "```{note}\n$$\nx_1\ny\n$$\n$a *b* c$\n```", "note Note{code math<x_1/y>; $a *b* c$}", DIALECT_MYST | DIALECT_MATH },
		{ "$$ a\n\nb $$", "$$ a; b $$", 0 },
		{ "$x_i + y_i$ $$\\{a\\}_*b*$$", "$x_i + y_i$ $$\\{a\\}_*b*$$", 0 },
		{ "$5 *and* $6, $a *b* c$", "$5 and $6, $a b c$", 0 },
		{ "$a *b* c$", "$a *b* c$", DIALECT_MATH },
		{ "`$x_i$` $A_B/$C_D", "`$x_i$` $A_B/$C_D", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void drawn_tables_are_tables(void **state)
{
	static const struct sample samples[] = {
		{ "a\n+---+----+\n| b | c  |\n+===+:==:+\n| d | e  |\n+---+----+\n| f | \xe7\x81\xaf |\n|   | g  |\n+---+----+\nh",
		  "a; table{row{cell[b]; cell[c]}; row{cell[d]; cell[e]}; row{cell[f]; cell[\xe7\x81\xaf g]}}; h", 0 },
		{ "+-----+------+\n| - a | ```  |\n| - b | x|y  |\n|     |   z  |\n| c   | ```  |\n+-----+------+",
		  "table{row{cell[- a/- b/c]; cell[`x|y`/`  z`]}}", 0 },
		{ "> +-----+---+\n> | a   | b |\n> |     |   |\n> | c\\  |   |\n> | d   |   |\n> +-----+---+",
		  "quote{table{row{cell[a/c/d]; cell[b]}}}", 0 },
		/* Drawn otherwise. */
		{ "+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+", "code <+---+---+/| a | b |/|   +---+/|   | c |/+---+---+>", 0 },
		{ "> +---+\n> | a |\n> +---+\nb", "quote{code <+---+/| a |/+---+>}; b", 0 },
		{ "+---+\n| a |\n+---+\nb", "code <+---+/| a |/+---+>; b", 0 },
		/* Text. */
		{ "+-+\nb", "+-+ b", 0 }, { "+-+-+\n| a | b |", "+-+-+ | a | b |", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void divs_nest_whatever_their_lengths(void **state)
{
	static const struct sample samples[] = {
		{ ":::note\na\n:::\nb", "note Note{a}; b", 0 },
		{ ":::tip[A *b*]\nc\n:::", "tip Tip[A b]{c}", 0 },
		{ ":::::::::::::::: challenge\n\n## Do\n\na\n\n::::::  solution\n\nb\n\n:::::\n:::::::::\n\nc",
		  "tip Challenge{#do Do; a; fold[Solution]{b}}; c", 0 },
		{ "::: spoiler\n\n## Look ##\na\n:::", "fold[Look]{a}", 0 },
		{ "::: solution\n## Solution 2\na\n:::", "fold[Solution 2]{a}", 0 },
		{ "::: solution\n## Four\na\n:::", "fold[Solution]{#four Four; a}", 0 },
		{ "::: challenge\na\n::: hint\nb\n:::\n::: solution\nc\n:::\nd\n:::\ne",
		  "tip Challenge{a; fold[Hint]{b}; fold[Solution]{c}; d}; e", 0 },
		{ ":::::: objectives ::::::\n- a\n::::::::::::\nb", "note Objectives{list{item{a}}}; b", 0 },
		{ "::: {.callout-tip title=\"T\"}\na\n:::", "tip Tip[T]{a}", 0 },
		{ "::: {.callout-note collapse=\"true\"}\na\n:::", "fold[Note]{a}", 0 },
		{ ":::: {.columns}\n::: {.column}\na\n:::\n::::\nb", "{{a}}; b", 0 },
		{ "::: group-tab\n\n### A\n\n1\n\n### B\n\n2\n\n:::\nc", "{tab1+[A]{1}; tab1[B]{2}}; c", 0 },
		{ ":::unknown\na\n:::\nb", "{a}; b", 0 },
		{ "- a\n\n  ::: note\n  b\n  :::\n- c", "list{item{a; note Note{b}}; item{c}}", 0 },
		{ "> ::: note\n> a\n> :::\n\nb", "quote{note Note{a}}; b", 0 },
		{ "```\n::: note\n```", "code <::: note>", 0 },
		{ "::: a.b.c\n    options:\n      x: 1\n\nb", "`a.b.c`; b", 0 },
		{ "> ## ::: a.b", "quote{#ab a.b}", 0 },
		{ "10:30 and a ::: b", "10:30 and a ::: b", 0 },
		{ ":::\ntext", "text", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void quotes_that_are_callouts(void **state)
{
	static const struct sample samples[] = {
		{ "> [!NOTE]\n> a\n> b\n\nc", "note Note{a b}; c", 0 },
		{ "> [!tip] A *title*\n> a", "tip Tip[A title]{a}", 0 },
		{ "> [!faq]- Fold?\n> yes", "fold[Fold?]{yes}", 0 },
		{ "> [!note]+\n> a", "fold+[Note]{a}", 0 },
		{ "> [!recipe]\n> a", "note Recipe{a}", 0 },
		{ "> [!note] A\n> > [!tip]\n> > b\n>\n> c", "note Note[A]{tip Tip{b}; c}", 0 },
		{ "> **Note**\n> a", "note Note{a}", 0 },
		{ "> **Warning:** a\n> b", "warning Warning{a b}", 0 },
		{ "> **NOTE**: a\nlazy\n\nb", "note NOTE{a lazy}; b", 0 },
		{ "> ## Do it\n> a\n{: .challenge}\n\nb", "tip Challenge{#do-it Do it; a}; b", 0 },
		{ "> ## Do\n> a\n>\n> > ## Answer\n> > ~~~\n> > x\n> > ~~~\n> > {: .language-bash}\n> {: .solution}\n{: .challenge}\nb",
		  "tip Challenge{#do Do; a; fold[Answer]{code bash<x>}}; b", 0 },
		{ "{: .warning }\n> a\n\nb", "warning Warning{a}; b", 0 },
		{ "{: .note }\nA paragraph\nof two lines\n\nb", "note Note{A paragraph of two lines}; b", 0 },
		{ "{: .note-title }\n> Mine\n>\n> a", "note Note[Mine]{a}", 0 },
		{ "- a\n  > [!TIP]\n  > b\n- c", "list{item{a; tip Tip{b}}; item{c}}", 0 },
		{ "- > [!TIP]\n  > b", "list{item{tip Tip{b}}}", 0 },
		/* Quotes. */
		{ "> a\n> [!NOTE]", "quote{a [!NOTE]}", 0 },
		{ "> [!EDITION-2018]\n> a", "note EDITION-2018{a}", 0 },
		{ "```\n> ```\n[!NOTE]\n```", "code <> ```/[!NOTE]>", 0 },
		{ "> \xf0\x9f\x92\x81 **Note** a", "quote{\xf0\x9f\x92\x81 *Note* a}", 0 },
		{ "> **Bold** text", "quote{*Bold* text}", 0 },
		{ "> a\n> b\nlazy", "quote{a b lazy}", 0 },
		{ "```\n> [!NOTE]\n```", "code <> [!NOTE]>", 0 },
		{ "> a\n{: .quotation}\n\nb", "quote{a}; b", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void myst_directives(void **state)
{
	static const struct sample samples[] = {
		{ ":::{card}\nHead\n^^^\nBody\n+++\nFoot\n:::", "Head; Body; Foot", DIALECT_MYST },
		{ "```{note}\na\n```\nb", "note Note{a}; b", 0 },
		{ ":::{tip}\na\n:::\nb", "tip Tip{a}; b", 0 },
		{ "```{warning} On its line\nmore\n```", "warning Warning{On its line more}", 0 },
		{ "```{admonition} A *title*\n:class: tip\n\na\n```", "tip Tip[A title]{a}", 0 },
		{ "```{admonition} T\n:class: dropdown\na\n```", "fold[T]{a}", 0 },
		{ ":::{dropdown} T\n:open:\na\n:::", "fold+[T]{a}", 0 },
		{ "````{note}\na\n```{tip}\nb\n```\nc\n````\nd", "note Note{a; tip Tip{b}; c}; d", 0 },
		{ "```{note}\n---\nname: x\n---\na\n```", "note Note{a}", 0 },
		{ "::::{tab-set}\n:::{tab-item} A\n1\n:::\n:::{tab-item} B\n:selected:\n2\n:::\n::::\nc",
		  "tab1[A]{1}; tab1+[B]{2}; c", 0 },
		{ "```{code-block} rust\n:linenos:\nfn\n```", "code rust<fn>", 0 },
		{ "```{code-cell} ipython3\n:tags: [hide]\nx = 1\n```", "code python<x = 1>", 0 },
		{ ":::{code} c\n```\n:::\na", "code c<```>; a", 0 },
		{ "```{math}\na^2\n```", "code math<a^2>", 0 },
		{ "```{figure} a.png\n:alt: An [a]\n:width: 2\n\nThe *caption*.\n```\nb",
		  "[image: An [a]]<a.png>; The caption.; b", 0 },
		{ "```{image} a.png\n```", "[image: a.png]<a.png>", 0 },
		{ "```{include} part.md\n:lines: 2-3\n```", "two three", 0 },
		{ "```{include} part.md\n:start-line: 2\n```", "three four", 0 },
		{ "[^1]: a\n\n    :::{tip}\n    b\n    :::\n\nc[^1]", "c[1]<#fn-1>; footnote{a; tip Tip{b}}", 0 },
		{ "````{include} myst.md\n:end-before: AFTER\n````\nz", "intro; tip Tip{from a file}; z", 0 },
		{ "```{include} myst.md\n:start-after: AFTER\n:end-before: BEFORE\n```", "wanted", 0 },
		{ "```{literalinclude} code/a.rs\n:language: rust\n:lines: 1,9-\n```",
		  "code rust<use x;/end>", 0 },
		{ "```{toctree}\n:maxdepth: 2\nTitle <a/b>\nc\n```",
		  "list{item{Title<a/b>}; item{c<c>}}", 0 },
		{ "```{toctree}\n:hidden:\na\n```\nb", "b", 0 },
		{ "```{list-table} T\n:header-rows: 1\n* - a\n  - b | c\n* - d\n  - e\n    f\n```",
		  "*T*; table{row{cell[a]; cell[b | c]}; row{cell[d]; cell[e f]}}", 0 },
		{ ":::{list-table}\n* - a\n  - b\n\n    c\n\n* - ```sh\n    ls\n      - x\n    ```\n  -\n* - d\n\n"
		  "    - e\n    - f\n\n    :::{note} T\n    :class: g\n    h\n    :::\n  - i\n\n    | j | k |\n"
		  "    |---|---|\n:::\nl", "table{row{cell[a]; cell[b/c]}; row{cell[`ls`/`  - x`]; cell}; "
		  "row{cell[d/- e/- f/T/h]; cell[i/| j | k |]}}; l", 0 },
		{ "::::::{tabs}\n  :::::{tab} A\n    ::::{note}\n      ```sh\n      ls\n        -l\n      ```\n    ::::\n"
		  "  :::::\n::::::\nb", "tab1+[A]{note Note{code sh<ls/  -l>}}; b", DIALECT_MYST },
		{ "- a\n\n  :::{note}\n  b\n\n      c\n  :::\nd", "list{item{a; note Note{b; code <c>}}}; d", DIALECT_MYST },
		{ "```{exercise-start} E\n:label: e\n```\na\n```{exercise-end}\n```\nb",
		  "tip Exercise[E]{a}; b", 0 },
		{ "```{solution} e\na\n```", "fold[Solution]{a}", 0 },
		{ "```{something} T\na\n```\nb", "a; b", DIALECT_MYST },
		{ ":::{something}\na\n:::\nb", "a; b", 0 },
		{ "- ```{note}\n  a\n  ```\n- b", "list{item{note Note{a}}; item{b}}", 0 },
		{ "(here)=\n# A\n% hidden\ntext\n\n+++ {\"a\": 1}\n\nb", "#a A; text; b", DIALECT_MYST },
		/* Code and text elsewhere. */
		{ "```{r, echo=FALSE}\nx\n```", "code r<x>", 0 },
		{ "% text\n\n+++", "% text; +++", 0 },
		{ "```\n:::{note}\n```", "code <:::{note}>", 0 },
		{ "````md\n```{note}\n```\n````\nb", "code md<```{note}/```>; b", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void fences_that_are_callouts(void **state)
{
	static const struct sample samples[] = {
		{ "```admonish warning \"T\"\na\n```", "warning Warning[T]{a}", 0 },
		{ "```admonish\na\n```", "note Note{a}", 0 },
		{ "```ad-tip\na\n```", "tip Tip{a}", 0 },
		{ "```warn header=\"Word `x` boundary\"\na\n```\nb\n\n```js\nc\n```",
		  "warning Warning[Word `x` boundary]{a}; b; code js<c>", 0 },
		{ "```smart\na\n```", "note Note{a}", 0 },
		{ "```compare\n- a\n```", "note Compare{list{item{a}}}", 0 },
		{ "```note.txt\na\n```", "code note.txt<a>", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void myst_roles(void **state)
{
	static const struct sample samples[] = {
		{ "{ref}`A title <x>` and {ref}`y`", "A title and y", 0 },
		{ "{doc}`/a/b` {doc}`T <c.md>`", "b</a/b> T<c.md>", 0 },
		{ "{kbd}`Ctrl` {code}`x` {py:func}`~a.b.c` {math}`x^2`", "^Ctrl^ `x` `c` `x^2`", 0 },
		{ "a {ref}`title of\ntwo lines <x>` b\nc `d\ne` f", "a title of two lines b c `d e` f", 0 },
		{ "H{sub}`2`O", "H\xe2\x82\x82O", 0 },
		{ "{odd}`text` {{ value | upper }} [](#a) [](b.md)", "text value a<#a> b.md<b.md>", DIALECT_MYST },
		{ "{odd}`text` {{ value }}", "{odd}`text` {{ value }}", 0 },
		{ "{odd}`text` {{ value }}\n\n:::{tip}\na\n:::", "text value; tip Tip{a}", 0 },
		{ "`{ref}` and `` {ref}`x` ``", "`{ref}` and `{ref}`x``", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void liquid_is_not_shown(void **state)
{
	static const struct sample samples[] = {
		{ "{% include head.html %}\ntext", "text", 0 },
		{ "a\n{% if x %}\nb\n{% else %}c{% endif %}", "a b c", 0 },
		{ "a {{ site.x }}b {% assign y = 1 %}", "a b", 0 },
		{ "{% comment %}\nno\n{% endcomment %}\nyes", "yes", 0 },
		{ "{% raw %}{{ x }}{% endraw %} {{ y }}", "{{ x }}", 0 },
		{ "```\n{% raw %}{{ x }}{% endraw %}\n```", "code <{{ x }}>", DIALECT_JEKYLL },
		{ "{% highlight ruby linenos %}\nputs `1`\n{% endhighlight %}\nx", "code ruby<puts `1`>; x", 0 },
		{ "- a\n\n  {% highlight c %}\n  int\n  {% endhighlight %}\n- b",
		  "list{item{a; code c<int>}; item{b}}", 0 },
		{ "{% for p in pages %}\n- [{{ p.title }}]({{ p.url }})\n{% endfor %}\nend", "end", 0 },
		{ "See {% for p in x %}{{ p }}{% endfor %}here", "See here", 0 },
		{ "{% include figure.html src=\"{{ site.url }}/a.png\" alt=\"An [a]\" caption=\"Cap\" %}",
		  "[image: An [a]]</a.png> Cap", 0 },
		{ "{% include\n  image.html\n  url=\"a.png\"\n%}\nb", "[image: a.png]<a.png> b", 0 },
		{ "{% include note.html content=\"Mind *this*.\" %}\nb", "note Note{Mind this.}; b", 0 },
		{ "{% include links.md %}\n[a][site]", "a<https://example.org/>", 0 },
		{ "[a]({% link _episodes/x.md %}#b)", "a</_episodes/x.md#b>", 0 },
		{ "[a]({{ page.root }}/b/) [c]({{ '/d' | relative_url }})", "a</b/> c</d>", DIALECT_JEKYLL },
		{ "{% hint style=\"warning\" %}\na\n{% endhint %}\nb", "warning Warning{a}; b", 0 },
		{ "{% tabs %}\n{% tab title=\"A\" %}\n1\n{% endtab %}\n{% tab title=\"B\" %}\n2\n{% endtab %}\n{% endtabs %}\nc",
		  "tab1+[A]{1}; tab1[B]{2}; c", 0 },
		{ "{{< figure src=\"a.png\" alt=\"b\" >}}\n{{% notice tip %}}\nc\n{{% /notice %}}",
		  "[image: b]<a.png>; tip Tip{c}", 0 },
		{ "[a]({{ page.root }}/b/)", "a</b/>", 0 },
		/* Text. */
		{ "a {{ b }}", "a {{ b }}", 0 },
		{ "`{% x %}` and 5{%", "`{% x %}` and 5{%", 0 },
		{ "```\n{% if x %}\n```", "code <{% if x %}>", DIALECT_JEKYLL },
		{ "{% raw\n\ntext %}", "{% raw; text %}", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void definitions_stand_below_their_terms(void **state)
{
	static const struct sample samples[] = {
		{ "term\n: meaning\n\nafter", "term; means{meaning}; after", 0 },
		{ "a\n:   one\n    more\n\n    para\n\nb\n:   two", "a; means{one more; para}; b; means{two}", 0 },
		{ "a\n:   !!! note\n\n        b\n\nc", "a; means{note Note{b}}; c", 0 },
		{ "!!! note\n\n    a\n    : b\n\nc", "note Note{a; means{b}}; c", 0 },
		{ "a\n: one\n: two", "a; means{one}; means{two}", 0 },
		{ "a\n: one\nb\n: two", "a; means{one}; b; means{two}", 0 },
		{ "a\n\n: one\n\n: two\n\nend", "a; means{one}; means{two}; end", 0 },
		{ "a\nb\n: both", "a b; means{both}", 0 },
		{ "**a**\n: one\n\n  - x\n  - y\n\nb", "*a*; means{one; list{item{x}; item{y}}}; b", 0 },
		{ "a\n: x\n\n  ```c\n  y\n  ```\n\nb", "a; means{x; code c<y>}; b", 0 },
		/* Text. */
		{ "# h\n: x", "#h h; : x", 0 },
		{ "one\ntwo\nthree\n: four", "one two three : four", 0 },
		{ "| a |\n: x", "| a | : x", 0 },
		{ ":smile: x\n\n: y", ":smile: x; : y", 0 },
		{ "term\n: meaning", "term : meaning", DIALECT_MDX },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void a_fence_below_html_is_code(void **state)
{
	static const struct sample samples[] = {
		{ "<div>\n```c\n<b>\n```\n</div>", "code c<<b>>", 0 },
		{ "- <br>\n  ~~~\n  x\n  ~~~", "list{item{code <x>}}", 0 },
		{ "a <br>\n```c\nx\n```", "a; code c<x>", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

static void wiki_links_where_the_page_exists(void **state)
{
	static const struct sample samples[] = {
		{ "[[Other page]] x", "Other page</notes/Other page.md> x", 0 },
		{ "[[Other page|that]]", "that</notes/Other page.md>", 0 },
		{ "[[Other page#A Part]]", "Other page > A Part</notes/Other page.md#a-part>", 0 },
		{ "[[#A Part|here]]", "here<#a-part>", 0 },
		{ "[[100%]]", "100%</100%25.md>", 0 },
		{ "![[Other page]] ![[img.png|300]]",
		  "Other page</notes/Other page.md> [image: img.png]<img.png>", 0 },
		{ "[[Other page]] [[None]] [[No|shown]]", "Other page</notes/Other page.md> None shown", 0 },
		/* Text. */
		{ "[[None]] [[1, 2], [3]] `[[Other page]]`", "[[None]] [[1, 2], [3]] `[[Other page]]`", 0 },
		{ "```\n[[Other page]]\n```", "code <[[Other page]]>", 0 },
	};

	(void)state;
	ASSERT_SAMPLES(samples);
}

/* --- names of places --- */

static void places_are_found_by_every_generators_name(void **state)
{
	static const struct { const char *name; int line; } cases[] = {
		{ "caf\xc3\xa9--menu", 1 },	/* ours */
		{ "Caf\xc3\xa9-Menu", 1 },	/* loosely */
		{ "cafe-menu", 1 },		/* MkDocs */
		{ "menu", 3 }, { "menu-1", 5 },
		{ "menu_1", 5 },		/* MkDocs */
		{ "own", 7 },
		{ "label", 10 },		/* of the paragraph below it */
		{ "kram", 14 }, { "span", 16 },
		{ "section", 15 },		/* mdBook: of signs alone */
		{ "_1", 15 },			/* MkDocs */
		{ "v1.2", 18 }, { "v12", 18 },
		{ "v1-2", 18 },			/* VitePress */
		{ "box", 20 }, { "item", 22 }, { "inner", 24 }, { "badge", 26 },
		{ "word", 28 }, { "code", 30 }, { "ohm", 34 }, { "volt", 34 },
		{ "nothing", 0 },
	};
	struct doc *doc = parse("# Caf\xc3\xa9 \xe2\x80\x94 Menu\n\n# Menu\n\n# Menu\n\n# X { #own }\n\n(label)=\n"
				"text\n\n{: #kram}\n\nmore\n# !!!\n[a]{#span}\n\n## V1.2\n\n"
				"<div id=\"box\">x</div>\n\n<ul><li id=item>y</li></ul>\n\n"
				"z <em id='inner'>w</em>\n\n## A <sup class=\"c\"/> {#badge}\n\n"
				"**W**{ #word } x\n\n```{ .sh #code }\nls\n```\n\n"
				"$$\n\\label{ohm} U \\label{volt}\n$$\n", 0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct block *found = doc_find_anchor(doc, cases[i].name);

		if ((found != NULL ? found->line : 0) != cases[i].line)
			fail_msg("%s is at %d", cases[i].name, found != NULL ? found->line : 0);
	}
	doc_free(doc);
}

static void lines_keep_their_numbers(void **state)
{
	struct doc *doc = parse("{{#include part.md}}\n\n# A\n\n!!! note\n\n    ## B\n\n::: tip\n## C\n:::\n\n"
				"> [!NOTE]\n> ## D\n\n{% if x %}\n# E\n", 0);
	static const int lines[] = { 3, 7, 10, 14, 17 };

	(void)state;
	assert_int_equal(doc->heading_count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(doc->headings[i].line, lines[i]);
	doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mdbook_takes_in_files_and_parts_of_them),
		cmocka_unit_test(what_only_a_book_knows_goes),
		cmocka_unit_test(a_file_that_cannot_be_read_is_said),
		cmocka_unit_test(files_that_take_in_themselves_end),
		cmocka_unit_test(a_quiz_of_a_book_is_a_quiz),
		cmocka_unit_test(mkdocs_admonitions_and_folds),
		cmocka_unit_test(mkdocs_tabs),
		cmocka_unit_test(mkdocs_snippets),
		cmocka_unit_test(mkdocs_within_lines),
		cmocka_unit_test(attributes_go),
		cmocka_unit_test(fences_as_others_read_them),
		cmocka_unit_test(mathematics_stays_as_it_is_written),
		cmocka_unit_test(drawn_tables_are_tables),
		cmocka_unit_test(divs_nest_whatever_their_lengths),
		cmocka_unit_test(quotes_that_are_callouts),
		cmocka_unit_test(myst_directives),
		cmocka_unit_test(fences_that_are_callouts),
		cmocka_unit_test(myst_roles),
		cmocka_unit_test(liquid_is_not_shown),
		cmocka_unit_test(definitions_stand_below_their_terms),
		cmocka_unit_test(a_fence_below_html_is_code),
		cmocka_unit_test(wiki_links_where_the_page_exists),
		cmocka_unit_test(places_are_found_by_every_generators_name),
		cmocka_unit_test(lines_keep_their_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
