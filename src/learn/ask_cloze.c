/*
 * ask_cloze.c - texts with blanks to fill in.
 *
 * The answer holds a line a blank; typed and in the journal they are parted by `;`, and a `;` that
 * belongs to one of them is written `\;`. Backslashes mean themselves but in front of a `;`, where
 * two of them are one.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "learn/ask_line.h"

const char *answer_blank(const struct answer *answer, size_t blank, size_t *len)
{
	const char *at = answer->text != NULL ? answer->text : "";

	for (; blank > 0; blank--) {
		at += strcspn(at, "\n");
		if (*at == '\0')
			break;
		at++;
	}
	*len = blank > 0 ? 0 : strcspn(at, "\n");
	return at;
}

void answer_set_blanks(struct answer *answer, const char *const *texts, size_t count)
{
	struct strbuf lines = {0};

	for (size_t i = 0; i < count; i++) {
		char *clean = texts[i] != NULL ? ask_clean(texts[i], strlen(texts[i])) : NULL;

		if (i > 0)
			strbuf_addc(&lines, '\n');
		strbuf_add(&lines, clean != NULL ? clean : "");
		free(clean);
	}
	free(answer->text);
	answer->text = lines.data != NULL ? strbuf_detach(&lines) : NULL;
}

/* Reads one blank up to the next `;`, and moves behind it. False: it was the last. */
static bool next_blank(const char **line, struct strbuf *text)
{
	const char *at = *line;

	strbuf_reset(text);
	while (*at != '\0' && *at != ';') {
		size_t slashes = strspn(at, "\\");
		bool before = slashes > 0 && at[slashes] == ';';

		strbuf_repeat(text, "\\", (int)(before ? slashes / 2 : slashes));
		at += slashes;
		if (*at != '\0' && (!before || slashes % 2 == 1))
			strbuf_addc(text, *at++);
	}
	*line = *at == ';' ? at + 1 : at;
	return *at == ';';
}

/* Where there is one blank alone, a `;` parts nothing and belongs to it. */
static bool next_of(const struct question *question, const char **line, struct strbuf *text)
{
	struct strbuf part = {0};
	bool more = next_blank(line, text);

	while (more && question->blank_count == 1) {
		more = next_blank(line, &part);
		strbuf_addf(text, ";%s", strbuf_text(&part));
	}
	strbuf_deinit(&part);
	return more;
}

/* As many blanks as the question has, and not all of them empty. */
static bool read_blanks(const struct question *question, const char *line, struct answer *answer)
{
	struct strbuf text = {0}, lines = {0};
	size_t count = 0;
	bool more = true, filled = false;

	for (; more && count < question->blank_count; count++) {
		char *clean;

		more = next_of(question, &line, &text);
		clean = ask_clean(strbuf_text(&text), text.len);
		if (count > 0)
			strbuf_addc(&lines, '\n');
		strbuf_add(&lines, clean);
		filled = filled || clean[0] != '\0';
		free(clean);
	}
	strbuf_deinit(&text);
	if (count < question->blank_count || more || !filled) {
		strbuf_deinit(&lines);
		return false;
	}
	answer->text = strbuf_detach(&lines);
	return true;
}

static bool cloze_read(const struct question *question, const int *order, const char *line,
		       struct answer *answer, struct err *err)
{
	(void)order;
	return read_blanks(question, line, answer) || ask_refuse(question, err);
}

static bool cloze_part(const struct question *question, const struct answer *answer, size_t part)
{
	size_t len;
	const char *text = answer_blank(answer, part, &len);

	return len > 0 && ask_accepts(&question->blanks[part], text, len, false, false);
}

static void add_blank(struct strbuf *out, const char *text, size_t len, bool last)
{
	for (size_t i = 0; i < len; i++) {
		size_t slashes = 0;

		while (i + slashes < len && text[i + slashes] == '\\')
			slashes++;
		i += slashes;
		if (i < len ? text[i] == ';' : !last)
			slashes *= 2;
		strbuf_repeat(out, "\\", (int)slashes);
		if (i < len && text[i] == ';')
			strbuf_addc(out, '\\');
		if (i < len)
			strbuf_addc(out, text[i]);
	}
}

static void add_blanks(const struct question *question, const struct answer *answer,
		       const char *parting, struct strbuf *out)
{
	for (size_t i = 0; i < question->blank_count; i++) {
		size_t len;
		const char *text = answer_blank(answer, i, &len);

		add_blank(out, text, len, i + 1 == question->blank_count);
		if (i + 1 < question->blank_count)
			strbuf_add(out, parting);
	}
}

static void cloze_format(const struct question *question, const struct answer *answer,
			 struct strbuf *out)
{
	add_blanks(question, answer, ";", out);
}

static bool cloze_parse(const struct question *question, const char *text, struct answer *answer)
{
	return read_blanks(question, text, answer);
}

static void cloze_given(const struct question *question, const int *order,
			const struct answer *answer, struct strbuf *out)
{
	(void)order;
	add_blanks(question, answer, "; ", out);
}

static void cloze_right(const struct question *question, struct answer *answer)
{
	struct strbuf lines = {0};

	for (size_t i = 0; i < question->blank_count; i++) {
		if (i > 0)
			strbuf_addc(&lines, '\n');
		ask_add_accepted(&question->blanks[i], &lines);
	}
	answer->text = strbuf_detach(&lines);
}

static void cloze_expected(const struct question *question, struct strbuf *out)
{
	if (question->blank_count == 1)
		strbuf_add(out, "what belongs into the blank");
	else
		strbuf_addf(out,
			    "what belongs into the %zu blanks, parted by `;`; one you do not know "
			    "may stay empty",
			    question->blank_count);
}

const struct ask_type ask_cloze = {
	.way = ASK_BLANKS,
	.read = cloze_read,
	.part = cloze_part,
	.format = cloze_format,
	.parse = cloze_parse,
	.given = cloze_given,
	.right = cloze_right,
	.expected = cloze_expected,
};
