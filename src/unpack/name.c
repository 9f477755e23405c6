/* name.c - what an archive calls its entries, as a path below a folder. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "unpack/name.h"

#include <stdbool.h>
#include <string.h>

#include "course/archive_report.h"

/* Of ASCII, and those of Latin 1 as UTF-8 writes them: a terminal may obey both. */
static bool has_control(const char *name)
{
	for (const unsigned char *p = (const unsigned char *)name; *p != '\0'; p++)
		if (*p < 0x20 || *p == 0x7f || (*p == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0))
			return true;
	return false;
}

/* The second file of each file that macOS makes, and what its file manager remembers. */
static bool is_litter(const char *part, size_t len)
{
	return (len == 8 && strncmp(part, "__MACOSX", len) == 0) ||
	       (len == 9 && strncmp(part, ".DS_Store", len) == 0) ||
	       (len > 2 && strncmp(part, "._", 2) == 0);
}

static size_t add_part(char *path, size_t used, const char *part, size_t len)
{
	if (used > 0)
		path[used++] = '/';
	memcpy(path + used, part, len);
	path[used + len] = '\0';
	return used + len;
}

enum name_kind name_clean(const char *name, char *path)
{
	size_t used = 0;
	int depth = 0;
	bool litter = false, bad = name[0] == '\0' || has_control(name);

	path[0] = '\0';
	if (name[0] == '/')
		return NAME_OUTSIDE;
	for (const char *part = name; *part != '\0';) {
		size_t len = strcspn(part, "/");

		if (len == 2 && strncmp(part, "..", len) == 0)
			return NAME_OUTSIDE;
		if (len > 0 && !(len == 1 && *part == '.')) {
			depth++;
			litter = litter || is_litter(part, len);
			bad = bad || len > NAME_PART_MAX || used + 1 + len > NAME_PATH_MAX;
			if (!bad)
				used = add_part(path, used, part, len);
		}
		part += len + (part[len] == '/');
	}
	if (depth > ARCHIVE_DEPTH_MAX)
		return NAME_DEEP;
	if (bad)
		return NAME_BAD;
	if (depth == 0)
		return NAME_ROOT;
	return litter ? NAME_LITTER : NAME_FINE;
}
