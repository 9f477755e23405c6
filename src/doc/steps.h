/* steps.h - which lists of a page are checklists. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_STEPS_H
#define DOC_STEPS_H

#include <stdbool.h>

#include "doc/doc.h"

/*
 * Fills doc->steps: every task item, and the items of each list that stands directly in a section
 * whose heading's slug begins as one of names (NULL-terminated; NULL: the default ones). Adds a target for
 * each. all_lists: every list of the page is a checklist.
 */
void steps_find(struct doc *doc, const char *const *names, bool all_lists);

#endif
