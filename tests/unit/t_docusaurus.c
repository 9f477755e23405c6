/* t_docusaurus.c - sites of Docusaurus: ids, titles, addresses, order, sidebars. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/category.h"
#include "course/course.h"
#include "course/link.h"
#include "course/number_prefix.h"
#include "doc/dialect.h"

/* --- numbers in front of names --- */

static void numbers_come_off_names(void **state)
{
	static const struct { const char *name; double number; const char *rest; } cases[] = {
		{ "01-intro",    1,    "intro" },
		{ "1_intro",     1,    "intro" },
		{ "001.intro",   1,    "intro" },
		{ "1. intro",    1,    "intro" },
		{ "1 - intro",   1,    "intro" },
		{ "01--intro",   1,    "intro" },
		{ "1--2-foo",    1,    "2-foo" },
		{ "01-_x",       1,    "x" },
		{ "2024-intro",  2024, "intro" },
		{ "1 - 2 foo",   1,    "2 foo" },
		{ "10- 10",      10,   "10" },
		{ "2021-11-foo", NAN,  "2021-11-foo" },
		{ "7.0-foo",     NAN,  "7.0-foo" },
		{ "1.5 x",       NAN,  "1.5 x" },
		{ "01-2-foo",    NAN,  "01-2-foo" },
		{ "1-3D",        NAN,  "1-3D" },
		{ "1-1. t",      NAN,  "1-1. t" },
		{ "1intro",      NAN,  "1intro" },
		{ "1 intro",     NAN,  "1 intro" },
		{ "week1-intro", NAN,  "week1-intro" },
		{ "-1-x",        NAN,  "-1-x" },
		{ "01-",         NAN,  "01-" },
		{ "01. ",        NAN,  "01. " },
		{ "",            NAN,  "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *rest;
		double number;
		bool found = number_prefix_find(cases[i].name, &number, &rest);

		assert_int_equal(found, !isnan(cases[i].number));
		assert_int_equal(isnan(number), isnan(cases[i].number));
		if (found)
			assert_true(number >= cases[i].number && number <= cases[i].number);
		assert_string_equal(rest, cases[i].rest);
	}
}

static void numbers_come_off_each_part_of_a_path(void **state)
{
	char *bare = number_prefix_strip("03-Sub/deep/05-Deeper/1-1. t");

	(void)state;
	assert_string_equal(bare, "Sub/deep/Deeper/1-1. t");
	free(bare);
}

/* --- whole sites --- */

struct row {
	const char *id, *path;		/* path in the docs; "" for a group */
	const char *title, *label;	/* label NULL: the title */
	int depth;
	const char *url;
};

static void assert_same(const char *what, const struct row *row, const char *got, const char *want)
{
	if (strcmp(got != NULL ? got : "", want != NULL ? want : "") != 0)
		fail_msg("%s of %s is \"%s\", not \"%s\"", what, row->id, got, want);
}

static void assert_pages(const struct course *course, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count && i < course->page_count; i++) {
		const struct page *page = &course->pages[i];

		assert_same("id", &rows[i], page->id, rows[i].id);
		assert_same("path", &rows[i], page->path, rows[i].path);
		assert_same("title", &rows[i], page->title, rows[i].title);
		assert_same("label", &rows[i], page->label,
			    rows[i].label != NULL ? rows[i].label : rows[i].title);
		assert_int_equal(page->depth, rows[i].depth);
		assert_same("url", &rows[i], page->url, rows[i].url);
	}
	assert_int_equal(course->page_count, count);
}

#define ASSERT_PAGES(course, rows) assert_pages(course, rows, sizeof rows / sizeof *rows)

static struct course *open_at(const char *path)
{
	struct err err = {0};
	struct course *course = course_open(path, &err);

	if (course == NULL)
		fail_msg("%s", err.text);
	return course;
}

static struct course *open_fixture(const char *name)
{
	char *path = xasprintf("%s/tests/fixtures/%s", getenv("srcdir"), name);
	struct course *course = open_at(path);

	free(path);
	return course;
}

