/* t_steps.c - which lists of a page are checklists, and which only look like it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/markdown.h"

struct row {
	const char *text;
	size_t steps;
};

static struct doc *parse(const char *text)
{
	struct markdown_options options = { .path = "page.md" };

	return markdown_parse(text, strlen(text), &options);
}

static void assert_counts(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct doc *doc = parse(rows[i].text);

		if (doc->step_count != rows[i].steps)
			fail_msg("%zu steps, not %zu, in: %s", doc->step_count, rows[i].steps, rows[i].text);
		doc_free(doc);
	}
}

#define ASSERT_COUNTS(rows) assert_counts(rows, sizeof (rows) / sizeof *(rows))

static void every_list_under_a_usual_heading_is_one(void **state)
{
	static const struct row rows[] = {
		{ "## Procedure\n\n* a\n* b\n",                             2 },
		{ "## Steps to take\n\n1. a\n\nthen\n\n1. b\n",             2 },
		{ "# Assignment 3\n\n* [a](x.md)\n",                        1 },
		{ "## Homework\n\n* a\n",                                   1 },
		{ "## Hardware\n\n* a\n",                                   1 },
		{ "## Required hardware\n\n* a\n",                          1 },
		{ "## Checklist\n\n* a\n",                                  1 },
		{ "## To do\n\n* a\n",                                      1 },
		{ "## What you will need:\n\n* a\n",                        1 },
		{ "## 🛠 Procedure\n\n* a\n* b\n",                          2 },
		{ "## 2. Procedure\n\n* a\n* b\n",                          2 },
		{ "## The procedure\n\n* a\n* b\n",                         0 },
		{ "## Procedure\n\n### Background\n\n* a\n* b\n",           0 },
	};

	(void)state;
	ASSERT_COUNTS(rows);
}

static void under_further_headings_it_has_to_look_like_one(void **state)
{
	static const struct row rows[] = {
		{ "## Tasks\n\n* Wire the board\n* Flash it\n",             2 },
		{ "## Task - wire it\n\n1. The board first\n2. Flash it\n", 2 },
		{ "## Exercises\n\n1. What does ls do?\n2. And cd?\n",      2 },
		{ "## Exercise 3: loops\n\n- Write a loop\n- **Run** it\n- Yours\n", 3 },
		{ "## Instructions\n\n1. Open it\n2. Close it\n",           2 },
		{ "## What you'll need\n\n- a board\n- a cable\n",          2 },
		{ "## You will need\n\n- [a board](b.md)\n- [a cable](c.md)\n", 0 },
		{ "## Tasks\n\n* [Wio](w.md)\n* [Pi](p.md)\n",              0 },
		{ "## Tasks\n\n1. Wire the board\n",                        0 },
		{ "## Tasks\n\n* Loops\n* Functions\n* Files\n",            0 },
		{ "## Exercise: Collatz\n\n- If n is 1, it ends\n- If n is even, it halves\n", 0 },
		{ "## Instructions and opcodes\n\n1. CALL\n2. RET\n",       0 },
		{ "## Taskbar\n\n1. Open it\n2. Close it\n",                0 },
		{ "## Topics\n\n1. Open loops\n2. Closed loops\n",          0 },
		{ "## What you will learn\n\n* Build a model\n* Run it\n",  0 },
	};

	(void)state;
	ASSERT_COUNTS(rows);
}

static void labels_are_short_and_stand_right_above(void **state)
{
	static const struct row rows[] = {
		{ "## Week 1\n\n**Procedure**\n\n* a\n* b\n",               2 },
		{ "**Procedure:**\n* a\n* b\n",                             2 },
		{ "**Procedure**:\n\n1. a\n2. b\n",                         2 },
		{ "Steps:\n\n1. a\n2. b\n",                                 2 },
		{ "Required Hardware\n* 1 x board\n* 1 x cable\n",          2 },
		{ "Hardware needed:\n\n- a\n- b\n",                         2 },
		{ "**Tasks**\n\n- Wire it\n- Flash it\n",                   2 },
		{ "What you'll need:\n\n- a\n- b\n",                        2 },
		{ "Steps:\n\n1. a\n2. b\n\n```sh\nls\n```\n\n3. c\n4. d\n", 4 },
		{ "Steps:\n\n1. a\n2. b\n\nMore words.\n\n* c\n* d\n",      2 },
		{ "Steps:\n\n1. a\n",                                       0 },
		{ "Hardware is expensive:\n\n* a\n* b\n",                   0 },
		{ "To do so, you have to:\n\n* a\n* b\n",                   0 },
		{ "The hardware of this week. Steps\n\n* a\n* b\n",         0 },
		{ "**Topics**\n\n* a\n* b\n",                               0 },
		{ "**Procedure**\n\nFirst some words.\n\n* a\n* b\n",       0 },
		{ "Resources:\n\n* Read it\n* Watch it\n",                  0 },
		{ "**[Steps](x.md)**\n\n* a\n* b\n",                        0 },
	};

	(void)state;
	ASSERT_COUNTS(rows);
}

/* Two bullet lists with a blank line between them are one to CommonMark, but not to their author. */
static void a_label_counts_for_the_items_that_stand_together(void **state)
{
	static const struct row rows[] = {
		{ "Hardware\n* board\n* cable\n\n* Fundamentals of speech\n* Hello world\n", 2 },
		{ "Hardware\n\n* board\n\n* cable\n\n* LED\n",              3 },
		{ "Steps:\n\n1. a\n2. b\n\n3. c\n",                         3 },
	};

	(void)state;
	ASSERT_COUNTS(rows);
}

