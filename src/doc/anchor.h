/* anchor.h - finds places of a page by name; doc_find_anchor() in doc.h asks it. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "doc/doc.h"

/* Filled at the first questions: most pages are never asked. */
struct anchor_index *anchor_index_new(void);
void anchor_index_free(struct anchor_index *index);	/* NULL is fine */

#endif
