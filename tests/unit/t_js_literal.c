/* t_js_literal.c - literals are read from JavaScript; what needs running is left out. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/js_literal.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

/* In one line: {key:"text",list:[1,true,-]}; - is null or unknown. */
static void dump(struct strbuf *out, const struct value *value)
{
	bool table = value->kind == VALUE_TABLE;

	if (value->kind == VALUE_TEXT)
		strbuf_addf(out, "'%s'", value->text);
	else if (value->kind == VALUE_NUMBER)
		strbuf_addf(out, "%g", value->number);
	else if (value->kind == VALUE_BOOL)
		strbuf_add(out, value->truth ? "true" : "false");
	else if (value->kind == VALUE_NULL)
		strbuf_add(out, "-");
	if (!table && value->kind != VALUE_LIST)
		return;
	strbuf_addc(out, table ? '{' : '[');
	for (const struct value *at = value->first; at != NULL; at = at->next) {
		if (table)
			strbuf_addf(out, "%s:", at->key);
		dump(out, at);
		if (at->next != NULL)
			strbuf_addc(out, ',');
	}
	strbuf_addc(out, table ? '}' : ']');
}

static void assert_reads(const char *text, const char *want)
{
	struct err err = {0};
	struct value_tree *tree = js_literal_read(text, strlen(text), "x.js", &err);
	struct strbuf got = {0};

	if (tree != NULL)
		dump(&got, tree->root);
	else
		strbuf_add(&got, "nothing");
	if (strcmp(strbuf_text(&got), want) != 0)
		fail_msg("%s\n gives %s\n not   %s", text, strbuf_text(&got), want);
	assert_true((tree == NULL) == err_is_set(&err));
	strbuf_deinit(&got);
	value_tree_free(tree);
}

struct row {
	const char *text, *want;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_reads(rows[i].text, rows[i].want);
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof rows / sizeof *rows)