static void an_assignment_between_backticks_is_one_step(void **state)
{
	static const struct row rows[] = {
		{ "``` Assignment: train and build the firmware ```\n",     1 },
		{ "``` Assignment on RED, GREEN, BLUE.  ```\n",             1 },
		{ "text\n\n``` homework - read ```\n\ntext\n",              1 },
		{ "* a\n\n``` Task: run it ```",                            1 },
		{ "Do ``` Assignment: this ``` now\n",                      0 },
		{ "`assignment`\n",                                         0 },
		{ "`assignment_1 = 2`\n",                                   0 },
		{ "---\nsteps: []\n---\n``` Assignment: this ```\n",        0 },
		{ "---\nsteps: [assignment]\n---\n``` Assignment: this ```\n", 1 },
		{ "---\nsteps: [procedure]\n---\n``` Assignment: this ```\n", 0 },
	};
	struct doc *doc = parse("# Week 3\n\n``` Assignment: train it ```\n");

	(void)state;
	ASSERT_COUNTS(rows);
	assert_string_equal(doc->steps[0].text, "Assignment: train it");
	assert_string_equal(doc->steps[0].slug, "week-3");
	assert_int_equal(doc->steps[0].item->kind, BLOCK_ITEM);
	assert_int_equal(doc->steps[0].item->first->kind, BLOCK_PARAGRAPH);
	assert_int_equal(doc->targets[doc->steps[0].target].kind, TARGET_STEP);
	assert_int_equal(doc->words, 5);
	doc_free(doc);
}

static void authors_have_the_last_word(void **state)
{
	static const struct row rows[] = {
		{ "---\nsteps: []\n---\n## Tasks\n\n1. a\n2. b\n\n**Steps**\n\n1. c\n2. d\n", 0 },
		{ "---\nsteps: []\n---\n* [ ] a\n",                         1 },
		{ "---\nsteps: [lab]\n---\n## Lab 1\n\n* a\n\n## Tasks\n\n1. b\n2. c\n", 1 },
		{ "---\nsteps: [lab]\n---\n**Lab work**\n\n* a\n",          1 },
	};

	(void)state;
	ASSERT_COUNTS(rows);
}

static void each_step_knows_why_it_is_one(void **state)
{
	struct doc *doc = parse("## Procedure\n\n* a\n\n## Other\n\n**Hardware needed**\n\n* b\n* c\n\n"
				"words\n\n* [ ] d\n\n``` Task: e ```\n");

	(void)state;
	assert_int_equal(doc->step_count, 5);
	assert_int_equal(doc->steps[0].cause, STEP_HEADING);
	assert_string_equal(doc->steps[0].because, "Procedure");
	assert_int_equal(doc->steps[2].cause, STEP_LABEL);
	assert_string_equal(doc->steps[2].because, "Hardware needed");
	assert_string_equal(doc->steps[2].slug, "other");
	assert_int_equal(doc->steps[3].cause, STEP_BOX);
	assert_int_equal(doc->steps[4].cause, STEP_SPAN);
	doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_list_under_a_usual_heading_is_one),
		cmocka_unit_test(under_further_headings_it_has_to_look_like_one),
		cmocka_unit_test(labels_are_short_and_stand_right_above),
		cmocka_unit_test(a_label_counts_for_the_items_that_stand_together),
		cmocka_unit_test(an_assignment_between_backticks_is_one_step),
		cmocka_unit_test(authors_have_the_last_word),
		cmocka_unit_test(each_step_knows_why_it_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
