/* order.h - names of files as people number and sort them. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_ORDER_H
#define COURSE_ORDER_H

/*
 * Behind a number that stands in front of a name: "01-intro", "1. intro", "3.1-wiring"; *number
 * (may be NULL) is then its first part. Returns name itself where there is none, as in
 * "2021-11-foo" and "7 days".
 */
const char *order_skip_prefix(const char *name, double *number);

/*
 * What a name is sorted by: without extension, the number word behind a unit of teaching as digits
 * ("weekTwo.md": "week2"). The caller frees it.
 */
char *order_key(const char *name);

/* Runs of digits by their value, the rest by byte; as strcmp. */
int order_compare(const char *left, const char *right);

/*
 * A name to show: without folder, extension and number, blanks for "-" and "_". The caller frees
 * it.
 */
char *order_pretty(const char *path);

#endif
