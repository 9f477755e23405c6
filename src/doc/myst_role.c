/*
 * myst_role.c - roles of MyST: {name}`text` is its text, as code, a key or a link where it is one.
 *
 * Where a course is not known to be MyST, only roles of known names are read.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/backtick.h"
#include "doc/dialect.h"
#include "doc/line.h"

#define ROLE_MOST 2048		/* bytes: what is longer is text */
#define VALUE_MOST 256		/* bytes of a {{ value }} */
#define LINES_MOST 4		/* further lines that one goes on over */

enum form {
	FORM_TEXT,
	FORM_CODE,
	FORM_NAME,			/* of something in a program: as code, less what is before ~ */
	FORM_TAG,			/* as the HTML tag of the same name */
	FORM_PAGE,			/* a link to a page */
	FORM_TITLE,			/* of something elsewhere: "title <target>" */
	FORM_CITE,			/* in brackets */
	FORM_NOTHING
};

static const struct { const char *name; enum form form; } roles[] = {
	{ "ref",       FORM_TITLE },
	{ "numref",    FORM_TITLE },
	{ "term",      FORM_TITLE },
	{ "any",       FORM_TITLE },
	{ "eq",        FORM_CITE },
	{ "cite",      FORM_CITE },
	{ "cite:p",    FORM_CITE },
	{ "cite:t",    FORM_CITE },
	{ "cite:ps",   FORM_CITE },
	{ "cite:ts",   FORM_CITE },
	{ "footcite",  FORM_CITE },
	{ "doc",       FORM_PAGE },
	{ "download",  FORM_PAGE },
	{ "link",      FORM_PAGE },
	{ "math",      FORM_CODE },
	{ "code",      FORM_CODE },
	{ "file",      FORM_CODE },
	{ "samp",      FORM_CODE },
	{ "command",   FORM_CODE },
	{ "program",   FORM_CODE },
	{ "option",    FORM_CODE },
	{ "envvar",    FORM_CODE },
	{ "kbd",       FORM_TAG },
	{ "sub",       FORM_TAG },
	{ "sup",       FORM_TAG },
	{ "del",       FORM_TAG },
	{ "strong",    FORM_TAG },
	{ "abbr",      FORM_TEXT },
	{ "guilabel",  FORM_TEXT },
	{ "menuselection", FORM_TEXT },
	{ "subscript", FORM_TEXT },
	{ "superscript", FORM_TEXT },
	{ "prf:ref",   FORM_TITLE },
	{ "octicon",   FORM_NOTHING },
	{ "fas",       FORM_NOTHING },
	{ "fab",       FORM_NOTHING },
	{ "fa",        FORM_NOTHING },
	{ "index",     FORM_NOTHING },
};

/* False if the name is not known. */
static bool find_form(const char *name, size_t len, enum form *form)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strlen(roles[i].name) == len && memcmp(roles[i].name, name, len) == 0) {
			*form = roles[i].form;
			return true;
		}
	/* "py:func", "c:type", "js:class": a domain of Sphinx. */
	*form = FORM_NAME;
	return len > 3 && (memcmp(name, "py:", 3) == 0 || memcmp(name, "js:", 3) == 0 ||
			   memcmp(name, "c:", 2) == 0);
}

/* "title <target>": parts it at the last <. Without a target, both are the whole text. */
static void part_target(const char *text, const char *end, const char **title_end,
			const char **target, const char **target_end)
{
	const char *open = memrchr(text, '<', (size_t)(end - text));

	*title_end = *target_end = end;
	*target = text;
	if (open == NULL || open == text || end[-1] != '>')
		return;
	*title_end = line_trim(text, open);
	*target = open + 1;
	*target_end = end - 1;
}

static void add(struct strbuf *out, const char *text, const char *end)
{
	strbuf_addn(out, text, (size_t)(end - text));
}

static void add_code(struct strbuf *out, const char *text, const char *end)
{
	const char *ticks = memchr(text, '`', (size_t)(end - text)) != NULL ? "```" : "`";
	const char *pad = *ticks != '\0' && ticks[1] == '`' ? " " : "";

	strbuf_addf(out, "%s%s", ticks, pad);
	add(out, text, end);
	strbuf_addf(out, "%s%s", pad, ticks);
}

static void add_tag(struct strbuf *out, const char *name, size_t len, const char *text,
		    const char *end)
{
	strbuf_addf(out, "<%.*s>", (int)len, name);
	add(out, text, end);
	strbuf_addf(out, "</%.*s>", (int)len, name);
}

/* The last part of a path is its name. */
static const char *base_name(const char *text, const char *end)
{
	const char *slash = memrchr(text, '/', (size_t)(end - text));

	return slash != NULL && slash + 1 < end ? slash + 1 : text;
}

