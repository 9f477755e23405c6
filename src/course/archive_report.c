/* archive_report.c - how unpacking an archive went, as a line: written and read. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/archive_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/percent.h"

#define COUNT_MAX 1000000000ul		/* more than there are entries: no overflow in sums */

static const char *const count_keys[ARCHIVE_COUNTS] = {
	[ARCHIVE_FILES] = "files",     [ARCHIVE_LINKS] = "links", [ARCHIVE_DEVICES] = "devices",
	[ARCHIVE_OUTSIDE] = "outside", [ARCHIVE_NAMES] = "names", [ARCHIVE_DEEP] = "deep",
	[ARCHIVE_LARGE] = "large",     [ARCHIVE_TWICE] = "twice",
};

static const char *const fault_keys[ARCHIVE_FAULTS] = {
	[ARCHIVE_FINE] = "none",           [ARCHIVE_FOREIGN] = "foreign",
	[ARCHIVE_DAMAGED] = "damaged",     [ARCHIVE_ENCRYPTED] = "encrypted",
	[ARCHIVE_MANY] = "many",           [ARCHIVE_HUGE] = "huge",
	[ARCHIVE_BOMB] = "bomb",           [ARCHIVE_MEMORY] = "memory",
	[ARCHIVE_SLOW] = "slow",           [ARCHIVE_FULL] = "full",
	[ARCHIVE_UNWRITTEN] = "unwritten", [ARCHIVE_DIED] = "died",
};

void archive_report_write(const struct archive_report *report, struct strbuf *out)
{
	for (int i = 0; i < ARCHIVE_COUNTS; i++)
		strbuf_addf(out, "%s=%zu ", count_keys[i], report->counts[i]);
	strbuf_addf(out, "fault=%s entry=%zu name=", fault_keys[report->fault], report->entry);
	percent_encode(out, report->name, strlen(report->name), "/");
	strbuf_addc(out, '\n');
}

/* Is "KEY=" here? *text is then behind it. */
static bool take_key(const char **text, const char *key)
{
	size_t len = strlen(key);

	if (strncmp(*text, key, len) != 0 || (*text)[len] != '=')
		return false;
	*text += len + 1;
	return true;
}

/* A number and the blank behind it. */
static bool take_number(const char **text, size_t *number)
{
	char *end;
	unsigned long value;

	if (**text < '0' || **text > '9')
		return false;
	value = strtoul(*text, &end, 10);
	if (value > COUNT_MAX || *end != ' ')
		return false;
	*number = value;
	*text = end + 1;
	return true;
}

static bool take_fault(const char **text, enum archive_fault *fault)
{
	size_t len = strcspn(*text, " ");

	for (int i = 0; i < ARCHIVE_FAULTS; i++)
		if (strlen(fault_keys[i]) == len && strncmp(*text, fault_keys[i], len) == 0 &&
		    (*text)[len] == ' ') {
			*fault = (enum archive_fault)i;
			*text += len + 1;
			return true;
		}
	return false;
}

static bool take_name(const char *text, struct archive_report *report)
{
	size_t len = strcspn(text, "\n");
	struct strbuf name = {0};
	bool fine;

	percent_decode(&name, text, len);
	fine = text[len] == '\n' && text[len + 1] == '\0' && name.len < sizeof report->name &&
	       strlen(strbuf_text(&name)) == name.len;
	if (fine)
		strcpy(report->name, strbuf_text(&name));
	strbuf_deinit(&name);
	return fine;
}

bool archive_report_read(struct archive_report *report, const char *text)
{
	bool fine = true;

	*report = (struct archive_report){0};
	for (int i = 0; i < ARCHIVE_COUNTS && fine; i++)
		fine = take_key(&text, count_keys[i]) && take_number(&text, &report->counts[i]);
	fine = fine && take_key(&text, "fault") && take_fault(&text, &report->fault) &&
	       take_key(&text, "entry") && take_number(&text, &report->entry) &&
	       take_key(&text, "name") && take_name(text, report);
	if (!fine)
		*report = (struct archive_report){ .fault = ARCHIVE_DIED };
	return fine;
}