/* The order, as a site of this form was seen to have it, and the addresses. */
static void folders_give_the_order(void **state)
{
	static const struct row rows[] = {
		{ "neg", "docs/neg.md", "Before we begin", NULL, 0, "neg" },
		{ "alpha", "docs/1-alpha.md", "The first number", NULL, 0, "alpha" },
		{ "TinyML", "docs/TinyML.md", "Introduction \U0001F60E", NULL, 0, "TinyML" },
		{ "beta", "docs/02-beta.md", "Beta: the second part", NULL, 0, "beta" },
		{ "intro", "docs/intro.mdx", "Introduction in MDX", "Hello", 0, "intro" },
		{ "half", "docs/half.md", "Half way", NULL, 0, "half" },
		{ "Basics/index", "docs/01-Basics/index.md", "Basics", "The basics", 0, "Basics" },
		{ "Basics/sublinks", "docs/01-Basics/sublinks.md", "Links from below", NULL, 1,
		  "Basics/sublinks" },
		{ "Sub/README", "docs/03-Sub/README.md", "Sub things", NULL, 0, "Sub" },
		{ "Sub/a", "docs/03-Sub/1-a.md", "A with an address", NULL, 1, "Sub/custom" },
		{ "Sub/b", "docs/03-Sub/2-b.md", "B from the top", NULL, 1, "abs" },
		{ "Sub/deep", "", "deep", NULL, 1, NULL },
		{ "Sub/deep/Deeper", "", "Deeper", NULL, 2, NULL },
		{ "Sub/deep/Deeper/q", "docs/03-Sub/deep/05-Deeper/q.md", "Deep down", NULL, 3,
		  "Sub/deep/Deeper/q" },
		{ "weekOne", "docs/weekOne.md", "Week 1 : code and em", NULL, 0, "weekOne" },
		{ "GenIdx", "", "All of them", "Gen Idx", 0, "category/gen-idx" },
		{ "GenIdx/only", "docs/04-GenIdx/only.md", "only", NULL, 1, "GenIdx/only" },
		{ "First Cohort July 2022", "docs/First-Cohort.md", "First cohort", NULL, 0,
		  "First Cohort July 2022" },
		{ "Guides/Guides", "docs/Guides/Guides.md", "All guides", NULL, 0, "Guides" },
		{ "Guides/x", "docs/Guides/x.md", "A guide", NULL, 1, "Guides/x" },
		{ "ten", "docs/10-ten.md", "Ten", NULL, 0, "ten" },
		{ "2021-11-date", "docs/2021-11-date.md", "A date is no number", NULL, 0,
		  "2021-11-date" },
		{ "Alpha", "docs/Alpha.md", "Capital", NULL, 0, "Alpha" },
		{ "NoMeta", "", "NoMeta", NULL, 0, NULL },
		{ "NoMeta/page", "docs/NoMeta/page.md", "Without a word", NULL, 1, "NoMeta/page" },
		{ "apple", "docs/apple.md", "apple", NULL, 0, "apple" },
		{ "features", "docs/features.mdx", "features", NULL, 0, "features" },
		{ "links", "docs/links.md", "Links", NULL, 0, "links" },
		{ "weekTwo", "docs/weekTwo.md", "Week two", NULL, 0, "weekTwo" },
		{ "zeta", "docs/zeta.md", "Last", NULL, 0, "zeta" },
	};
	struct course *course = open_fixture("docusaurus");

	(void)state;
	assert_int_equal(course->kind, COURSE_DOCUSAURUS);
	assert_string_equal(course->title, "Learning by Measuring");
	assert_string_equal(course->language, "en");
	assert_string_equal(course->site, "https://example.org/Learn/");
	assert_string_equal(course->route, "docs");
	assert_string_equal(course->docs, "docs");
	assert_string_equal(course->statics, "static");
	assert_int_equal(course->dialects, DIALECT_MDX | DIALECT_MATH);
	assert_int_equal(course->note_count, 0);
	ASSERT_PAGES(course, rows);
	course_free(course);
}

