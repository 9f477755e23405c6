/* label.h - the names that MyST gives to places, by which any page of the course may call them. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LABEL_H
#define COURSE_LABEL_H

/*
 * Calls take for each label in the file at path: lines of "(label)=", and ":name:" and ":label:" of
 * directives. Of a file that cannot be read there are none.
 */
void label_each(const char *path, void (*take)(void *data, const char *label), void *data);

#endif
