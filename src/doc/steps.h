/* steps.h - which lists of a page are checklists. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_STEPS_H
#define DOC_STEPS_H

#include <stdbool.h>

#include "doc/doc.h"

/*
 * Fills doc->steps: every task item, the items of the lists at the page's top level that are
 * checklists (checklist.h), assignments written as code. Adds a target for each. names: as there.
 * all_lists: every list of the page is a checklist.
 */
void steps_find(struct doc *doc, const char *const *names, bool all_lists);

#endif
