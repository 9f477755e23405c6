/* quiz_type.h - what belongs to one type of question in YAML; used by quiz_yaml.c alone. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_TYPE_H
#define COURSE_QUIZ_TYPE_H

#include "course/quiz_field.h"

#define QUIZ_TYPE_KEYS_MAX 3

/* The keys that only this type has, NULL-terminated. */
const char *const *quiz_type_keys(enum question_type type);

/*
 * Reads them into a question whose common fields are there already. False after a fault. A cloze's
 * prompt is then the one to be shown.
 */
bool quiz_type_read(const struct quiz_source *source, const struct yaml_node *map,
		    struct question *question);

#endif