static void add_role(struct strbuf *out, enum form form, const char *name, size_t len,
		     const char *text, const char *end)
{
	const char *title_end, *target, *target_end;

	part_target(text, end, &title_end, &target, &target_end);
	switch (form) {
	case FORM_TITLE:
		add(out, text, title_end);
		break;
	case FORM_NAME:
		if (title_end != end) {
			add(out, text, title_end);
			break;
		}
		if (*text == '~' && (target = memrchr(text, '.', (size_t)(end - text))) != NULL)
			text = target + 1;
		text += text < end && (*text == '~' || *text == '!');
		add_code(out, text, end);
		break;
	case FORM_CODE:
		add_code(out, text, end);
		break;
	case FORM_TAG:
		add_tag(out, name, len, text, end);
		break;
	case FORM_PAGE:
		strbuf_addc(out, '[');
		add(out, title_end != end ? text : base_name(text, end), title_end);
		strbuf_add(out, "](<");
		add(out, target, target_end);
		strbuf_add(out, ">)");
		break;
	case FORM_CITE:
		strbuf_addc(out, '(');
		add(out, text, end);
		strbuf_addc(out, ')');
		break;
	case FORM_TEXT:
		add(out, text, end);
		break;
	case FORM_NOTHING:
		break;
	}
}

/* "[](target)" shows its target: only Sphinx knows the title that stands there. */
static size_t take_empty_link(struct strbuf *out, const struct dialect_place *place)
{
	const char *at = place->at, *close;
	size_t room = (size_t)(place->end - at);

	room = room < ROLE_MOST ? room : ROLE_MOST;
	if (room < 5 || memcmp(at, "[](", 3) != 0 || (at > place->line && at[-1] == '!'))
		return 0;
	close = memchr(at + 3, ')', room - 3);
	if (close == NULL || memchr(at + 3, ' ', (size_t)(close - at) - 3) != NULL)
		return 0;
	strbuf_addc(out, '[');
	add(out, at + 3 + (at[3] == '#'), close);
	strbuf_addc(out, ']');
	add(out, at + 2, close + 1);
	return (size_t)(close + 1 - at);
}

/*
 * "{{ name }}" and "{{ name | filter }}" are the name: what stands for it is set in the course's
 * configuration.
 */
static size_t take_value(struct strbuf *out, const struct dialect_place *place)
{
	const char *at = place->at, *p = at + 2, *name;
	size_t room = (size_t)(place->end - at);
	const char *end = at + (room < VALUE_MOST ? room : VALUE_MOST), *close;

	if (room < 5 || at[1] != '{')
		return 0;
	name = p = line_skip_blanks(p, end);
	while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			   (*p >= '0' && *p <= '9') || *p == '_' || *p == '-' || *p == '.'))
		p++;
	if (p == name)
		return 0;
	close = memmem(p, (size_t)(end - p), "}}", 2);
	if (close == NULL)
		return 0;
	end = line_skip_blanks(p, close);
	if (end != close && *end != '|')
		return 0;
	add(out, name, p);
	return (size_t)(close + 2 - at);
}

static size_t take(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	bool myst = (page->dialects & DIALECT_MYST) != 0;
	const char *at = place->at, *end = place->end, *name = at + 1, *p = name;
	struct backtick spans = {0};
	enum form form;
	size_t run, used;

	if (*at == '[')
		return myst ? take_empty_link(out, place) : 0;
	if ((size_t)(end - at) > ROLE_MOST)
		end = at + ROLE_MOST;
	while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			   (*p >= '0' && *p <= '9') || (p > name && strchr("_.+:-", *p) != NULL)))
		p++;
	if (p == name || end - p < 4 || *p != '}' || p[1] != '`')
		return myst ? take_value(out, place) : 0;
	if (!find_form(name, (size_t)(p - name), &form)) {
		if (!myst)
			return 0;
		form = FORM_TEXT;
	}
	run = line_run(p + 1, end);
	used = backtick_skip(&spans, p + 1, end);
	if (used <= 2 * run)
		return 0;
	add_role(out, form, name, (size_t)(p - name), p + 1 + run, p + 1 + used - run);
	return (size_t)(p + 1 + used - at);
}

/* Does the line end within a role? */
static bool ends_within(const char *text, const char *end)
{
	struct backtick spans = {0};

	while ((text = memchr(text, '`', (size_t)(end - text))) != NULL) {
		size_t run = line_run(text, end), used = backtick_skip(&spans, text, end);

		if (used == run && text[-1] == '}')
			return true;
		text += used;
	}
	return false;
}

/* A role may go on over lines of a paragraph: these become one. */
static void join_lines(struct source *out, const struct source *in)
{
	struct source_cursor cursor = {0};
	struct strbuf row = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		struct source_line next;
		struct source_cursor ahead = cursor;
		int joined = 0;

		strbuf_reset(&row);
		strbuf_addn(&row, line.text, (size_t)(line.end - line.text));
		while (!line.code && joined < LINES_MOST && row.len > 3 &&
		       ends_within(row.data + 1, row.data + row.len) &&
		       source_next(in, &ahead, &next) && !next.code) {
			const char *body = line_body(next.text, next.end);

			if (body == next.end)
				break;
			strbuf_addc(&row, ' ');
			strbuf_addn(&row, body, (size_t)(next.end - body));
			joined++;
		}
		if (joined > 0 && !ends_within(row.data + 1, row.data + row.len)) {
			cursor = ahead;
			source_add(out, row.data, row.len, line.line);
		} else {
			dialect_keep(out, &line);
		}
	}
	strbuf_deinit(&row);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "}`") || dialect_has(text, len, "{{") ||
	       dialect_has(text, len, "[](");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source joined = {0};

	join_lines(&joined, in);
	dialect_inline(out, &joined, page, "{[", take);
	source_deinit(&joined);
}

const struct dialect dialect_myst_role = {
	.name = "myst roles", .speaks = speaks, .pass = pass,
};