static void sidebars_give_the_order(void **state)
{
	static const struct row rows[] = {
		{ "welcome", "docs/welcome.md", "Welcome", NULL, 0, "welcome" },
		{ "setup", "docs/setup.md", "Setting everything up", "Set up", 0, "setup" },
		{ "parts", "docs/parts.md", "Parts you need", "Parts", 0, "parts" },
		{ "Tools", "", "Tools", NULL, 1, NULL },
		{ "tools/drill", "docs/tools/drill.md", "Drill", NULL, 2, "tools/drill" },
		{ "tools/saw", "docs/tools/saw.md", "Saw", "A saw", 2, "tools/saw" },
		{ "Shorthand", "", "Shorthand", NULL, 1, NULL },
		{ "parts/wire", "docs/parts/wire.md", "Wire", NULL, 2, "parts/wire" },
		{ "Week by week", "", "The weeks", "Week by week", 0, "weeks" },
		{ "weeks/01-one", "docs/weeks/01-one.md", "Week one", NULL, 1, "weeks/01-one" },
		{ "weeks/02-two", "docs/weeks/02-two.md", "Week two", NULL, 1, "weeks/02-two" },
		{ "glossary", "docs/glossary.md", "Glossary", "Words", 0, "glossary" },
		{ "Reference", "", "Reference", NULL, 0, NULL },
		{ "Calls", "", "Calls", NULL, 1, NULL },
		{ "api/call", "docs/api/call.md", "call()", NULL, 2, "api/call" },
		{ "api/answer", "docs/api/answer.md", "answer()", NULL, 2, "api/answer" },
		{ "More", "", "More", NULL, 0, NULL },
		{ "more/extra", "docs/more/extra.md", "Extra", NULL, 1, "more/extra" },
		{ "Laboratory", "", "Laboratory", NULL, 0, NULL },
		{ "second", "website/lab/second.md", "Second experiment", NULL, 1, "lab/second" },
		{ "first", "website/lab/first.md", "First experiment", NULL, 1, "lab/first" },
	};
	struct course *course = open_fixture("docusaurus-sidebars");

	(void)state;
	assert_int_equal(course->kind, COURSE_DOCUSAURUS);
	assert_string_equal(course->title, "A Course in Two Parts");
	assert_string_equal(course->site, "https://example.org/course/");
	assert_string_equal(course->route, "");
	assert_string_equal(course->docs, "docs");
	assert_string_equal(course->statics, "website/public");
	assert_int_equal(course->dialects, DIALECT_MDX);
	ASSERT_PAGES(course, rows);
	assert_int_equal(course->note_count, 2);
	assert_string_equal(course->notes[0].rule, "page-missing");
	assert_string_equal(course->notes[0].path, "website/sidebars.ts");
	assert_int_equal(course->notes[0].line, 18);
	assert_int_equal(course->notes[0].column, 36);
	assert_string_equal(course->notes[1].rule, "page-unlisted");
	assert_string_equal(course->notes[1].path, "docs/forgotten.md");
	course_free(course);
}

/* --- small sites, made for one question each --- */

struct made_file {
	const char *path, *text;
};

/* Writes the files into an empty folder. The caller frees its path. */
static char *make_site(const struct made_file *files, size_t count)
{
	char *folder = xasprintf("%s/docusaurus-XXXXXX", getenv("TMPDIR"));

	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, files[i].path);
		char *above = xstrndup(path, (size_t)(path_base(path) - path));

		assert_true(file_make_folder(above, 0700, NULL));
		assert_true(file_write(path, files[i].text, strlen(files[i].text), 0600, NULL));
		free(above);
		free(path);
	}
	return folder;
}

static struct course *open_made(const struct made_file *files, size_t count)
{
	char *folder = make_site(files, count);
	struct course *course = open_at(folder);

	free(folder);
	return course;
}

#define OPEN_MADE(files) open_made(files, sizeof files / sizeof *files)

