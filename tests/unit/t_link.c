/* t_link.c - where links lead: for a forge, for a web site, for a folder, and never out of the course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/course.h"
#include "course/index.h"
#include "course/link.h"
#include "doc/dialect.h"

struct row {
	const char *from, *href;
	enum link_kind kind;
	const char *to, *anchor;	/* to: page id, or the path of a file; NULL: not looked at */
};

static void assert_link(const struct course *course, const struct row *row)
{
	struct link link;

	link_resolve(&link, course, (size_t)course_find_page(course, row->from), row->href);
	if (link.kind != row->kind)
		fail_msg("\"%s\" on %s is of kind %d", row->href, row->from, link.kind);
	if (row->kind == LINK_PAGE)
		assert_string_equal(course->pages[link.page].id, row->to);
	else
		assert_int_equal(link.page, -1);
	if (row->kind == LINK_FILE && row->to != NULL)
		assert_string_equal(link.path, row->to);
	assert_string_equal(link.anchor, row->anchor != NULL ? row->anchor : "");
	assert_non_null(link.path);
	link_deinit(&link);
}

static void resolves(const char *fixture, const struct row *rows, size_t count)
{
	char *path = xasprintf("%s/tests/fixtures/%s", getenv("srcdir"), fixture);
	struct course *course = course_open(path, NULL);

	assert_non_null(course);
	for (size_t i = 0; i < count; i++)
		assert_link(course, &rows[i]);
	course_free(course);
	free(path);
}

