/* t_code.c - what the info string of a fence says, and which lines of the code are set off. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/code.h"
#include "doc/highlight.h"

static void language_and_title_of_an_info_string(void **state)
{
	static const struct { const char *info, *language, *title; } cases[] = {
		{ "", "", NULL },
		{ "Python", "python", NULL },
		{ "js title=\"src/a.js\" {1,3}", "js", "src/a.js" },
		{ "js {1,3} title='a b'", "js", "a b" },
		{ "js:title=src/a.js", "js", "src/a.js" },
		{ "rust,ignore,does_not_compile", "rust", NULL },
		{ "rust file-name=\"src/main.rs\"", "rust", "src/main.rs" },
		{ "{ .py .annotate title=\"x.py\" }", "py", "x.py" },
		{ "{.python}", "python", NULL },
		{ "{python}", "python", NULL },
		{ "{r name, echo=FALSE}", "r", NULL },
		{ "{code-cell} ipython3", "ipython3", NULL },
		{ "{1,3-5}", "", NULL },
		{ "title=\"x\"", "", "x" },
		{ "c++ run", "c++", NULL },
		{ "js subtitle=\"x\"", "js", NULL },
		{ "js title=\"never closed", "js", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct block block = { .kind = BLOCK_CODE };

		code_fill(&block, &arena, cases[i].info, "x\n");
		assert_string_equal(block.as.code.language, cases[i].language);
		if (cases[i].title != NULL)
			assert_string_equal(block.as.code.title, cases[i].title);
		else
			assert_null(block.as.code.title);
		arena_deinit(&arena);
	}
}

/* Each line of the text with ">" before those that are set off, parted by "/". */
static void write_lines(char *out, const struct block *block)
{
	const struct code_extra *extra = block->as.code.extra;
	size_t line = 0;
	bool fresh = true;

	for (size_t i = 0; i < block->as.code.len; i++) {
		char c = block->as.code.text[i];

		if (fresh && extra != NULL && extra->marked != NULL && extra->marked[line])
			*out++ = '>';
		fresh = c == '\n';
		line += fresh;
		*out++ = fresh ? '/' : c;
	}
	*out = '\0';
}

static void lines_that_are_set_off(void **state)
{
	static const struct { const char *info, *text, *want; } cases[] = {
		{ "js {1,3-4}",            "a\nb\nc\nd\ne\n",                          ">a/b/>c/>d/e" },
		{ "js{2}",                 "a\nb\n",                                   "a/>b" },
		{ "js {2-}",               "a\nb\nc\n",                                "a/>b/>c" },
		{ "py hl_lines=\"2 4-6\"", "a\nb\nc\nd\ne\n",                          "a/>b/c/>d/>e" },
		{ "py {hl_lines=[1,\"3-4\"]}", "a\nb\nc\n",                            ">a/b/>c" },
		{ "js {99999999999999999999}", "a\n",                                  "a" },
		{ "js {a}",                "a\n",                                      "a" },
		{ "js",                    "a\n// highlight-next-line\nb\nc\n",        "a/>b/c" },
		{ "py",                    "# highlight-start\na\nb\n# highlight-end\nc\n", ">a/>b/c" },
		{ "html",                  "<!-- highlight-next-line -->\n<a>\n",      "><a>" },
		{ "jsx",                   "  {/* highlight-next-line */}\n  b\n",     ">  b" },
		{ "js",                    "a // highlight-next-line\nb\n",            "a // highlight-next-line/b" },
		{ "js",                    "highlight-start\na\n",                     "highlight-start/a" },
		{ "js {1}",                "a\n// highlight-next-line\nb\n",           ">a/// highlight-next-line/b" },
		{ "js",                    "// highlight-next-line\n",                 "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct block block = { .kind = BLOCK_CODE };
		char got[200];

		code_fill(&block, &arena, cases[i].info, cases[i].text);
		write_lines(got, &block);
		assert_string_equal(got, cases[i].want);
		arena_deinit(&arena);
	}
}

static void digits_in_a_name_are_no_number(void **state)
{
	static const struct { const char *language, *code, *want; } cases[] = {
		{ "sh", "timeout 10 cat > wave.ana.01.csv", "        ##                      " },
		{ "c",  "x = 1.5 + .5f;",                   "    ###    ## " },
		{ "c",  "a1.b + f(2.0e5)",                  "         ##### " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const size_t len = strlen(cases[i].code);
		unsigned char styles[100];
		char got[100] = "";

		assert_int_equal(len, strlen(cases[i].want));
		highlight(highlight_language(cases[i].language), cases[i].code, len, styles);
		for (size_t j = 0; j < len; j++)
			got[j] = styles[j] == STYLE_CODE_NUMBER ? '#' : ' ';
		assert_string_equal(got, cases[i].want);
	}
}

static void numbers_of_lines(void **state)
{
	static const struct { const char *info; int first; } cases[] = {
		{ "js", 0 }, { "js showLineNumbers", 1 }, { "js showLineNumbers=5", 5 }, { "js showLineNumbers{7}", 7 },
		{ "py linenums=\"1\"", 1 }, { "py linenums=\"12\" hl_lines=\"1\"", 12 }, { "js noShowLineNumbers", 0 },
		{ "py linenums=\"99999999999999\"", 1000000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct block block = { .kind = BLOCK_CODE };

		code_fill(&block, &arena, cases[i].info, "a\nb\n");
		assert_int_equal(block.as.code.extra != NULL ? block.as.code.extra->first : 0, cases[i].first);
		arena_deinit(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(language_and_title_of_an_info_string),
		cmocka_unit_test(lines_that_are_set_off),
		cmocka_unit_test(digits_in_a_name_are_no_number),
		cmocka_unit_test(numbers_of_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