static void links_lead_to_other_parts_of_a_site_beside_the_docs(void **state)
{
	static const struct made_file files[] = {
		{ "website/docusaurus.config.js",
		  "module.exports = {url: 'https://example.org', baseUrl: '/', presets: [['classic', {docs: "
		  "{path: '../docs'}}]]};" },
		{ "website/blog/2020-01-01-first.md", "# First\n" },
		{ "docs/home.md", "# Home\n" },
	};
	struct course *course = OPEN_MADE(files);
	struct link link;

	(void)state;
	link_resolve(&link, course, 0, "/blog/2020/01/01/first");
	assert_int_equal(link.kind, LINK_EXTERNAL);
	assert_string_equal(link.path, "https://example.org/blog/2020/01/01/first");
	link_deinit(&link);
	link_resolve(&link, course, 0, "/news/first");
	assert_int_equal(link.kind, LINK_BROKEN);
	link_deinit(&link);
	course_free(course);
}

static void links_lead_by_its_address_to_what_no_sidebar_shows(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {presets: [['classic', {docs: "
					  "{sidebarPath: './sidebars.js'}}]]};" },
		{ "sidebars.js", "module.exports = {docs: ['home']};" },
		{ "docs/home.md", "# Home\n" },
		{ "docs/aside.md", "---\nid: named\n---\n# Aside\n" },
		{ "docs/second.md", "---\nid: other\n---\n# Second\n" },
		{ "docs/draft.md", "---\nid: unready\ndraft: true\n---\n# Draft\n" },
	};
	struct course *course = OPEN_MADE(files);
	struct link link;

	(void)state;
	assert_int_equal(course->page_count, 1);
	link_resolve(&link, course, 0, "named#a");
	assert_int_equal(link.kind, LINK_FILE);
	assert_string_equal(link.path, "docs/aside.md");
	assert_string_equal(link.anchor, "a");
	link_deinit(&link);
	link_resolve_in(&link, course, "docs/aside.md", "other");
	assert_int_equal(link.kind, LINK_FILE);
	assert_string_equal(link.path, "docs/second.md");
	link_deinit(&link);
	link_resolve(&link, course, 0, "unready");
	assert_int_equal(link.kind, LINK_BROKEN);
	link_deinit(&link);
	course_free(course);
}

static void addresses_come_of_slugs_folders_and_ids(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {presets: ['classic']};" },
		{ "docs/README.md", "# Home\n" },
		{ "docs/1-a/index.mdx", "# A\n" },
		{ "docs/1-a/README.md", "# A, once more\n" },
		{ "docs/1-a/1-A.md", "# A by its name\n" },
		{ "docs/1-a/02-up.md", "---\nslug: ../up\n---\n# Up\n" },
		{ "docs/1-a/03-dot.md", "---\nslug: ./dot/\n---\n# Dot\n" },
		{ "docs/1-a/04-far.md", "---\nslug: ../../../far\n---\n# Far\n" },
		{ "docs/1-a/05-raw.md", "---\nparse_number_prefixes: false\n---\n# Raw\n" },
		{ "docs/1-a/06-id.md", "---\nid: named\n---\n# Named\n" },
		{ "docs/2-b/_category_.yaml", "link: null\nposition: 7\n" },
		{ "docs/2-b/index.md", "# B\n" },
		{ "docs/3-c/_category_.json", "{\"link\": {\"type\": \"doc\", \"id\": \"two\"}}" },
		{ "docs/3-c/index.md", "# C\n" },
		{ "docs/3-c/2-two.md", "# Two\n" },
		{ "docs/4-d/_category_.yml", "label: D: or so\n" },
		{ "docs/4-d/x.md", "# X\n" },
		{ "docs/5-e/_category_.json", "{\"link\": {\"type\": \"generated-index\", "
					      "\"slug\": \"/all/e/\"}, \"label\": \"E\"}" },
		{ "docs/5-e/y.md", "# Y\n" },
	};
	static const struct row rows[] = {
		{ "a/index", "docs/1-a/index.mdx", "A", NULL, 0, "a" },
		{ "a/A", "docs/1-a/1-A.md", "A by its name", NULL, 1, "a/A" },
		{ "a/up", "docs/1-a/02-up.md", "Up", NULL, 1, "up" },
		{ "a/dot", "docs/1-a/03-dot.md", "Dot", NULL, 1, "a/dot" },
		{ "a/far", "docs/1-a/04-far.md", "Far", NULL, 1, "far" },
		{ "a/named", "docs/1-a/06-id.md", "Named", NULL, 1, "a/named" },
		{ "1-a/05-raw", "docs/1-a/05-raw.md", "Raw", NULL, 1, "1-a/05-raw" },
		{ "a/README", "docs/1-a/README.md", "A, once more", NULL, 1, "a" },
		{ "c/two", "docs/3-c/2-two.md", "Two", NULL, 0, "c/two" },
		{ "c/index", "docs/3-c/index.md", "C", NULL, 1, "c" },
		{ "d", "", "d", NULL, 0, NULL },
		{ "d/x", "docs/4-d/x.md", "X", NULL, 1, "d/x" },
		{ "e", "", "E", NULL, 0, "all/e" },
		{ "e/y", "docs/5-e/y.md", "Y", NULL, 1, "e/y" },
		{ "b", "", "b", NULL, 0, NULL },
		{ "b/index", "docs/2-b/index.md", "B", NULL, 1, "b" },
		{ "README", "docs/README.md", "Home", NULL, 0, "" },
	};
	struct course *course = OPEN_MADE(files);

	(void)state;
	ASSERT_PAGES(course, rows);
	assert_string_equal(course->route, "docs");
	/* "D: or so" is no YAML, and said. */
	assert_int_equal(course->note_count, 1);
	assert_string_equal(course->notes[0].rule, "yaml");
	assert_string_equal(course->notes[0].path, "docs/4-d/_category_.yml");
	course_free(course);
}

static void a_hidden_page_takes_its_category_along(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.mjs", "export default {}" },
		{ "docs/a.md", "# A\n" },
		{ "docs/b/one.md", "---\nunlisted: true\n---\n# One\n" },
		{ "docs/c/index.md", "---\nunlisted: true\n---\n# C\n" },
		{ "docs/c/two.md", "# Two\n" },
		{ "docs/d/index.md", "# D\n" },
		{ "docs/d/three.md", "---\ndraft: true\n---\n# Three\n" },
	};
	static const struct row rows[] = {
		{ "a", "docs/a.md", "A", NULL, 0, "a" },
		{ "c", "", "C", NULL, 0, NULL },
		{ "c/two", "docs/c/two.md", "Two", NULL, 1, "c/two" },
		{ "d/index", "docs/d/index.md", "D", NULL, 0, "d" },
	};
	struct course *course = OPEN_MADE(files);

	(void)state;
	ASSERT_PAGES(course, rows);
	course_free(course);
}

