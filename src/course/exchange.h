/*
 * exchange.h - quizzes of other forms: what comes in, and what goes out.
 *
 * A reader turns the text of a file into questions; what has no counterpart becomes a comment of
 * the question, and a fault that names its line. quiz_write.h makes our YAML of it.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_EXCHANGE_H
#define COURSE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "course/lookup.h"
#include "course/quiz.h"

struct exchange_item {
	struct question question;	/* id NULL: made when the YAML is read; type as below */
	const char *comment;		/* lines that stand above it, without marks; NULL if none */
	bool no_question;		/* only the comment counts */
};

struct exchange_fault {
	const char *path;
	int line;			/* from 1; 0 if unknown */
	bool broken;			/* the record was no good; else left out or changed */
	const char *message;
};

/* What is being imported; or, on the way out, only the faults. Strings live in the arena. */
struct exchange {
	struct arena arena;
	const char *path;
	const char *folder;		/* on the way out: what the paths of a quiz are relative to, or NULL */
	const char *title;		/* NULL if none */
	struct exchange_item *items;
	size_t count, cap;
	struct exchange_fault *faults;
	size_t fault_count, fault_cap, broken;
	struct lookup ids;		/* of the questions so far, and their prompts */
};

struct exchange *exchange_new(const char *path);
void exchange_free(struct exchange *exchange);	/* NULL is fine */

/* Sanitized, white space at the ends cut, in the arena. */
const char *exchange_keep(struct exchange *exchange, const char *text, size_t len);
/* Says what was left out or changed in the record at line, or that it was broken. */
void exchange_fault(struct exchange *exchange, int line, bool broken, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* An id made of a name: [A-Za-z0-9._-]{1,64}; NULL if nothing of it is left. */
const char *exchange_id(struct exchange *exchange, const char *name);
/*
 * Adds a question (points 1 unless they are set) with its comment, NULL if it has none. Its id is
 * changed where another has it, and made where another has its prompt. question NULL: the comment
 * alone is kept.
 */
void exchange_add(struct exchange *exchange, const struct question *question, const char *comment);

typedef void exchange_reader(struct exchange *exchange, const char *text, size_t len);

exchange_reader gift_read, aiken_read;

/* The reader of a form, "gift"; NULL if there is none. */
exchange_reader *exchange_find_reader(const char *name);
/* Reads the bytes of a file, in whatever encoding. Never NULL. */
struct exchange *exchange_read(exchange_reader *reader, const char *path, const char *bytes,
			       size_t len);

/* Appends a quiz; tag names it, "course::page"; what cannot be said is added to faults. */
typedef void exchange_writer(struct strbuf *out, const struct quiz *quiz, const char *tag,
			     struct exchange *faults);

exchange_writer gift_write, aiken_write, anki_write, csv_write;

struct exchange_target {
	const char *name;
	const char *head;		/* stands once before all quizzes */
	exchange_writer *write;
};

/* NULL if there is none of that name. */
const struct exchange_target *exchange_find_target(const char *name);
/* "gift, aiken", for sentences. */
const char *exchange_reader_names(void);
const char *exchange_target_names(void);

/* Appends the right answer to a question on its own line or lines. */
void exchange_add_answer(struct strbuf *out, const struct question *question);
/* The prompt as it was written: a cloze with ____ in its blanks. */
void exchange_add_prompt(struct strbuf *out, const struct question *question);

#endif