static void finds_pages_in_every_spelling(void **state)
{
	static const struct row rows[] = {
		{ "Welcome", "weekOne.md",                LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "./weekOne",                 LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "/docs/weekOne",             LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "/Learn/docs/weekOne/",      LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "@site/docs/weekOne.md",     LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "weekOne.html#to-do",        LINK_PAGE, "weekOne",       "to-do" },
		{ "Welcome", "weekOne?a=b#x%20y",         LINK_PAGE, "weekOne",       "x y" },
		{ "Welcome", "week%4Fne",                 LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", " weekOne.md ",              LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "weekThree",                 LINK_PAGE, "weekThree",     NULL },
		{ "Welcome", "weekThree.md",              LINK_PAGE, "weekThree",     NULL },
		{ "Welcome", "WEEKONE.MD",                LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "#procedure-",               LINK_PAGE, "Welcome",       "procedure-" },
		{ "Welcome", "",                          LINK_PAGE, "Welcome",       NULL },
		{ "weekOne", "/docs/Welcome",             LINK_PAGE, "Welcome",       NULL },
		{ "weekOne", "project",                   LINK_PAGE, "project",       NULL },
		{ "weekOne", "project/",                  LINK_PAGE, "project",       NULL },
		{ "weekOne", "project/index.html",        LINK_PAGE, "project",       NULL },
		{ "weekOne", "/final",                    LINK_PAGE, "project",       NULL },
		{ "project", "parts.md",                  LINK_PAGE, "project/parts", NULL },
		{ "project", "../intro.md",               LINK_PAGE, "Welcome",       NULL },
		{ "project", "weekOne.md",                LINK_PAGE, "weekOne",       NULL },
		{ "project", "README.md",                 LINK_PAGE, "project",       NULL },
		{ "weekOne", "/",                         LINK_PAGE, "Welcome",       NULL },
	};

	(void)state;
	resolves("sensors", rows, sizeof rows / sizeof *rows);
}

static void finds_pages_without_their_numbers(void **state)
{
	static const struct row rows[] = {
		{ "index",             "start",                  LINK_PAGE, "01-start",          NULL },
		{ "index",             "/docs/wiring/first",     LINK_PAGE, "02-wiring/2-first", NULL },
		{ "index",             "first.md",               LINK_PAGE, "02-wiring/2-first", NULL },
		{ "02-wiring/2-first", "10-last",                LINK_PAGE, "02-wiring/10-last", NULL },
		{ "02-wiring/2-first", ".",                      LINK_PAGE, "02-wiring",         NULL },
		{ "02-wiring/2-first", "../",                    LINK_PAGE, "index",             NULL },
		{ "02-wiring",         "deep/",                  LINK_PAGE, "02-wiring/deep",    NULL },
		{ "index",             "README.md",              LINK_PAGE, "index",             NULL },
	};

	(void)state;
	resolves("notes", rows, sizeof rows / sizeof *rows);
}

static void tells_files_from_what_is_not_there(void **state)
{
	static const struct row rows[] = {
		{ "Welcome", "img/sheet.pdf",            LINK_FILE,     "img/sheet.pdf", NULL },
		{ "Welcome", "/img/sheet.pdf?raw=1",     LINK_FILE,     "img/sheet.pdf", NULL },
		{ "Welcome", "pathname:///img/sheet.pdf", LINK_FILE,    "img/sheet.pdf", NULL },
		{ "project", "../img",                   LINK_FILE,     "img",           NULL },
		{ "Welcome", "draft",                    LINK_FILE,     "draft.md",      NULL },
		{ "Welcome", "nowhere.md#x",             LINK_BROKEN,   NULL,            "x" },
		{ "Welcome", "img/none.png",             LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "weekOne.png",              LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "a%00b",                    LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "http://example.org/a.md",  LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "HTTPS://example.org/",     LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "//example.org/x",          LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "mailto:a@example.org",     LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "javascript:alert(1)",      LINK_UNSAFE,   NULL,            NULL },
		{ "Welcome", "\x01 file:///etc/passwd",  LINK_UNSAFE,   NULL,            NULL },
		{ "Welcome", "../secret.md",             LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "%2e%2e/%2e%2e/etc/passwd", LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "@site/../../x",            LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "/../x",                    LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "/etc/passwd",              LINK_BROKEN,   NULL,            NULL },
	};

	(void)state;
	resolves("sensors", rows, sizeof rows / sizeof *rows);
}

static void knows_the_neighbours_of_a_single_file(void **state)
{
	static const struct row rows[] = {
		{ "weekOne", "weekTwo.md",       LINK_FILE,   "weekTwo.md",    NULL },
		{ "weekOne", "weekThree",        LINK_FILE,   "weekThree.mdx", NULL },
		{ "weekOne", "/docs/weekTwo",    LINK_FILE,   "weekTwo.md",    NULL },
		{ "weekOne", "weekNine.md",      LINK_BROKEN, NULL,            NULL },
		{ "weekOne", "weekOne.md#to-do", LINK_PAGE,   "weekOne",       "to-do" },
	};

	(void)state;
	resolves("sensors/weekOne.md", rows, sizeof rows / sizeof *rows);
}

static void guesses_only_where_one_page_fits(void **state)
{
	static const struct row rows[] = {
		{ "index", "/elsewhere/pinned",  LINK_PAGE,   "extra/pinned", NULL },
		{ "index", "/elsewhere/wrong",   LINK_BROKEN, NULL,           NULL },
	};

	(void)state;
	resolves("notes", rows, sizeof rows / sizeof *rows);
}

static void follows_no_symbolic_link_out_of_the_course(void **state)
{
	static const struct row rows[] = {
		{ "a", "out.txt",       LINK_OUTSIDE, NULL,     NULL },
		{ "a", "away/host.txt", LINK_OUTSIDE, NULL,     NULL },
		{ "a", "twice/host.txt", LINK_OUTSIDE, NULL,    NULL },
		{ "a", "away",          LINK_OUTSIDE, NULL,     NULL },
		{ "a", "in.txt",        LINK_FILE,    "in.txt", NULL },
	};
	char folder[] = "t_link.XXXXXX";
	struct course *course;
	char *command;

	(void)state;
	assert_non_null(mkdtemp(folder));
	command = xasprintf(
		"cd %s && mkdir course other && echo x >other/host.txt && echo '# A' >course/a.md "
		"&& "
		"ln -s ../other/host.txt course/out.txt && ln -s ../other course/away && "
		"ln -s a.md course/in.txt && ln -s away course/twice",
		folder);
	assert_int_equal(system(command), 0);
	free(command);
	command = path_join(folder, "course");
	course = course_open(command, NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_link(course, &rows[i]);
	course_free(course);
	free(command);
	command = xasprintf("rm -rf %s", folder);
	assert_int_equal(system(command), 0);
	free(command);
}

/* --- courses of other forms, made by hand: what their layouts say of them --- */

struct made_page {
	const char *path, *id, *url;
};

static struct course *make_course(const struct course *like, const struct made_page *pages,
				  size_t count)
{
	struct course *course = xcalloc(1, sizeof *course);
	char *fixture = xasprintf("%s/tests/fixtures/site", getenv("srcdir"));

	course->kind = like->kind;
	course->dialects = like->dialects;
	course->docs = xstrdup(like->docs != NULL ? like->docs : "");
	course->site = like->site != NULL ? xstrdup(like->site) : NULL;
	course->route = like->route != NULL ? xstrdup(like->route) : NULL;
	course->statics = like->statics != NULL ? xstrdup(like->statics) : NULL;
	course->root = file_real_path(fixture);
	course->index = index_new();
	course->pages = xcalloc(count, sizeof *course->pages);
	for (size_t i = 0; i < count; i++)
		course->pages[course->page_count++] = (struct page){
			.path = pages[i].path != NULL ? xstrdup(pages[i].path) : NULL,
			.id = xstrdup(pages[i].id), .title = xstrdup(pages[i].id),
			.label = xstrdup(pages[i].id),
			.url = pages[i].url != NULL ? xstrdup(pages[i].url) : NULL,
		};
	free(fixture);
	return course;
}

static void resolves_in(const struct course *like, const struct made_page *pages, size_t page_count,
			const struct row *rows, size_t count)
{
	struct course *course = make_course(like, pages, page_count);

	for (size_t i = 0; i < count; i++)
		assert_link(course, &rows[i]);
	course_free(course);
}

#define COUNT(array) (sizeof (array) / sizeof *(array))

static const struct course docusaurus = {
	.kind = COURSE_DOCUSAURUS, .docs = (char *)"docs", .route = (char *)"docs",
	.site = (char *)"https://example.org/Learn/", .statics = (char *)"static",
};

static const struct made_page docusaurus_pages[] = {
	{ "docs/links.md",              "links",            "links" },
	{ "docs/weekOne.md",            "weekOne",          "weekOne" },
	{ "docs/TinyML.md",             "TinyML",           "TinyML" },
	{ "docs/1-alpha.md",            "alpha",            "alpha" },
	{ "docs/intro.mdx",             "intro",            "intro" },
	{ "docs/01-Basics/index.md",    "Basics/index",     "Basics" },
	{ "docs/01-Basics/sublinks.md", "Basics/sublinks",  "Basics/sublinks" },
	{ "docs/Guides/x.md",           "Guides/x",         "Guides/x" },
	{ "docs/03-Sub/1-a.md",         "Sub/a",            "Sub/custom" },
	{ "docs/03-Sub/2-b.md",         "Sub/b",            "abs" },
	{ "docs/First Cohort July 2022.md", "First Cohort July 2022", "First Cohort July 2022" },
	{ NULL,                         "category/gen-idx", "category/gen-idx" },
};

/* What Docusaurus 3.10.2 makes of each link, base URL /Learn/. */
static void finds_what_docusaurus_finds(void **state)
{
	static const struct row rows[] = {
		{ "links", "/docs/weekOne",          LINK_PAGE, "weekOne",         NULL },
		{ "links", "./weekOne.md",           LINK_PAGE, "weekOne",         NULL },
		{ "links", "/weekOne.md",            LINK_PAGE, "weekOne",         NULL },
		{ "links", "/docs/weekOne.md",       LINK_PAGE, "weekOne",         NULL },
		{ "links", "@site/docs/weekOne.md",  LINK_PAGE, "weekOne",         NULL },
		{ "links", "docs/weekOne.md",        LINK_PAGE, "weekOne",         NULL },
		{ "links", "weekOne",                LINK_PAGE, "weekOne",         NULL },
		{ "links", "./weekOne",              LINK_PAGE, "weekOne",         NULL },
		{ "links", "/Learn/docs/weekOne",    LINK_PAGE, "weekOne",         NULL },
		{ "links", "01-Basics/index.md",     LINK_PAGE, "Basics/index",    NULL },
		{ "links", "alpha",                  LINK_PAGE, "alpha",           NULL },
		{ "links", "./1-alpha.md",           LINK_PAGE, "alpha",           NULL },
		{ "links", "/docs/TinyML#procedure", LINK_PAGE, "TinyML",          "procedure" },
		{ "links", "/docs/Basics/",          LINK_PAGE, "Basics/index",    NULL },
		{ "links", "/docs/Sub/custom",       LINK_PAGE, "Sub/a",           NULL },
		{ "links", "/docs/abs",              LINK_PAGE, "Sub/b",           NULL },
		{ "links", "/docs/category/gen-idx", LINK_PAGE, "category/gen-idx", NULL },
		{ "links", "/docs/First%20Cohort%20July%202022", LINK_PAGE, "First Cohort July 2022", NULL },
		{ "links", "https://example.org/Learn/docs/weekOne?a=b#c", LINK_PAGE, "weekOne", "c" },
		{ "links", "http://WWW.Example.org/Learn/docs/Sub/custom/", LINK_PAGE, "Sub/a", NULL },
		{ "links", "https://example.org/Learn/blog/x",  LINK_EXTERNAL, NULL, NULL },
		{ "links", "https://example.org/Learn/",        LINK_EXTERNAL, NULL, NULL },
		{ "links", "https://example.org/Learning/docs/weekOne", LINK_EXTERNAL, NULL, NULL },
		{ "links", "https://example.orga/Learn/docs/weekOne", LINK_EXTERNAL, NULL, NULL },
		{ "links", "/img/plan.txt",          LINK_FILE, "static/img/plan.txt", NULL },
		{ "links", "/Learn/img/plan.txt",    LINK_FILE, "static/img/plan.txt", NULL },
		{ "links", "pathname:///img/plan.txt", LINK_FILE, "static/img/plan.txt", NULL },
		{ "links", "@site/static/img/plan.txt", LINK_FILE, "static/img/plan.txt", NULL },
		{ "Basics/sublinks", "weekOne.md",   LINK_PAGE, "weekOne",         NULL },
		{ "Basics/sublinks", "Guides/x.md",  LINK_PAGE, "Guides/x",        NULL },
		{ "Basics/sublinks", "../alpha",     LINK_PAGE, "alpha",           NULL },
		{ "Basics/index",    "sublinks",     LINK_PAGE, "Basics/sublinks", NULL },
		{ "Sub/a",           "../abs",       LINK_PAGE, "Sub/b",           NULL },
	};

	(void)state;
	resolves_in(&docusaurus, docusaurus_pages, COUNT(docusaurus_pages), rows, COUNT(rows));
}

/* What is broken there, and is found here because one page alone can be meant. */
static void finds_what_only_one_page_can_be(void **state)
{
	static const struct row rows[] = {
		{ "links",           "./01-Basics/",   LINK_PAGE,   "Basics/index",     NULL },
		{ "links",           "1-alpha",        LINK_PAGE,   "alpha",            NULL },
		{ "links",           "weekOne.html",   LINK_PAGE,   "weekOne",          NULL },
		{ "links",           "WeekOne.md",     LINK_PAGE,   "weekOne",          NULL },
		{ "links",           "intro.md",       LINK_PAGE,   "intro",            NULL },
		{ "links",           "../intro.mdx",   LINK_PAGE,   "intro",            NULL },
		{ "Basics/sublinks", "weekOne",        LINK_PAGE,   "weekOne",          NULL },
		{ "links",           "/weekOne",       LINK_PAGE,   "weekOne",          NULL },
		{ "links",           "_partial.md",    LINK_FILE,   "docs/_partial.md", NULL },
		{ "links",           "/docs/nowhere",  LINK_BROKEN, NULL,               NULL },
		{ "links",           "nowhere.md",     LINK_BROKEN, NULL,               NULL },
	};

	(void)state;
	resolves_in(&docusaurus, docusaurus_pages, COUNT(docusaurus_pages), rows, COUNT(rows));
}

static void finds_files_before_other_spellings_of_pages(void **state)
{
	static const struct course plain = { .kind = COURSE_FOLDER };
	static const struct made_page pages[] = {
		{ "a/index.md", "a", NULL }, { "a/x.mdx", "a/x", NULL }, { "x.md", "x", NULL },
		{ "b/c.md", "b/c", NULL }, { "b/c/README.md", "b/c-2", NULL },
	};
	static const struct row rows[] = {
		{ "a", "x",      LINK_PAGE, "a/x", NULL },
		{ "a", "x.mdx",  LINK_PAGE, "a/x", NULL },
		{ "a", "x.md",   LINK_PAGE, "x",   NULL },
		{ "a", "./x.md", LINK_PAGE, "a/x", NULL },
		{ "x", "b/c",    LINK_PAGE, "b/c", NULL },
		{ "b/c-2", "/c/", LINK_PAGE, "b/c", NULL },	/* the site may begin in b */
		{ "x", "static/img/plan.txt", LINK_FILE, "static/img/plan.txt", NULL },
	};

	(void)state;
	resolves_in(&plain, pages, COUNT(pages), rows, COUNT(rows));
}

static void reads_addresses_that_end_in_a_slash(void **state)
{
	static const struct course mkdocs = {
		.kind = COURSE_MKDOCS, .docs = (char *)"docs", .site = (char *)"https://example.org/",
	};
	static const struct made_page pages[] = {
		{ "docs/index.md", "docs", "" }, { "docs/guide/set-up.md", "docs/guide/set-up", NULL },
		{ "docs/about/license.md", "docs/about/license", NULL },
	};
	static const struct row rows[] = {
		{ "docs", "about/license/",                     LINK_PAGE, "docs/about/license", NULL },
		{ "docs", "about/license.md#x",                 LINK_PAGE, "docs/about/license", "x" },
		{ "docs/guide/set-up", "../../about/license/",  LINK_PAGE, "docs/about/license", NULL },
		{ "docs/guide/set-up", "../about/license.md",   LINK_PAGE, "docs/about/license", NULL },
		{ "docs/guide/set-up", "/about/license/",       LINK_PAGE, "docs/about/license", NULL },
		{ "docs/guide/set-up", "https://example.org/about/license/", LINK_PAGE, "docs/about/license", NULL },
	};

	(void)state;
	resolves_in(&mkdocs, pages, COUNT(pages), rows, COUNT(rows));
}

static void reads_the_links_of_lessons_and_wikis(void **state)
{
	static const struct course carpentries = { .kind = COURSE_CARPENTRIES };
	static const struct course docsify = { .kind = COURSE_DOCSIFY };
	static const struct made_page pages[] = {
		{ "index.md", "index", NULL }, { "episodes/01-intro.md", "episodes/01-intro", NULL },
		{ "learners/setup.md", "learners/setup", NULL }, { "guide/x.md", "guide/x", NULL },
	};
	static const struct row lesson[] = {
		{ "episodes/01-intro", "../learners/setup.md",      LINK_PAGE, "learners/setup",    NULL },
		{ "episodes/01-intro", "setup.html#unix",           LINK_PAGE, "learners/setup",    "unix" },
		{ "episodes/01-intro", "../setup.md",               LINK_PAGE, "learners/setup",    NULL },
		{ "learners/setup",    "/01-intro/",                LINK_PAGE, "episodes/01-intro", NULL },
		{ "learners/setup",    "{{ page.root }}/01-intro/", LINK_PAGE, "episodes/01-intro", NULL },
		{ "learners/setup",    "../index.html",             LINK_PAGE, "index",             NULL },
	};
	static const struct row wiki[] = {
		{ "index", "#/guide/x",            LINK_PAGE, "guide/x", NULL },
		{ "index", "#/guide/x?id=a-place", LINK_PAGE, "guide/x", "a-place" },
		{ "index", "/guide/x?id=a-place",  LINK_PAGE, "guide/x", "a-place" },
		{ "index", "?id=a-place",          LINK_PAGE, "index",   "a-place" },
		{ "index", "#:~:text=words",       LINK_PAGE, "index",   NULL },
	};

	(void)state;
	resolves_in(&carpentries, pages, COUNT(pages), lesson, COUNT(lesson));
	resolves_in(&docsify, pages, COUNT(pages), wiki, COUNT(wiki));
}

/* A label of MyST is known all over the course. */
static void finds_labels_of_other_pages(void **state)
{
	static const struct course book = { .kind = COURSE_JUPYTER_BOOK, .dialects = DIALECT_MYST };
	static const struct course other = { .kind = COURSE_FOLDER };
	static const struct made_page pages[] = {
		{ "docs/start.md", "docs/start", NULL }, { "docs/labels.md", "docs/labels", NULL },
	};
	static const struct row rows[] = {
		{ "docs/start", "wiring/first", LINK_PAGE, "docs/labels", "wiring/first" },
		{ "docs/start", "#a-board",     LINK_PAGE, "docs/labels", "a-board" },
		{ "docs/start", "#elsewhere",   LINK_PAGE, "docs/start",  "elsewhere" },
		{ "docs/start", "labels.md",    LINK_PAGE, "docs/labels", NULL },
		{ "docs/start", "eq:ohm",       LINK_PAGE, "docs/labels", "eq:ohm" },
		{ "docs/start", "#eq:ohm",      LINK_PAGE, "docs/labels", "eq:ohm" },
		{ "docs/start", "#power",       LINK_PAGE, "docs/labels", "power" },
		{ "docs/start", "project:labels.md#x", LINK_PAGE, "docs/labels", "x" },
		{ "docs/start", "doi:10.1000/1", LINK_EXTERNAL, NULL,     NULL },
		{ "docs/start", "data:text/html,x", LINK_UNSAFE, NULL,    NULL },
	};
	static const struct course rules = { .kind = COURSE_MDBOOK, .dialects = DIALECT_MDBOOK };
	static const struct row rule_rows[] = {
		{ "docs/start", "ohm.law",      LINK_PAGE, "docs/labels", "ohm.law" },
		{ "docs/start", "a_b::C",       LINK_EXTERNAL, NULL,      NULL },
	};
	static const struct row no_rows[] = {
		{ "docs/start", "wiring/first", LINK_BROKEN, NULL,        NULL },
		{ "docs/start", "#a-board",     LINK_PAGE, "docs/start",  "a-board" },
	};

	(void)state;
	resolves_in(&book, pages, COUNT(pages), rows, COUNT(rows));
	resolves_in(&rules, pages, COUNT(pages), rule_rows, COUNT(rule_rows));
	resolves_in(&other, pages, COUNT(pages), no_rows, COUNT(no_rows));
}

/* A file that is no page has links too. */
static void resolves_from_a_file(void **state)
{
	struct course *course = make_course(&docusaurus, docusaurus_pages, COUNT(docusaurus_pages));
	struct link link;

	(void)state;
	link_resolve_in(&link, course, "docs/_partial.md", "weekOne.md");
	assert_int_equal(link.kind, LINK_PAGE);
	link_deinit(&link);
	link_resolve_in(&link, course, "docs/_partial.md", "#x");
	assert_int_equal(link.kind, LINK_FILE);
	assert_string_equal(link.path, "docs/_partial.md");
	assert_string_equal(link.anchor, "x");
	link_deinit(&link);
	link_resolve_in(&link, course, "docs/_partial.md", "../../x");
	assert_int_equal(link.kind, LINK_OUTSIDE);
	link_deinit(&link);
	course_free(course);
}

/* --- whatever is written --- */

static bool is_clean(const char *path)
{
	if (*path == '/')
		return false;
	for (const char *part = path; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
			return false;
	}
	return true;
}

static void assert_inside(const struct course *course, const char *href)
{
	for (size_t from = 0; from < course->page_count; from++) {
		struct link link;

		link_resolve(&link, course, from, href);
		assert_non_null(link.path);
		assert_non_null(link.anchor);
		if ((link.kind == LINK_PAGE) != (link.page >= 0) || link.page >= (int)course->page_count)
			fail_msg("\"%s\" has page %d", href, link.page);
		if (link.kind == LINK_FILE && (!is_clean(link.path) || !course_inside(course, link.path)))
			fail_msg("\"%s\" gives %s", href, link.path);
		link_deinit(&link);
	}
}

static void never_leads_out_whatever_is_written(void **state)
{
	static const char *const tokens[] = {
		"..", "../", "/", "//", ".", "./", "%2e%2e", "%2F", "%2e", "%", "\\", "..\\", "@site/", "#", "?",
		"#/", "?id=", "pathname://", "https://example.org/Learn/", "{{ x }}/", "docs", "docs/", "static/",
		"img/", "plan.txt", "_partial.md", "weekOne", ".md", ".html", "Learn/", "1-", "README", "index",
		"..%00", "\x01", "\xff", "etc/passwd", "unit/t_link.c", "tests/", "fixtures/", "site/", "~/", ":",
	};
	struct course *course = make_course(&docusaurus, docusaurus_pages, COUNT(docusaurus_pages));
	uint64_t seed = 20260105;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char href[256] = "";

		for (uint64_t left = 1 + (seed >> 33) % 7; left > 0; left--) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			strcat(href, tokens[(seed >> 33) % COUNT(tokens)]);
		}
		assert_inside(course, href);
	}
	course_free(course);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_pages_in_every_spelling),
		cmocka_unit_test(finds_pages_without_their_numbers),
		cmocka_unit_test(tells_files_from_what_is_not_there),
		cmocka_unit_test(knows_the_neighbours_of_a_single_file),
		cmocka_unit_test(guesses_only_where_one_page_fits),
		cmocka_unit_test(finds_what_docusaurus_finds),
		cmocka_unit_test(finds_what_only_one_page_can_be),
		cmocka_unit_test(finds_files_before_other_spellings_of_pages),
		cmocka_unit_test(reads_addresses_that_end_in_a_slash),
		cmocka_unit_test(reads_the_links_of_lessons_and_wikis),
		cmocka_unit_test(finds_labels_of_other_pages),
		cmocka_unit_test(resolves_from_a_file),
		cmocka_unit_test(follows_no_symbolic_link_out_of_the_course),
		cmocka_unit_test(never_leads_out_whatever_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
