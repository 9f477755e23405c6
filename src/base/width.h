/*
 * width.h - how many cells a text takes in a terminal. The only place that knows.
 *
 * Agrees with wcwidth() of the C library for what sanitize.h lets through: wide East Asian
 * characters and emoji take 2, marks and format characters 0, the rest 1.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_WIDTH_H
#define BASE_WIDTH_H

#include <stddef.h>
#include <stdint.h>

/* ambiguous: cells of East Asian Ambiguous characters, 1 or 2 (config.yaml). */
int width_code(uint32_t code, int ambiguous);

/* Cells of the cluster at text; *bytes is its length. Never more than 2, never negative. */
int width_cluster(const char *text, size_t len, int ambiguous, size_t *bytes);

int width_text(const char *text, size_t len, int ambiguous);

/* The longest prefix of whole clusters that fits in cells; its width in *used (may be NULL). */
size_t width_fit(const char *text, size_t len, int ambiguous, int cells, int *used);

#endif
