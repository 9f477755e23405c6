/* component_code.c - CodeBlock of Docusaurus: a fence. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>

#include "doc/line.h"

/* "language-js" among the words of className. */
static const char *class_language(const struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const names[] = { "className", "class", NULL };
	const char *word = component_word(mdx, tag, names);

	word = word != NULL ? strstr(word, "language-") : NULL;
	return word != NULL ? arena_strndup(mdx->page->arena, word + 9, strcspn(word + 9, " ")) : NULL;
}

/* The code between the tags: {`template`}, {Imported}, or text. False if it would have to be run. */
static bool read_code(struct mdx *mdx, const char *inside, size_t len, struct strbuf *out)
{
	const struct jsx_name *name;
	const char *found;

	while (len > 0 && strchr(" \t\n", inside[len - 1]) != NULL)
		len--;
	while (len > 0 && *inside == '\n') {
		inside++;
		len--;
	}
	if (line_skip_blanks(inside, inside + len) < inside + len && *line_skip_blanks(inside, inside + len) == '{') {
		len -= (size_t)(line_skip_blanks(inside, inside + len) - inside);
		inside = line_skip_blanks(inside, inside + len);
		if (jsx_braces(inside, len) != len || len < 3)
			return false;
		name = jsx_names_find(&mdx->names, inside + 1, len - 2);
		if (name != NULL && name->meaning == JSX_RAW)
			return mdx_splice_read(mdx, name->text, out, &found);
		return jsx_eval(&mdx->names, inside + 1, len - 2, out);
	}
	strbuf_addn(out, inside, len);
	return true;
}

/* More backticks than the code has in a row. */
static int fence_length(const struct strbuf *code)
{
	size_t most = 2;

	for (size_t i = 0; i < code->len; i++) {
		size_t run = code->data[i] == '`' ? line_run(code->data + i, code->data + code->len) : 0;

		most = run > most ? run : most;
		i += run > 0 ? run - 1 : 0;
	}
	return (int)most + 1;
}

static void write_fence(struct mdx *mdx, const struct jsx_tag *tag, const struct strbuf *code)
{
	static const char *const languages[] = { "language", "lang", NULL }, *const titles[] = { "title", NULL };
	static const char *const infos[] = { "metastring", NULL };
	const char *language = component_word(mdx, tag, languages), *title = component_word(mdx, tag, titles);
	const char *info = component_word(mdx, tag, infos);
	struct strbuf text = {0};
	size_t ticks;

	strbuf_repeat(&text, "`", fence_length(code));
	ticks = text.len;
	language = language != NULL ? language : class_language(mdx, tag);
	strbuf_add(&text, language != NULL ? language : "text");
	if (info != NULL)
		strbuf_addf(&text, " %s", info);
	if (title != NULL)
		strbuf_addf(&text, " title=\"%s\"", title);
	for (size_t i = ticks; i < text.len; i++)
		if (strchr("`\n", text.data[i]) != NULL)
			text.data[i] = '\'';
	mdx_write_line(mdx, strbuf_text(&text), text.len);
	for (const char *p = strbuf_text(code), *end = p + code->len; p < end;) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));

		newline = newline != NULL ? newline : end;
		mdx_write_line(mdx, p, (size_t)(newline - p));
		p = newline + 1;
	}
	mdx_write_line(mdx, strbuf_text(&text), ticks);
	strbuf_deinit(&text);
}

bool component_code(struct mdx *mdx, const struct jsx_tag *tag)
{
	struct strbuf code = {0};
	const char *inside;
	size_t len;
	bool good;

	if (!component_can_open(mdx, tag))
		return false;
	inside = component_inside(mdx, tag, &len);
	good = inside != NULL && read_code(mdx, inside, len, &code);
	if (good)
		write_fence(mdx, tag, &code);
	else
		mdx_write_paragraph(mdx, "\\[CodeBlock\\]", 13);
	strbuf_deinit(&code);
	return true;
}
