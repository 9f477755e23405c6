/* glance.c - a course seen from afar: its size, how far its learner is, what is due in it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/glance.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "learn/journal.h"
#include "learn/progress.h"

static void count_pages(struct glance *glance, const struct course *course,
			const struct progress *progress)
{
	const char *last = progress_last_page(progress);
	double sum = 0;

	for (size_t i = 0; i < course->page_count; i++) {
		const struct page *page = &course->pages[i];

		if (last != NULL && strcmp(page->id, last) == 0)
			glance->page = (int)i;
		if (page->path == NULL)
			continue;
		sum += progress_read_share(progress, page->id);
		glance->pages++;
	}
	glance->read = glance->pages > 0 ? sum / (double)glance->pages : 0;
}

void glance_take(struct glance *glance, const struct course *course, const char *state_folder,
		 const struct review_options *options, int64_t now)
{
	char *folder = state_folder != NULL ? path_join(state_folder, course->id) : NULL;
	struct progress *progress = progress_new();
	struct journal *journal;

	*glance = (struct glance){ .page = -1 };
	progress_set_review(progress, options);
	journal = journal_open(folder, true, progress_apply, progress);
	count_pages(glance, course, progress);
	glance->known = progress_review_known(progress);
	glance->due = progress_review_due(progress, now);
	glance->last = progress_visit(progress)->last;
	journal_close(journal);
	progress_free(progress);
	free(folder);
}

int glance_percent(const struct glance *glance)
{
	return (int)(glance->read * 100);
}
