/* name.h - what an archive calls its entries, as a path below a folder. */
/* SPDX-License-Identifier: MIT */
#ifndef UNPACK_NAME_H
#define UNPACK_NAME_H

enum name_kind {
	NAME_FINE,
	NAME_ROOT,			/* "./": the folder itself */
	NAME_LITTER,			/* what a desktop leaves beside its files: not worth a word */
	NAME_OUTSIDE,			/* absolute, or with ".." */
	NAME_DEEP,
	NAME_BAD			/* empty, control characters, too long */
};

#define NAME_PATH_MAX 1024		/* bytes of a path */
#define NAME_PART_MAX 255		/* bytes of one name in it */

/*
 * Writes the path that a name stands for, without empty parts and ".", to path, which has room for
 * NAME_PATH_MAX + 1 bytes.
 */
enum name_kind name_clean(const char *name, char *path);

#endif
