/*
 * t_golden.c - pages set at three widths, compared with what a person has read and kept.
 *
 * tests/golden/NAME.md gives NAME.40.golden, NAME.80.golden, NAME.120.golden (as the screen has it), NAME.80.print.golden
 * (as a pipe gets it) and NAME.80.ascii.golden. Text with the style of each run before it: {heading-1}Week 1{/}.
 * GOLDEN_UPDATE=1 in the environment writes them anew.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "doc/layout.h"
#include "doc/markdown.h"

static void add_marks(struct strbuf *out, const struct run *run)
{
	strbuf_addf(out, "{%s", style_name(run->style));
	strbuf_add(out, run->marks & MARK_STRONG ? "+b" : "");
	strbuf_add(out, run->marks & MARK_EMPHASIS ? "+i" : "");
	strbuf_add(out, run->marks & MARK_STRIKE ? "+s" : "");
	strbuf_add(out, run->marks & MARK_UNDERLINE ? "+u" : "");
	if (run->target >= 0)
		strbuf_addf(out, "@%d", run->target);
	strbuf_add(out, "}");
}

static void add_line(struct strbuf *out, const struct line *line, int width)
{
	int cells = 0;

	assert_true(line->cells <= width);
	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		bool plain = run->style == STYLE_TEXT && run->marks == 0 && run->target < 0;

		if (!plain)
			add_marks(out, run);
		strbuf_addn(out, run->text, run->len);
		if (!plain)
			strbuf_add(out, "{/}");
		cells += run->cells;
	}
	assert_int_equal(cells, line->cells);
	strbuf_addc(out, '\n');
}

static void compare(const char *name, const struct doc *doc, const char *form, const struct layout_options *options)
{
	char *path = xasprintf("%s/tests/golden/%s.%d%s.golden", getenv("srcdir"), name, options->width, form);
	struct layout *layout = layout_new(doc, options);
	struct strbuf got = {0}, want = {0};
	struct err err = {0};

	for (size_t i = 0; i < layout_line_count(layout); i++)
		add_line(&got, layout_line(layout, i), options->width);
	if (getenv("GOLDEN_UPDATE") != NULL)
		assert_true(file_write(path, strbuf_text(&got), got.len, 0644, &err));
	if (!file_read(path, FILE_LIMIT_PAGE, &want, &err))
		fail_msg("%s", err.text);
	if (strcmp(strbuf_text(&want), strbuf_text(&got)) != 0)
		fail_msg("%s differs; now it is:\n%s", path, strbuf_text(&got));
	layout_free(layout);
	strbuf_deinit(&got);
	strbuf_deinit(&want);
	free(path);
}

static void page_is_set_as_it_was_read(void **state)
{
	const char *name = *state;
	char *path = xasprintf("%s/tests/golden/%s.md", getenv("srcdir"), name);
	struct layout_options options = { .ambiguous = 1, .links = LINKS_NONE };
	struct strbuf source = {0};
	struct err err = {0};
	struct doc *doc;

	if (!file_read(path, FILE_LIMIT_PAGE, &source, &err))
		fail_msg("%s", err.text);
	doc = markdown_parse(strbuf_text(&source), source.len, &(struct markdown_options){ .path = path });
	options.width = 40;
	compare(name, doc, "", &options);
	options.width = 120;
	compare(name, doc, "", &options);
	options.width = 80;
	compare(name, doc, "", &options);
	options.print = true;
	options.links = LINKS_END;
	compare(name, doc, ".print", &options);
	options.ascii = true;
	compare(name, doc, ".ascii", &options);
	doc_free(doc);
	strbuf_deinit(&source);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "text"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "lists"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "boxes"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "tables"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "html"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "scripts"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "dialects"),
		cmocka_unit_test_prestate(page_is_set_as_it_was_read, "components"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
