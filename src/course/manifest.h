/* manifest.h - course.yaml: what a course says of itself. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_MANIFEST_H
#define COURSE_MANIFEST_H

#include <stdbool.h>

#include "base/err.h"
#include "base/yaml.h"
#include "course/course.h"

#define MANIFEST_NAME "course.yaml"

/* Reads and checks the file at path; shown goes before sentences. NULL after an error. */
struct yaml *manifest_read(const char *path, const char *shown, struct err *err);

/* Takes id, title, language and steps over; the manifest then belongs to the course. */
void manifest_take(struct course *course, struct yaml *manifest);

/* [A-Za-z0-9][A-Za-z0-9._-]{0,63} */
bool manifest_is_id(const char *text);

#endif
