/* t_layouts.c - courses of other people's forms: pages, order, labels, depths, weeks, faults. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/course.h"
#include "doc/dialect.h"

/* A line a page: depth, path, label, title where it is another, week. */
static char *rows_of(const struct course *course)
{
	struct strbuf rows = {0};

	for (size_t i = 0; i < course->page_count; i++) {
		const struct page *page = &course->pages[i];
		bool own = strcmp(page->title, page->label) != 0;

		strbuf_addf(&rows, "%d %s|%s|%s|", page->depth,
			    page->path != NULL ? page->path : "", page->label,
			    own ? page->title : "");
		if (page->week >= 0)
			strbuf_addf(&rows, "%d", page->week);
		strbuf_addc(&rows, '\n');
	}
	return strbuf_detach(&rows);
}

static struct course *open_course(const char *path)
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
	struct course *course = open_course(path);

	free(path);
	return course;
}

static void reads_each_form_as_its_manifest_says(void **state)
{
	static const struct { const char *fixture, *kind, *title, *rows; } cases[] = {
		{ "mdbook", "mdbook", "Knots",
		  "0 book/text/README.md|Before you begin|Welcome|\n"
		  "0 book/text/rope.md|Rope|Rope and line|\n"
		  "0 book/text/bends/README.md|1. Bends|Joining two ropes|1\n"
		  "1 book/text/bends/sheet bend.md|1.1. The sheet bend|The sheet bend|\n"
		  "1 |1.2. To come|To come|\n"
		  "2 book/text/bends/history.md|1.2.1. Its history|A history|\n"
		  "0 |Part two: hitches||\n"
		  "0 book/text/hitches.md|2. Hitches|Hitches|2\n"
		  "1 |2.1. Lost|Lost|\n"
		  "2 book/text/found.md|2.1.1. Found|Found again|\n"
		  "0 |4. Splices|Splices|4\n"
		  "0 book/text/thanks.md|Thanks||\n" },
		{ "gitbook", "mdbook", "Sewing",
		  "0 README.md|Start|Sewing|\n"
		  "0 |Tools||\n"
		  "0 needle.md|Needle|The needle|\n"
		  "1 thread.md|Thread|The thread|\n" },
		{ "mkdocs", "mkdocs", "Bread",
		  "0 pages/index.md|Home||\n"
		  "0 pages/flour.md|Flour|All about flour|\n"
		  "0 pages/doughs/index.md|Doughs|Doughs of all kinds|\n"
		  "1 pages/doughs/wheat.md|Wheat|Wheat dough|\n"
		  "1 pages/doughs/rye.md|Rye||\n"
		  "1 |Deeper||\n"
		  "2 pages/doughs/sour.md|Sour dough||\n"
		  "0 |Ovens||\n"
		  "1 pages/ovens/iron-pot.md|Iron pot||\n"
		  "1 pages/ovens/stone.md|Stone ovens||\n"
		  "0 |To come||\n" },
		{ "mkdocs-plain", "mkdocs", "Weather",
		  "0 docs/index.md|Home||\n"
		  "0 docs/10-wind.md|10 wind||10\n"
		  "0 docs/2-rain.md|Rain||2\n"
		  "0 docs/Zulu_time.markdown|Zulu time||\n"
		  "0 |Blue sky||\n"
		  "1 docs/blue-sky/README.md|Blue sky||\n"
		  "1 docs/blue-sky/why.md|Why||\n" },
		{ "jupyter", "jupyter-book", "Numbers",
		  "0 intro.md|Before numbers||\n"
		  "0 |Counting||\n"
		  "1 sums.md|1. Sums|Sums|1\n"
		  "2 sums/carry.md|Carrying over|Carry|\n"
		  "1 tables.txt|2. Tables|Tables|2\n"
		  "0 |Measuring||\n"
		  "1 scales/10-mass.md|Mass||10\n"
		  "1 scales/2-length.md|Length||2\n"
		  "1 |plot (notebook)||\n" },
		{ "jupyter-old", "jupyter-book", "Start",
		  "0 intro.md|Start||\n"
		  "0 |First||\n"
		  "1 one.md|One||\n"
		  "2 two.md|Two||\n"
		  "0 |Second||\n"
		  "1 three.md|Three||\n"
		  "1 four.md|The fourth|Four|\n" },
		{ "myst", "jupyter-book", "Clay",
		  "0 docs/index.md|Working with clay||\n"
		  "0 |Hand building||\n"
		  "1 docs/pinch.md|Pinch pots||\n"
		  "1 docs/coils/a.md|Coils||\n"
		  "1 docs/coils/b/c.md|Coils of coils||\n"
		  "0 docs/kiln.md|Firing|The kiln|\n"
		  "1 docs/glaze.md|Glazes||\n" },
		{ "toctree", "toctree", "Bees for beginners",
		  "0 |0. Setup||0\n"
		  "1 chapters/en/chapter0/1.mdx|Introduction||0\n"
		  "0 |1. The hive||1\n"
		  "1 chapters/en/chapter1/1.mdx|Inside|Inside the hive|1\n"
		  "1 chapters/en/chapter1/2.mdx|Quiz||1\n"
		  "1 |Honey||\n"
		  "2 chapters/en/chapter1/3.mdx|Harvest (pt)|Harvest by hand|1\n"
		  "2 chapters/en/chapter1/3_tf.mdx|Harvest (tf)|Harvest by machine|1\n" },
		{ "carpentries", "carpentries", "Charts",
		  "0 index.md|Charts||\n"
		  "0 episodes/draw.md|Drawing||\n"
		  "0 episodes/01-look.Rmd|Looking||1\n"
		  "0 |Learners||\n"
		  "1 learners/reference.md|Words||\n"
		  "1 learners/setup.md|Setup||\n"
		  "0 |Instructors||\n"
		  "1 instructors/notes.md|Notes for instructors||\n" },
		{ "carpentries-old", "carpentries", "Old charts",
		  "0 index.md|Old charts||\n"
		  "0 _episodes/01-look.md|Looking||1\n"
		  "0 _episodes/02-draw.md|Drawing||2\n"
		  "0 |Extras||\n"
		  "1 _extras/guide.md|Guide||\n"
		  "1 setup.md|Setup||\n"
		  "1 reference.md|Reference||\n" },
		{ "docsify", "docsify", "The garden",
		  "0 |Spring||\n"
		  "1 1-spring/lessons/1-soil/README.md|1. Know your soil|Know your soil|1\n"
		  "2 1-spring/lessons/1-soil/assignment.md|Dig a hole||1\n"
		  "1 1-spring/lessons/2-seeds/README.md|2. Sow|Sow|2\n"
		  "2 1-spring/lessons/2-seeds/exercises.md|Exercises||2\n"
		  "0 docs/summer.md|Summer|High summer|\n"
		  "1 docs/summer/shade.md|Shade||\n"
		  "0 |More||\n"
		  "1 docs/tools.md|Tools|Tools of the trade|\n" },
		{ "lessons", "folder", "Clocks",
		  "0 README.md|Clocks||\n"
		  "0 2-sun/README.md|Sun dials||2\n"
		  "0 1-water/README.md|Water clocks||1\n"
		  "1 1-water/assignment.md|Build one||1\n"
		  "1 1-water/pi.md|With a Pi||1\n"
		  "0 3-springs/README.md|Springs||3\n"
		  "1 3-springs/3.10-coils/README.md|Coils||3\n"
		  "1 3-springs/3.9-balance/README.md|Balance||3\n"
		  "0 |radio||4\n"
		  "1 4-radio/radio.md|Radio||4\n"
		  "2 4-radio/homework.md|Listen||4\n"
		  "0 for-teachers.md|For teachers||\n"
		  "0 |notes||\n"
		  "1 notes/a.md|a|One book|\n"
		  "1 notes/b.md|b|One book|\n"
		  "0 CODE_OF_CONDUCT.md|Conduct||\n"
		  "0 LICENSE.md|Licence||\n"
		  "0 README.zh-CN.md|钟||\n" },
		{ "hugo", "folder", "Kites",
		  "0 content/en/_index.md|All about kites||\n"
		  "0 content/en/part/_index.md|Parts||\n"
		  "1 content/en/part/tails.md|Tails||\n"
		  "0 content/en/a-wind.md|Wind||\n" },
		{ "jekyll", "folder", "Bread",
		  "0 index.md|Bread||\n"
		  "0 about.md|Who bakes||\n"
		  "0 |lectures||\n"
		  "1 _lectures/oven.md|Ovens||\n"
		  "1 _lectures/dough.md|Dough||\n" },
		{ "starlight", "folder", "Lamps",
		  "0 docs/src/content/docs/index.mdx|Lamps||\n"
		  "0 |guide||\n"
		  "1 docs/src/content/docs/guide/wick.mdx|Wicks||\n"
		  "1 docs/src/content/docs/guide/oil.mdx|Oil||\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct course *course = open_fixture(cases[i].fixture);
		char *rows = rows_of(course);

		assert_string_equal(rows, cases[i].rows);
		assert_string_equal(course_kind_name(course->kind), cases[i].kind);
		assert_string_equal(course->title, cases[i].title);
		free(rows);
		course_free(course);
	}
}

static void says_where_a_manifest_is_wrong(void **state)
{
	static const struct { const char *fixture, *notes; } cases[] = {
		{ "mdbook",
		  "book/text/SUMMARY.md:11:0 page-missing\n"
		  "book/text/SUMMARY.md:18:0 page-missing\n"
		  "book/text/SUMMARY.md:23:0 duplicate-id\n" },
		{ "mkdocs",
		  "mkdocs.yml:12:15 page-missing\n"
		  "mkdocs.yml:16:12 duplicate-id\n" },
		{ "jupyter", "_toc.yml:20:15 page-missing\n" },
		{ "toctree", "chapters/en/_toctree.yml:18:12 page-missing\n" },
		{ "carpentries", "config.yaml:9:3 page-missing\n" },
		{ "docsify",
		  "docs/_sidebar.md:9:0 page-missing\n"
		  "docs/_sidebar.md:15:0 outside-root\n" },
		{ "mkdocs-plain", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct course *course = open_fixture(cases[i].fixture);
		struct strbuf notes = {0};

		for (size_t j = 0; j < course->note_count; j++)
			strbuf_addf(&notes, "%s:%d:%d %s\n", course->notes[j].path,
				    course->notes[j].line, course->notes[j].column,
				    course->notes[j].rule);
		assert_string_equal(strbuf_text(&notes), cases[i].notes);
		strbuf_deinit(&notes);
		course_free(course);
	}
}

static void knows_what_pages_are_written_in(void **state)
{
	static const struct { const char *fixture; unsigned dialects; const char *docs, *site; } cases[] = {
		{ "mdbook",          DIALECT_MDBOOK,                "book/text",   "https://example.org/knots/" },
		{ "mkdocs",          DIALECT_MKDOCS | DIALECT_MATH, "pages",       "https://example.org/bread/" },
		{ "mkdocs-plain",    DIALECT_MKDOCS,                "docs",        "" },
		{ "jupyter",         DIALECT_MYST | DIALECT_MATH,   "",            "" },
		{ "toctree",         DIALECT_MDX | DIALECT_MATH,    "chapters/en", "" },
		{ "carpentries",     DIALECT_JEKYLL,                "",            "https://example.org/charts" },
		{ "carpentries-old", DIALECT_JEKYLL,                "",            "" },
		{ "docsify",         0,                             "docs",        "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct course *course = open_fixture(cases[i].fixture);

		assert_int_equal(course->dialects, cases[i].dialects);
		assert_string_equal(course->docs, cases[i].docs);
		assert_string_equal(course->site != NULL ? course->site : "", cases[i].site);
		course_free(course);
	}
}

static void goes_to_a_week_by_its_number(void **state)
{
	static const struct { const char *fixture, *word, *path; } cases[] = {
		{ "docsify", "1", "1-spring/lessons/1-soil/README.md" },
		{ "docsify", "2", "1-spring/lessons/2-seeds/README.md" },
		{ "mdbook",  "2", "book/text/hitches.md" },
		{ "lessons", "2", "2-sun/README.md" },
		{ "jupyter", "1", "sums.md" },
		{ "toctree", "1", "chapters/en/chapter1/1.mdx" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct course *course = open_fixture(cases[i].fixture);
		int page = course_find_page(course, cases[i].word);

		assert_true(page >= 0);
		assert_string_equal(course->pages[page].path, cases[i].path);
		course_free(course);
	}
}

static void makes_checklists_of_an_assignment_beside_a_lesson(void **state)
{
	struct course *course = open_fixture("docsify");
	struct doc *doc = course_load_page(course, 2, NULL);

	(void)state;
	assert_true(course->pages[2].all_lists);
	assert_false(course->pages[1].all_lists);
	assert_int_equal(doc->step_count, 2);
	doc_free(doc);
	course_free(course);
}

/* --- in a folder of its own --- */

static int set_up(void **state)
{
	char *folder = xstrdup("t_layouts.XXXXXX");

	if (mkdtemp(folder) == NULL)
		return -1;
	*state = file_real_path(folder);
	free(folder);
	return 0;
}

static int tear_down(void **state)
{
	char *command = xasprintf("rm -rf '%s'", (char *)*state);
	int status = system(command);

	free(command);
	free(*state);
	return status;
}

static void put(const char *folder, const char *name, const char *text)
{
	char *path = path_join(folder, name);
	char *slash = strrchr(path, '/');
	struct err err = {0};

	*slash = '\0';
	assert_true(file_make_folder(path, 0700, &err));
	*slash = '/';
	if (!file_write(path, text, strlen(text), 0600, &err))
		fail_msg("%s", err.text);
	free(path);
}

static char *own_folder(const char *root, size_t number)
{
	char *name = xasprintf("%zu", number), *path = path_join(root, name);

	free(name);
	return path;
}

static void takes_the_folder_as_it_is_for_a_manifest_of_no_use(void **state)
{
	static const struct { const char *file, *text, *kind, *note; } cases[] = {
		{ "mkdocs.yml",    "nav: [a.md\n",             "folder",       "2:1 yaml" },
		{ "mkdocs.yml",    "nav: [../../etc/passwd]\n", "folder",      "1:7 outside-root" },
		{ "mkdocs.yml",    "- a\n- b\n",               "folder",       NULL },
		{ "mkdocs.yml",    "INHERIT: mkdocs.yml\n",    "folder",       NULL },
		{ "_toc.yml",      "root: *x\n",               "folder",       "1:7 yaml" },
		{ "_toc.yml",      "root: ../../secret\n",     "folder",       "1:7 outside-root" },
		{ "_toctree.yml",  "- local: gone\n",          "folder",       "1:10 page-missing" },
		{ "_sidebar.md",   "* [a](b.md)\n",            "folder",       "1:0 page-missing" },
		{ "myst.yml",      "project: {}\n",            "jupyter-book", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *folder = own_folder(*state, i), *note;
		struct course *course;

		put(folder, "a.md", "# A\n");
		put(folder, cases[i].file, cases[i].text);
		course = open_course(folder);
		assert_int_equal(course->page_count, 1);
		assert_string_equal(course->pages[0].id, "a");
		assert_string_equal(course_kind_name(course->kind), cases[i].kind);
		assert_int_equal(course->note_count, cases[i].note != NULL);
		if (cases[i].note != NULL) {
			note = xasprintf("%d:%d %s", course->notes[0].line,
					 course->notes[0].column, course->notes[0].rule);
			assert_string_equal(note, cases[i].note);
			assert_string_equal(course->notes[0].path, cases[i].file);
			free(note);
		}
		course_free(course);
		free(folder);
	}
}

static void reads_the_toctrees_of_sphinx(void **state)
{
	static const struct { const char *path, *text; } files[] = {
		{ "content/conf.py", "# project = \"Not this one\"\nproject = 'Paper folding'\n"
				    "extensions = [\"myst_parser\"]\n" },
		{ "content/index.md", "# Folding paper\n\nA toctree in code is none:\n\n````md\n```{toctree}\nnowhere\n"
				    "```\n````\n\n```{toctree}\n:maxdepth: 1\n:caption: The beginning\n\nvalley\n"
				    "The mountain fold <mountain.md>\nhttps://example.org/paper\nself\n```\n\n"
				    ":::{toctree}\n:hidden:\n\nparts/index\nold\n:::\n" },
		{ "content/valley.md", "# The valley fold\n\n(crease)=\nPress the crease.\n" },
		{ "content/mountain.md", "# Mountain\n\nTurn it over, then as [the crease](crease).\n" },
		{ "content/parts/index.md", "# Parts\n\n```{toctree}\n:glob:\n\n*\n/appendix\n```\n" },
		{ "content/parts/beak.md", "# Beak\n" },
		{ "content/parts/wing.md", "# Wing\n" },
		{ "content/appendix.md", "# Appendix\n" },
		{ "content/old.rst", "Old notes\n=========\n" },
	};
	static const char want[] =
		  "0 content/index.md|Folding paper||\n"
		  "0 |The beginning||\n"
		  "1 content/valley.md|The valley fold||\n"
		  "1 content/mountain.md|The mountain fold|Mountain|\n"
		  "0 content/parts/index.md|Parts||\n"
		  "1 content/parts/beak.md|Beak||\n"
		  "1 content/parts/wing.md|Wing||\n"
		  "1 content/appendix.md|Appendix||\n"
		  "0 |old (reStructuredText)||\n";
	struct course *course;
	char *found;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		put(*state, files[i].path, files[i].text);
	course = open_course(*state);
	found = rows_of(course);
	assert_int_equal(course->kind, COURSE_JUPYTER_BOOK);
	assert_int_equal(course->dialects, DIALECT_MYST | DIALECT_MATH);
	assert_string_equal(course->title, "Paper folding");
	assert_string_equal(found, want);
	assert_int_equal(course->note_count, 0);
	free(found);
	course_free(course);
}

static void reads_the_toctrees_of_an_index_in_another_markup(void **state)
{
	static const char index[] = "Folds\n=====\n\n.. toctree::\n   :caption: First\n\n   a\n\nText.\n\n"
				    ".. toctree::\n\n   b\n";
	struct course *course;

	put(*state, "conf.py", "extensions = ['sphinx_lesson']\n");
	put(*state, "index.rst", index);
	put(*state, "a.md", "# A\n");
	put(*state, "b.md", "# B\n");
	course = open_course(*state);
	assert_int_equal(course->page_count, 3);
	assert_string_equal(course->pages[0].title, "First");
	assert_string_equal(course->pages[1].id, "a");
	assert_int_equal(course->pages[1].depth, 1);
	assert_string_equal(course->pages[2].id, "b");
	assert_int_equal(course->pages[2].depth, 0);
	assert_int_equal(course->note_count, 0);
	course_free(course);
	/* An API's documentation beside lessons is no course. */
	put(*state, "conf.py", "extensions = ['sphinx.ext.autodoc']\n");
	course = open_course(*state);
	assert_int_equal(course->kind, COURSE_FOLDER);
	course_free(course);
}

static void finds_a_manifest_that_stands_further_down(void **state)
{
	static const struct { const char *folder, *kind, *base; } cases[] = {
		{ "docs",         "toctree", "docs" },
		{ "docs/en",      "toctree", "docs/en" },
		{ "book/website", "toctree", "book/website" },
		{ "tools/docs",   "folder",  "" },	/* no place for a course */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *folder = own_folder(*state, i), *inner = path_join(folder, cases[i].folder);
		struct course *course;

		put(folder, "README.md", "# About\n");
		put(inner, "a.md", "# A\n");
		put(inner, "_toctree.yml", "- local: a\n");
		course = open_course(folder);
		assert_string_equal(course_kind_name(course->kind), cases[i].kind);
		assert_string_equal(course->docs, cases[i].base);
		course_free(course);
		free(inner);
		free(folder);
	}
}

static void keeps_the_book_of_a_broken_book_toml(void **state)
{
	struct course *course;

	put(*state, "book.toml", "[book\n");
	put(*state, "src/SUMMARY.md", "- [A](a.md)\n");
	put(*state, "src/a.md", "# A\n");
	course = open_course(*state);
	assert_int_equal(course->kind, COURSE_MDBOOK);
	assert_string_equal(course->pages[0].label, "1. A");
	assert_string_equal(course->notes[0].rule, "yaml");
	assert_int_equal(course->notes[0].line, 1);
	course_free(course);
}

/* A manifest that is a link out of the course is not read: its text would be shown. */
static void reads_no_manifest_outside_the_course(void **state)
{
	static const struct { const char *name, *text; } cases[] = {
		{ "mkdocs.yml",   "nav: [Stolen: a.md]\nsite_name: Stolen\n" },
		{ "_toc.yml",     "root: a\nparts: [{caption: Stolen, chapters: [{file: b}]}]\n" },
		{ "_toctree.yml", "- {local: a, title: Stolen}\n" },
		{ "_sidebar.md",  "* [Stolen](a.md)\n" },
	};
	char *outside = path_join(*state, "outside");

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *folder = own_folder(*state, i), *name = path_join(folder, cases[i].name);
		struct course *course;
		char *rows;

		put(*state, "outside", cases[i].text);
		put(folder, "a.md", "# A\n");
		put(folder, "b.md", "# B\n");
		assert_int_equal(symlink(outside, name), 0);
		course = open_course(folder);
		rows = rows_of(course);
		assert_null(strstr(rows, "Stolen"));
		assert_null(strstr(course->title, "Stolen"));
		free(rows);
		course_free(course);
		free(name);
		free(folder);
	}
	free(outside);
}

static void lists_no_page_outside_the_course(void **state)
{
	char *inside = path_join(*state, "course"), *link = path_join(inside, "link.md");
	char *outside = path_join(*state, "secret.md");
	struct course *course;

	put(*state, "secret.md", "# Secret\n");
	put(inside, "a.md", "# A\n");
	put(inside, "_sidebar.md", "* [A](a.md)\n* [B](../secret.md)\n* [C](%2e%2e/secret.md)\n"
	    "* [D](link.md)\n* [E](x/../../secret.md)\n");
	assert_int_equal(symlink(outside, link), 0);
	course = open_course(inside);
	assert_int_equal(course->page_count, 1);
	assert_string_equal(course->pages[0].id, "a");
	assert_int_equal(course->note_count, 4);
	course_free(course);
	free(inside);
	free(link);
	free(outside);
}

/* Both would be for ever, or more memory than there is, for who walks them as they are written. */
static void bounds_what_a_manifest_can_ask_for(void **state)
{
	struct strbuf nav = {0};
	struct course *course;

	put(*state, "docs/a.md", "# A\n");
	strbuf_add(&nav, "x0: &x0 a.md\n");
	for (int i = 1; i < 30; i++)
		strbuf_addf(&nav, "x%d: &x%d [*x%d, *x%d, *x%d]\n", i, i, i - 1, i - 1, i - 1);
	strbuf_add(&nav, "nav: *x29\n");
	put(*state, "mkdocs.yml", strbuf_text(&nav));
	course = open_course(*state);
	assert_int_equal(course->kind, COURSE_FOLDER);
	course_free(course);
	strbuf_reset(&nav);
	strbuf_add(&nav, "nav:\n");
	strbuf_repeat(&nav, "- ./\n- a.md\n", 20000);
	put(*state, "mkdocs.yml", strbuf_text(&nav));
	course = open_course(*state);
	assert_true(course->page_count < 10);
	course_free(course);
	strbuf_deinit(&nav);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_form_as_its_manifest_says),
		cmocka_unit_test(says_where_a_manifest_is_wrong),
		cmocka_unit_test(knows_what_pages_are_written_in),
		cmocka_unit_test(goes_to_a_week_by_its_number),
		cmocka_unit_test(makes_checklists_of_an_assignment_beside_a_lesson),
		cmocka_unit_test_setup_teardown(takes_the_folder_as_it_is_for_a_manifest_of_no_use,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_the_toctrees_of_sphinx, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_the_toctrees_of_an_index_in_another_markup, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(finds_a_manifest_that_stands_further_down, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(keeps_the_book_of_a_broken_book_toml, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(reads_no_manifest_outside_the_course, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(lists_no_page_outside_the_course, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(bounds_what_a_manifest_can_ask_for, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
