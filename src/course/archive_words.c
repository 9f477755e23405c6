/* archive_words.c - how unpacking an archive went, in sentences. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/archive_words.h"

#include "base/strbuf.h"

#define MIB(number) #number " MiB"
#define MIB_OF(limit) MIB(limit)
#define TEXT(number) #number
#define TEXT_OF(limit) TEXT(limit)
#define BY_HAND "; unpack it yourself and name its folder"

static const struct {
	const char *one, *many;
} counts[ARCHIVE_COUNTS] = {
	[ARCHIVE_LINKS] = { "link", "links" },
	[ARCHIVE_DEVICES] = { "device or pipe", "devices and pipes" },
	[ARCHIVE_OUTSIDE] = { "path that leads out of it", "paths that lead out of it" },
	[ARCHIVE_NAMES] = { "name that no file can have", "names that no file can have" },
	[ARCHIVE_DEEP] = { "path that is too deep", "paths that are too deep" },
	[ARCHIVE_LARGE] = { "file over " MIB_OF(ARCHIVE_FILE_MAX), "files over " MIB_OF(ARCHIVE_FILE_MAX) },
	[ARCHIVE_TWICE] = { "path that was taken already", "paths that were taken already" },
};

static const char *const faults[ARCHIVE_FAULTS] = {
	[ARCHIVE_FINE] = "",
	[ARCHIVE_FOREIGN] = "this is no archive that can be read: a zip, or a tar, plain or packed "
			    "by gzip or xz",
	[ARCHIVE_DAMAGED] = "this archive is damaged",
	[ARCHIVE_ENCRYPTED] = "this archive asks for a password" BY_HAND,
	[ARCHIVE_MANY] = "this archive holds more than " TEXT_OF(ARCHIVE_ENTRIES_MAX) " entries" BY_HAND,
	[ARCHIVE_HUGE] = "this archive holds more than " MIB_OF(ARCHIVE_TOTAL_MAX) BY_HAND,
	[ARCHIVE_BOMB] = "this archive unpacks to more than " TEXT_OF(ARCHIVE_RATIO_MAX)
			 " times its size, as no course does; it is left alone",
	[ARCHIVE_MEMORY] = "this archive takes more than " MIB_OF(ARCHIVE_MEMORY_MAX)
			   " of memory to unpack" BY_HAND,
	[ARCHIVE_SLOW] = "this archive takes more than " TEXT_OF(ARCHIVE_SECONDS_MAX)
			 " seconds to unpack" BY_HAND,
	[ARCHIVE_FULL] = "there is no space left to unpack this archive",
	[ARCHIVE_UNWRITTEN] = "what is in this archive could not be written",
	[ARCHIVE_DIED] = "the program that unpacks failed on this archive; it may be damaged",
};

void archive_words_fault(const struct archive_report *report, const char *shown, struct err *err)
{
	const char *sentence = faults[report->fault];

	if (report->fault != ARCHIVE_DAMAGED || report->entry == 0)
		err_set(err, "%s: %s", shown, sentence);
	else if (report->name[0] == '\0')
		err_set(err, "%s: %s at entry %zu; fetch it again", shown, sentence, report->entry);
	else
		err_set(err, "%s: %s at entry %zu, \"%s\"; fetch it again", shown, sentence,
			report->entry, report->name);
}

char *archive_words_left_out(const struct archive_report *report, const char *shown)
{
	struct strbuf sentence = {0};
	const char *before = " ";

	strbuf_addf(&sentence, "%s: left out:", shown);
	for (int i = ARCHIVE_LINKS; i < ARCHIVE_COUNTS; i++) {
		size_t count = report->counts[i];

		if (count == 0)
			continue;
		strbuf_addf(&sentence, "%s%zu %s", before, count,
			    count == 1 ? counts[i].one : counts[i].many);
		before = ", ";
	}
	if (*before == ' ') {
		strbuf_deinit(&sentence);
		return NULL;
	}
	return strbuf_detach(&sentence);
}