/* Each of these sites has the page docs/page.md, and shows it. */
static void opens_however_it_is_configured(void **state)
{
	static const struct made_file configs[] = {
		{ "docusaurus.config.js", "module.exports = {title: 'T'};" },
		{ "docusaurus.config.js", "module.exports = make();" },
		{ "docusaurus.config.js", "" },
		{ "docusaurus.config.ts", "export default {presets: [preset, ['classic', options]]};" },
		{ "docusaurus.config.cjs", "module.exports = {presets: [['classic', {docs: "
					   "{sidebarPath: 'none.js', path: './docs/'}}]]};" },
		{ "docusaurus.config.js", "module.exports = {presets: [['classic', {docs: false}]], "
					  "plugins: [['@docusaurus/plugin-content-docs', "
					  "{path: 'docs', sidebarPath: dynamic()}]]};" },
		{ "website/docusaurus.config.js", "module.exports = {presets: [['classic', "
						  "{docs: {path: '../docs'}}]]};" },
		{ "sidebars.js", "module.exports = make();" },
		{ "docs/sub/_category_.json", "{}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof configs / sizeof *configs; i++) {
		struct made_file files[] = {
			configs[i], { "docs/page.md", "---\nsidebar_position: 1\n---\n# Page\n" } };
		struct course *course = OPEN_MADE(files);

		assert_int_equal(course->kind, COURSE_DOCUSAURUS);
		assert_int_equal(course->page_count, 1);
		assert_string_equal(course->pages[0].path, "docs/page.md");
		course_free(course);
	}
}

static void a_folder_of_docs_is_a_site_by_its_positions(void **state)
{
	static const struct made_file files[] = {
		{ "10-b.md", "# B\n" },
		{ "README.md", "# Home\n" },
		{ "a.md", "---\nsidebar_position: 2\n---\n# A\n" },
		{ "translations/a.de.md", "# Ein A\n" },
	};
	static const struct row rows[] = {
		{ "a", "a.md", "A", NULL, 0, "a" },
		{ "b", "10-b.md", "B", NULL, 0, "b" },
		{ "README", "README.md", "Home", NULL, 0, "" },
	};
	struct course *course = OPEN_MADE(files);

	(void)state;
	assert_int_equal(course->kind, COURSE_DOCUSAURUS);
	assert_string_equal(course->docs, "");
	ASSERT_PAGES(course, rows);
	course_free(course);
}

static void patterns_choose_the_docs(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {presets: [['classic', {docs: {include: "
					  "['{a,b/{c,d}}/**/*.{md,mdx}', 'x.md'], exclude: "
					  "['**/no.md', unknown]}}]]};" },
		{ "docs/a/1.md", "" },   { "docs/a/no.md", "" },    { "docs/b/1.md", "" },
		{ "docs/b/c/2.mdx", "" }, { "docs/b/d/e/3.md", "" }, { "docs/x.md", "" },
		{ "docs/y.md", "" },
	};
	static const char *const paths[] = { "docs/a/1.md", "docs/b/c/2.mdx", "docs/b/d/e/3.md",
					     "docs/x.md" };
	struct course *course = OPEN_MADE(files);
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < course->page_count; i++)
		if (course->pages[i].path != NULL)
			assert_string_equal(course->pages[i].path, paths[count++]);
	assert_int_equal(count, sizeof paths / sizeof *paths);
	course_free(course);
}

static void docs_outside_are_refused_in_words(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {presets: [['classic', "
					  "{docs: {path: '../docs'}}]]};" },
	};
	char *folder = make_site(files, 1);
	struct err err = {0};

	(void)state;
	assert_null(course_open(folder, &err));
	assert_non_null(strstr(err.text, "docusaurus.config.js: its docs are in \"../docs\""));
	free(folder);
}

static void a_site_without_current_docs_has_those_of_a_version(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {};" },
		{ "versions.json", "[\"2.0\", \"1.0\"]" },
		{ "versioned_docs/version-1.0/old.md", "# Old\n" },
		{ "versioned_docs/version-2.0/new.md", "# New\n" },
	};
	static const struct row rows[] = {
		{ "new", "versioned_docs/version-2.0/new.md", "New", NULL, 0, "new" },
	};
	struct course *course = OPEN_MADE(files);

	(void)state;
	ASSERT_PAGES(course, rows);
	course_free(course);
}

static void a_site_without_docs_is_a_folder(void **state)
{
	static const struct made_file files[] = {
		{ "docusaurus.config.js", "module.exports = {presets: [['classic', {docs: false}]]};" },
		{ "blog/one.md", "# One\n" },
	};
	struct course *course = OPEN_MADE(files);

	(void)state;
	assert_int_equal(course->kind, COURSE_FOLDER);
	course_free(course);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_come_off_names),
		cmocka_unit_test(numbers_come_off_each_part_of_a_path),
		cmocka_unit_test(folders_give_the_order),
		cmocka_unit_test(sidebars_give_the_order),
		cmocka_unit_test(links_lead_to_other_parts_of_a_site_beside_the_docs),
		cmocka_unit_test(links_lead_by_its_address_to_what_no_sidebar_shows),
		cmocka_unit_test(addresses_come_of_slugs_folders_and_ids),
		cmocka_unit_test(a_hidden_page_takes_its_category_along),
		cmocka_unit_test(opens_however_it_is_configured),
		cmocka_unit_test(a_folder_of_docs_is_a_site_by_its_positions),
		cmocka_unit_test(patterns_choose_the_docs),
		cmocka_unit_test(docs_outside_are_refused_in_words),
		cmocka_unit_test(a_site_without_current_docs_has_those_of_a_version),
		cmocka_unit_test(a_site_without_docs_is_a_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
