/* quiz_yaml.h - the YAML of a quiz as a whole; used by quiz.c alone. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_YAML_H
#define COURSE_QUIZ_YAML_H

#include "course/quiz_field.h"

/* Settings and questions of a whole file. */
void quiz_yaml_file(const struct quiz_source *source, const struct yaml_node *root);
/* A question, or a list of them, as a fence in a page has it. */
void quiz_yaml_questions(const struct quiz_source *source, const struct yaml_node *node);

#endif
