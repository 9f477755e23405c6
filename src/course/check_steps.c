/* check_steps.c - which lists became checklists, and why. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/finding.h"

static bool same_list(const struct step *a, const struct step *b)
{
	return a->item->parent == b->item->parent && a->cause == b->cause;
}

void check_steps(const struct page_source *source, const struct doc *doc)
{
	struct findings *findings = source->check->findings;

	for (size_t i = 0; i < doc->step_count;) {
		const struct step *first = &doc->steps[i];
		size_t count = 0;

		for (; i < doc->step_count && same_list(first, &doc->steps[i]); i++)
			count++;
		findings->lists = xgrow(findings->lists, findings->list_count, &findings->list_cap,
					sizeof *findings->lists);
		findings->lists[findings->list_count++] = (struct checklist_found){
			.path = sanitize_dup(source->spot.path, SANITIZE_LINE),
			.line = first->item->line,
			.steps = count,
			.cause = first->cause,
			.because = sanitize_dup(first->because, SANITIZE_LINE),
		};
	}
}
