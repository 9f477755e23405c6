/* admonition.h - callouts: the names they have, and the ::: lines around Markdown (dialect.h). */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_ADMONITION_H
#define DOC_ADMONITION_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/doc.h"

/* The kind and label of a word such as "tip" or "CAUTION"; false if it is no callout's name. */
bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label);

#endif