static void finds_what_a_file_exports(void **state)
{
	static const struct row rows[] = {
		{ "module.exports = {a: 1};", "{a:1}" },
		{ "export default {a: 1}", "{a:1}" },
		{ "export = {a: 1}", "{a:1}" },
		{ "{\"a\": [1, null]}", "{a:[1,-]}" },
		{ "\xef\xbb\xbf[1]", "[1]" },
		{ "const other = {b: 2};\nconst c = {a: 1};\nmodule.exports = c;", "{a:1}" },
		{ "const c = {a: 1}\n\nmodule.exports = c\n", "{a:1}" },
		{ "import type {X} from 'y';\nconst c: X<{a: 1}, 2> = {a: 1};\nexport default c;",
		  "{a:1}" },
		{ "export default {a: 1} satisfies Config;", "{a:1}" },
		{ "const c = {a: 1} as const; export default c as Config;", "{a:1}" },
		{ "module.exports = async function make() {\n  if (x) { return {b: 2}; }\n"
		  "  return {a: 1};\n};", "{a:1}" },
		{ "export default async function make(x = {}): Promise<Config> { return {a: 1} }",
		  "{a:1}" },
		{ "function make() { const c = {a: 1}; return c; }\nmodule.exports = make;", "{a:1}" },
		{ "module.exports = async () => ({a: 1})", "{a:1}" },
		{ "export default (): Config => { return {a: 1}; }", "{a:1}" },
		{ "export default defineConfig({a: 1}, more)", "{a:1}" },
		{ "module.exports = tools.with(config); const config = {a: 1}", "{a:1}" },
		{ "console.log('none')", "nothing" },
		{ "module.exports = require('./other')", "nothing" },
		{ "module.exports = 'text'", "nothing" },
		{ "module.exports = make; const make = make;", "nothing" },
		{ "", "nothing" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void reads_literals_of_each_kind(void **state)
{
	static const struct row rows[] = {
		{ "export default {a: 'x', \"b c\": \"y\", 3: `z`,}", "{a:'x',b c:'y',3:'z'}" },
		{ "export default [1, -2.5, 1e3, .5, true, false, null, undefined, ]",
		  "[1,-2.5,1000,0.5,true,false,-,-]" },
		{ "export default ['it\\'s', \"a\\\"b\", '\\u00e9\\x41\\u{1F60E}\\ud83d\\ude0e', 'a\\\nb']",
		  "['it's','a\"b','\u00e9A\U0001F60E\U0001F60E','ab']" },
		{ "export default {// a: 1,\n/* b: 2, */ c: 'http://x/*y*/', // last\n}",
		  "{c:'http://x/*y*/'}" },
		{ "export default [({a: 1}), /** @type {X} */ ({b: [2]})]", "[{a:1},{b:[2]}]" },
		{ "export default [,, 1]", "[-,-,1]" },
		{ "export default {a: {b: {c: [[]]}}}", "{a:{b:{c:[[]]}}}" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void leaves_out_what_needs_running(void **state)
{
	static const struct row rows[] = {
		{ "export default {a: f(1, {b: 2}), c: 3}", "{a:-,c:3}" },
		{ "export default {a: `x${y}`, b: 'x' + y, c: x.y.z, d: new X(1), e: 5}",
		  "{a:-,b:-,c:-,d:-,e:5}" },
		{ "export default {a: (x, y) => ({z: 1}), b: async x => { return [1, 2]; }, c: 3}",
		  "{a:-,b:-,c:3}" },
		{ "export default {make() { return {a: 1}; }, async *run(x) {}, get y() {}, c: 3}",
		  "{c:3}" },
		{ "export default {['a' + b]: 1, c: 3}", "{c:3}" },
		{ "export default {a: /[/}'\"]+\\//g, b: 4 / 2, c: 3}", "{a:-,b:-,c:3}" },
		{ "export default [...f(), ...[1, 2], 3]", "[1,2,3]" },
		{ "export default [unknown, 'a', require('./b')]", "[-,'a',-]" },
		{ "export default {a: `x ${f(`}`)} ${'`'}`, c: 3}", "{a:-,c:3}" },
		{ "export default {a: 'open\n, c: 3}", "{a:-,c:3}" },
		{ "export default {a: [1, 2}", "{a:[1,2]}" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void reads_what_can_be_known(void **state)
{
	static const struct row rows[] = {
		{ "const url = '/x/'; export default {url, u: url, ...more}; const more = {b: [2]};",
		  "{url:'/x/',u:'/x/',b:[2]}" },
		{ "const api = ['a', 'b']; module.exports = {docs: ['i', ...api, 'z']}",
		  "{docs:['i','a','b','z']}" },
		{ "export default {a: require.resolve('./side.js'), b: path.join(__dirname, '..', 'docs'), "
		  "c: resolve(__dirname, 'x'), d: path.resolve(x, 'y'), e: list.join('/'), f: 6}",
		  "{a:'./side.js',b:'../docs',c:'x',d:-,e:-,f:6}" },
		{ "export default {a: process.env.A ?? '/', b: process.env['B'] || f() || 'b', c: 'c' || 'd'}",
		  "{a:'/',b:'b',c:'c'}" },
		{ "export default {a: dev ? 'x' : 'y', b: only ? false : {c: 1}, d: on ? {e: 1} : undefined, "
		  "g: x === 1 ? 'p' : y ? 'q' : 'r'}", "{a:'y',b:{c:1},d:{e:1},g:'r'}" },
		{ "export default {a: ['x', y && 'z'].filter(Boolean), b: name!}; const name = 'n'",
		  "{a:['x',-],b:'n'}" },
		{ "function f() { const a = 1; return a; } const a = 2; export default {a}", "{a:2}" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void tells_where_a_value_stands(void **state)
{
	static const char text[] = "const s = ['a',\n  'b'];\nexport default {\n  \xc3\xa9: s, x: 1 }";
	struct value_tree *tree = js_literal_read(text, strlen(text), "x.js", NULL);

	(void)state;
	assert_non_null(tree);
	assert_int_equal(tree->root->first->last->line, 2);
	assert_int_equal(tree->root->first->last->column, 3);
	assert_int_equal(tree->root->last->line, 4);
	assert_int_equal(tree->root->last->column, 12);
	value_tree_free(tree);
}

/* Opens n brackets, or doubles a list n times: more than memory would hold if it were done. */
static char *make_bomb(bool deep, int n)
{
	struct strbuf text = {0};

	if (deep) {
		strbuf_add(&text, "export default [");
		strbuf_repeat(&text, "[({a:", n);
		return strbuf_detach(&text);
	}
	strbuf_add(&text, "const a0 = ['x', 'x'];\n");
	for (int i = 1; i < n; i++)
		strbuf_addf(&text, "const a%d = [a%d, a%d];\n", i, i - 1, i - 1);
	strbuf_addf(&text, "export default a%d", n - 1);
	return strbuf_detach(&text);
}

static void bombs_are_bounded(void **state)
{
	static const struct { bool deep; int n; } cases[] = { { true, 100000 }, { false, 40 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = make_bomb(cases[i].deep, cases[i].n);
		struct value_tree *tree = js_literal_read(text, strlen(text), "x.js", NULL);

		if (tree != NULL)
			assert_true(tree->count <= VALUE_NODES_MAX);
		value_tree_free(tree);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_a_file_exports),
		cmocka_unit_test(reads_literals_of_each_kind),
		cmocka_unit_test(leaves_out_what_needs_running),
		cmocka_unit_test(reads_what_can_be_known),
		cmocka_unit_test(tells_where_a_value_stands),
		cmocka_unit_test(bombs_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
