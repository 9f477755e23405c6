/* t_name.c - what an archive calls its entries becomes a path below a folder, or none. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "unpack/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void names_are_paths_below_the_folder_or_none(void **state)
{
	static const struct { const char *name; enum name_kind kind; const char *path; } cases[] = {
		{ "a.md",                  NAME_FINE,    "a.md" },
		{ "a/b/c.md",              NAME_FINE,    "a/b/c.md" },
		{ "./a//b/./c.md",         NAME_FINE,    "a/b/c.md" },
		{ "folder/",               NAME_FINE,    "folder" },
		{ "...",                   NAME_FINE,    "..." },
		{ "..a/b..",               NAME_FINE,    "..a/b.." },
		{ ".hidden",               NAME_FINE,    ".hidden" },
		{ "a\\..\\b",              NAME_FINE,    "a\\..\\b" },
		{ "\xc3\x9c" "bung.md",    NAME_FINE,    "\xc3\x9c" "bung.md" },
		{ "with blanks - and $(x)", NAME_FINE,   "with blanks - and $(x)" },
		{ ".",                     NAME_ROOT,    NULL },
		{ "./",                    NAME_ROOT,    NULL },
		{ "__MACOSX/a/._b.md",     NAME_LITTER,  NULL },
		{ "a/._b.md",              NAME_LITTER,  NULL },
		{ "a/.DS_Store",           NAME_LITTER,  NULL },
		{ "..",                    NAME_OUTSIDE, NULL },
		{ "../a",                  NAME_OUTSIDE, NULL },
		{ "a/../b",                NAME_OUTSIDE, NULL },
		{ "a/..",                  NAME_OUTSIDE, NULL },
		{ "./../a",                NAME_OUTSIDE, NULL },
		{ "__MACOSX/../../a",      NAME_OUTSIDE, NULL },
		{ "/",                     NAME_OUTSIDE, NULL },
		{ "/etc/passwd",           NAME_OUTSIDE, NULL },
		{ "//a",                   NAME_OUTSIDE, NULL },
		{ "",                      NAME_BAD,     NULL },
		{ "a\nb",                  NAME_BAD,     NULL },
		{ "a\033[2Jb",             NAME_BAD,     NULL },
		{ "a\x7f",                 NAME_BAD,     NULL },
		{ "a\xc2\x9b" "2J",        NAME_BAD,     NULL },	/* CSI in one character */
	};
	char path[NAME_PATH_MAX + 1];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(name_clean(cases[i].name, path), cases[i].kind);
		if (cases[i].path != NULL)
			assert_string_equal(path, cases[i].path);
	}
}

/* A name of so many parts of that length each. */
static void make_name(char *name, int parts, int len)
{
	*name = '\0';
	for (int i = 0; i < parts; i++) {
		if (i > 0)
			*name++ = '/';
		memset(name, 'a', (size_t)len);
		name += len;
		*name = '\0';
	}
}

static void names_have_limits(void **state)
{
	static const struct { int parts, len; enum name_kind kind; } cases[] = {
		{ 64,    1,   NAME_FINE },
		{ 65,    1,   NAME_DEEP },
		{ 10000, 1,   NAME_DEEP },
		{ 1,     255, NAME_FINE },
		{ 1,     256, NAME_BAD },
		{ 4,     255, NAME_FINE },
		{ 5,     255, NAME_BAD },
		{ 64,    15,  NAME_FINE },
		{ 64,    16,  NAME_BAD },
	};
	static char name[20001];
	char path[NAME_PATH_MAX + 1];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		make_name(name, cases[i].parts, cases[i].len);
		assert_int_equal(name_clean(name, path), cases[i].kind);
		if (cases[i].kind == NAME_FINE)
			assert_string_equal(path, name);
	}
}

static void a_deep_name_that_leads_out_is_outside(void **state)
{
	static char name[1000];
	char path[NAME_PATH_MAX + 1];

	(void)state;
	make_name(name, 100, 1);
	strcat(name, "/../../b");
	assert_int_equal(name_clean(name, path), NAME_OUTSIDE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_paths_below_the_folder_or_none),
		cmocka_unit_test(names_have_limits),
		cmocka_unit_test(a_deep_name_that_leads_out_is_outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
