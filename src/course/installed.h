/* installed.h - the courses in the folders that hold courses. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_INSTALLED_H
#define COURSE_INSTALLED_H

/*
 * The paths of the folders in each of the folders (NULL-terminated; NULL: there are none), in their
 * order and then by name, NULL-terminated. Whether one is a course is not looked at.
 */
char **installed_list(char *const *folders);
void installed_free(char **paths);	/* NULL is fine */

#endif
