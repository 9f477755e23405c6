/* t_key.c - keys and their names, both ways. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/key.h"

static void reads_names(void **state)
{
	static const struct { const char *name; uint32_t key; } cases[] = {
		{ "j", 'j' }, { "G", 'G' }, { "<", '<' }, { ">", '>' }, { "\u00e9", 0xe9 }, { "'", '\'' }, { "C", 'C' },
		{ "C-f", 6 }, { "C-F", 6 }, { "C-z", 26 }, { "<Down>", KEYSYM_DOWN }, { "<down>", KEYSYM_DOWN },
		{ "<Space>", ' ' }, { "<Lt>", '<' }, { "<Tab>", 9 }, { "<S-Tab>", KEYSYM_BACK_TAB }, { "<Enter>", 13 },
		{ "<Return>", 13 }, { "<Esc>", 27 }, { "<F1>", KEYSYM_F1 }, { "<F12>", KEYSYM_F12 },
		{ "<PageDown>", KEYSYM_PAGE_DOWN }, { "<PgDn>", KEYSYM_PAGE_DOWN }, { "<Backspace>", KEYSYM_BACKSPACE },
		{ "", KEYSYM_NONE }, { " ", KEYSYM_NONE }, { "ab", KEYSYM_NONE }, { "<Nothing>", KEYSYM_NONE },
		{ "<F0>", KEYSYM_NONE }, { "<F13>", KEYSYM_NONE }, { "<F01>", KEYSYM_NONE }, { "<>", KEYSYM_NONE },
		{ "C-", KEYSYM_NONE }, { "C-1", KEYSYM_NONE }, { "\xff", KEYSYM_NONE }, { "\t", KEYSYM_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(key_parse(cases[i].name), cases[i].key);
}

static void writes_what_it_reads(void **state)
{
	struct strbuf name = {0};

	(void)state;
	for (uint32_t key = 1; key < KEYSYM_CLICK + 2; key = key == 0x300 ? KEYSYM_SPECIAL + 1 : key + 1) {
		strbuf_reset(&name);
		key_add_name(&name, key);
		if ((key >= 28 && key < ' ') || key > KEYSYM_CLICK)
			assert_string_equal(strbuf_text(&name), "<None>");
		else
			assert_int_equal(key_parse(strbuf_text(&name)), key);
	}
	strbuf_deinit(&name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_names),
		cmocka_unit_test(writes_what_it_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
