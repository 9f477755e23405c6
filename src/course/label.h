/* label.h - the names that MyST and books of rules give to places, by which any page of the course may call them. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LABEL_H
#define COURSE_LABEL_H

/*
 * Calls take for each label in the file at path: lines of "(label)=" and "r[label]", ":name:" and
 * ":label:" of directives, the end of a formula. Of a file that cannot be read there are none.
 */
void label_each(const char *path, void (*take)(void *data, const char *label), void *data);

#endif
