/*
 * quiz_field.h - one field of a quiz's YAML, and the faults of reading it.
 *
 * A reader leaves *out as it is where the key is missing or its value is wrong; the latter is said
 * as a fault and gives false. Texts live in the quiz's arena.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_FIELD_H
#define COURSE_QUIZ_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/yaml.h"
#include "course/quiz.h"

/* Where one text is being read from; all of it is borrowed. */
struct quiz_source {
	struct quiz *quiz;
	const char *path;		/* in the quiz's arena */
	int bad_line;			/* the question here is left out; 0: none is */
};

/* Adds a fault to the quiz; node NULL: it has no position. */
void quiz_field_fault(const struct quiz_source *source, const struct yaml_node *node,
		      enum quiz_fault_kind kind, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same from a sentence "path:line:col: ..." of base/. */
void quiz_field_fault_err(const struct quiz_source *source, enum quiz_fault_kind kind,
			  const struct err *err);
/* A QUIZ_FAULT_INVALID; always false, for the caller to return. */
bool quiz_field_invalid(const struct quiz_source *source, const struct yaml_node *node,
			const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Says each key that is not among the known ones (NULL-terminated); what: "a quiz", "a choice". */
bool quiz_field_known(const struct quiz_source *source, const struct yaml_node *map,
		      const char *const *known, const char *what);

bool quiz_field_is_blank(const char *text);	/* nothing but blanks and newlines */
const char *quiz_field_keep(const struct quiz_source *source, const char *text);

/* Not empty and no list. */
bool quiz_field_text(const struct quiz_source *source, const struct yaml_node *map,
		     const char *key, const char **out);
bool quiz_field_bool(const struct quiz_source *source, const struct yaml_node *map,
		     const char *key, bool *out);
/* From 0 to most. */
bool quiz_field_number(const struct quiz_source *source, const struct yaml_node *map,
		       const char *key, double most, double *out);
/* From 1 to most. */
bool quiz_field_int(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		    long most, long *out);
/* 0 to 100, with or without a percent sign. */
bool quiz_field_percent(const struct quiz_source *source, const struct yaml_node *map,
			const char *key, double *out);
/* The index of a word in a list (NULL-terminated). */
bool quiz_field_word(const struct quiz_source *source, const struct yaml_node *map,
		     const char *key, const char *const *words, int *out);
/* A list of least to most texts, none empty; what: "a hint". */
bool quiz_field_texts(const struct quiz_source *source, const struct yaml_node *map,
		      const char *key, const char *what, size_t least, size_t most,
		      const char ***out, size_t *count);
/*
 * A number, which "%" may follow where percent is not NULL, as in `5%`. False without a fault if it
 * is none.
 */
bool quiz_field_is_number(const struct yaml_node *node, double *out, bool *percent);

#endif
