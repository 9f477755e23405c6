/*
 * quiz.h - a quiz as data: settings and questions, read from YAML.
 *
 * Reading never fails as a whole: what is wrong with a file is a list of faults with positions, and
 * the good questions are there all the same. All strings are sanitized and live as long as the
 * quiz.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_H
#define COURSE_QUIZ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "course/course.h"
#include "course/lookup.h"

#define QUIZ_PASS 70			/* percent: where a quiz does not say */
#define QUIZ_TRIES 2
#define QUIZ_QUESTIONS_MAX 10000
#define QUIZ_CHOICES_MAX 26		/* each has a letter; items and right sides too */
#define QUIZ_ACCEPT_MAX 1000		/* texts that one blank accepts */
#define QUIZ_BLANKS_MAX 100
#define QUIZ_HINTS_MAX 20
#define QUIZ_TRIES_MAX 100
#define QUIZ_POINTS_MAX 10000
#define QUIZ_ID_MAX 64

enum question_type {
	QUESTION_SINGLE,
	QUESTION_MULTIPLE,
	QUESTION_TRUEFALSE,
	QUESTION_NUMBER,
	QUESTION_TEXT,
	QUESTION_OUTPUT,
	QUESTION_ORDER,
	QUESTION_MATCH,
	QUESTION_CLOZE,
	QUESTION_CARD,
	QUESTION_TYPE_COUNT
};

enum quiz_mode { QUIZ_PRACTICE, QUIZ_CHECK };

enum quiz_shuffle {
	SHUFFLE_NONE      = 0,
	SHUFFLE_QUESTIONS = 1 << 0,
	SHUFFLE_CHOICES   = 1 << 1,
	SHUFFLE_BOTH      = SHUFFLE_QUESTIONS | SHUFFLE_CHOICES
};

struct choice {
	const char *text;		/* Markdown */
	const char *why;		/* Markdown; NULL if none */
	bool correct;
	bool pin;			/* stays in its place when shuffled */
};

/*
 * What may stand in a blank. A `*` stands for any run of characters, `\*` for an asterisk; white
 * space at the ends does not count, nor does case unless the question says so.
 */
struct quiz_blank {
	const char **accept;		/* at least one */
	size_t accept_count;
};

struct quiz_pair {
	const char *left;		/* Markdown */
	int right;			/* index into items */
};

struct question {
	const char *id;			/* [A-Za-z0-9._-]{1,64}, unique in the quiz */
	enum question_type type;
	const char *prompt;		/* Markdown; cloze: the blanks as "(blank 1)" */
	struct choice *choices;		/* single, multiple; truefalse: True and False, pinned */
	size_t choice_count;
	const char **items;		/* Markdown. order: in the right order; match: the right */
	size_t item_count;		/* sides, each once, those that belong nowhere last */
	struct quiz_pair *pairs;	/* match */
	size_t pair_count;
	struct quiz_blank *blanks;	/* cloze; text and output have one */
	size_t blank_count;
	const char **pieces;		/* cloze: the prompt before, between, behind its blanks */
	bool match_case;		/* text, output */
	double number;			/* number: the answer */
	double tolerance;		/* number: so much more or less is right */
	bool percent;			/* number: the tolerance is percent of the answer */
	const char *unit;		/* number: one line; NULL if none */
	const char *reply;		/* card: Markdown */
	const char **hints;		/* Markdown, the mildest first */
	size_t hint_count;
	const char *explain;		/* Markdown, shown after the answer; NULL if none */
	const char *ref;		/* "page#heading" as a link is written; NULL if none */
	double points;			/* 0..QUIZ_POINTS_MAX */
	bool show_count;		/* multiple: say how many are right */
	const char *path;		/* the file it stands in, as in faults */
	int line, column;
};

struct quiz_band {
	double from;			/* percent of the points */
	const char *say;		/* Markdown */
};

enum quiz_fault_kind {
	QUIZ_FAULT_YAML,		/* the YAML itself is broken, or the file cannot be read */
	QUIZ_FAULT_INVALID,		/* not what a quiz may hold */
	QUIZ_FAULT_DUPLICATE		/* an id that another question has */
};

struct quiz_fault {
	enum quiz_fault_kind kind;
	const char *path;		/* as given, or relative to the course's root */
	int line, column;		/* from 1; 0 if unknown */
	const char *message;		/* without the position */
};

struct quiz {
	struct arena arena;
	const char *title;		/* never NULL after quiz_read() and quiz_for_page() */
	bool titled;			/* it is the author's own */
	int line;			/* where the settings stand; 0 if there are none */
	double pass;			/* percent of the points, 0..100 */
	enum quiz_mode mode;
	int tries;			/* a question may be answered so often: 1 in check mode */
	double penalty;			/* percent, off for each try after the first */
	unsigned shuffle;		/* enum quiz_shuffle bits */
	size_t draw;			/* so many at random; 0: all */
	bool confidence;
	struct quiz_band *bands;	/* by rising `from` */
	size_t band_count;
	struct question *questions;
	size_t question_count, question_cap;
	struct lookup ids;		/* of the questions: to their index */
	struct quiz_fault *faults;
	size_t fault_count, fault_cap;
};

void quiz_free(struct quiz *quiz);	/* NULL is fine */

/* Reads YAML text; path and first_line (from 1) are for positions. Never NULL. */
struct quiz *quiz_parse(const char *text, size_t len, const char *path, int first_line);

/* Reads a file; one that cannot be read gives a quiz with that as its fault. Never NULL. */
struct quiz *quiz_read(const char *path);

/* Appends the questions of a page's fenced quiz blocks. path is for positions. */
void quiz_read_fences(struct quiz *quiz, const struct doc *doc, const char *path);

/*
 * The quiz of a page: its file's, then its fences' questions. doc is the page if it is at hand,
 * else NULL: then it is read here. NULL if the page has neither. Paths in faults are relative to
 * the root.
 */
struct quiz *quiz_for_page(const struct course *course, size_t page, const struct doc *doc);

/* "single"; and back: -1 for no such type. */
const char *question_type_name(enum question_type type);
int question_type_find(const char *name);

/* By id; NULL if there is none. */
const struct question *quiz_find(const struct quiz *quiz, const char *id);

/* Appends a question, whose id no other has. What it points to has to live as long as the quiz. */
void quiz_add_question(struct quiz *quiz, const struct question *question);

/* The points of all questions that count (cards do not). */
double quiz_points(const struct quiz *quiz);

/* Appends "path:line:col: message"; folder goes before the path unless NULL. */
void quiz_fault_add(struct strbuf *out, const char *folder, const struct quiz_fault *fault);
/* The rule of `check` that a fault breaks. */
const char *quiz_fault_rule(const struct quiz_fault *fault);

/*
 * The id under which a quiz file without a course keeps its state: its name, "-", 8 hex digits. The
 * caller frees it.
 */
char *quiz_file_id(const char *path);

#endif
