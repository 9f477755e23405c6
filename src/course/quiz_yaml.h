/* quiz_yaml.h - the YAML of a quiz, field by field; used by quiz.c alone. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_YAML_H
#define COURSE_QUIZ_YAML_H

#include "base/yaml.h"
#include "course/quiz.h"

/* Where one text is being read from; all of it is borrowed. */
struct quiz_source {
	struct quiz *quiz;
	const char *path;		/* in the quiz's arena */
	int bad_line;			/* the question here is left out; 0: none is */
};

/* Settings and questions of a whole file. */
void quiz_yaml_file(const struct quiz_source *source, const struct yaml_node *root);
/* A question, or a list of them, as a fence in a page has it. */
void quiz_yaml_questions(const struct quiz_source *source, const struct yaml_node *node);

/* Adds a fault to the quiz; node NULL: it has no position. */
void quiz_yaml_fault(const struct quiz_source *source, const struct yaml_node *node,
		     enum quiz_fault_kind kind, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same from a sentence "path:line:col: ..." of base/. */
void quiz_yaml_fault_err(const struct quiz_source *source, enum quiz_fault_kind kind,
			 const struct err *err);

#endif
