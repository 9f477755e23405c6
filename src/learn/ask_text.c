/*
 * ask_text.c - questions answered by a text: text, output; and how texts are compared.
 *
 * Both sides are brought to one form: white space at the ends dropped, every white space a blank,
 * case folded, NFC. A pattern's `*` is matched part by part, each found as early as it can be:
 * where a run of characters may be anything, the first place of the next part is as good as any
 * later one. So the work is the length of the text and the pattern, whatever is in them.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "learn/ask_line.h"

/* --- comparing --- */

static bool is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x202f || code == 0x205f ||
	       code == 0x3000;
}

static void add_spaced(struct strbuf *out, const char *text, size_t len, bool squeeze)
{
	int blanks = 0;
	size_t size;

	for (size_t i = 0; i < len; i += size) {
		uint32_t code;

		size = utf8_decode(text + i, len - i, &code);
		if (is_space(code)) {
			blanks += out->len > 0 && (!squeeze || blanks == 0);
			continue;
		}
		strbuf_repeat(out, " ", blanks);
		strbuf_addn(out, text + i, size);
		blanks = 0;
	}
}

static void add_comparable(struct strbuf *out, const char *text, size_t len, bool match_case,
			   bool squeeze)
{
	struct strbuf spaced = {0};

	add_spaced(&spaced, text, len, squeeze);
	if (match_case)
		unicode_nfc(out, strbuf_text(&spaced), spaced.len);
	else
		unicode_fold(out, strbuf_text(&spaced), spaced.len);
	strbuf_deinit(&spaced);
}

/* Reads a pattern up to its next `*` into part, `\*` as an asterisk. False: it ends there. */
static bool next_part(const char **pattern, struct strbuf *part)
{
	const char *at = *pattern;

	strbuf_reset(part);
	while (*at != '\0' && *at != '*') {
		at += at[0] == '\\' && at[1] == '*';
		strbuf_addc(part, *at++);
	}
	*pattern = *at == '*' ? at + 1 : at;
	return *at == '*';
}

static bool matches(const char *pattern, const char *text, size_t len)
{
	struct strbuf part = {0};
	bool good = true, first = true, more = true;

	while (more && good) {
		const char *found = text;

		more = next_part(&pattern, &part);
		good = part.len <= len && (!first || more || part.len == len);
		if (good && !first && more && part.len > 0)
			found = memmem(text, len, part.data, part.len);
		else if (good && !more)
			found = text + len - part.len;
		good = good && found != NULL &&
		       (part.len == 0 || memcmp(found, part.data, part.len) == 0);
		if (good) {
			len -= (size_t)(found - text) + part.len;
			text = found + part.len;
		}
		first = false;
	}
	strbuf_deinit(&part);
	return good;
}

bool ask_accepts(const struct quiz_blank *blank, const char *text, size_t len, bool match_case,
		 bool squeeze)
{
	struct strbuf given = {0}, pattern = {0};
	bool accepted = false;

	add_comparable(&given, text, len, match_case, squeeze);
	for (size_t i = 0; i < blank->accept_count && !accepted; i++) {
		strbuf_reset(&pattern);
		add_comparable(&pattern, blank->accept[i], strlen(blank->accept[i]), match_case,
			       squeeze);
		accepted = matches(strbuf_text(&pattern), strbuf_text(&given), given.len);
	}
	strbuf_deinit(&given);
	strbuf_deinit(&pattern);
	return accepted;
}

static bool has_wildcard(const char *pattern)
{
	for (; *pattern != '\0'; pattern++) {
		if (*pattern == '*')
			return true;
		pattern += pattern[0] == '\\' && pattern[1] == '*';
	}
	return false;
}

void ask_add_accepted(const struct quiz_blank *blank, struct strbuf *out)
{
	const char *pattern = blank->accept[0];
	struct strbuf part = {0}, whole = {0};
	char *clean;

	for (size_t i = 0; i < blank->accept_count; i++) {
		if (!has_wildcard(blank->accept[i])) {
			pattern = blank->accept[i];
			break;
		}
	}
	while (next_part(&pattern, &part))
		strbuf_addf(&whole, "%s...", strbuf_text(&part));
	strbuf_add(&whole, strbuf_text(&part));
	clean = ask_clean(strbuf_text(&whole), whole.len);
	strbuf_add(out, clean);
	free(clean);
	strbuf_deinit(&part);
	strbuf_deinit(&whole);
}

/* --- text --- */

static bool text_read(const struct question *question, const int *order, const char *line,
		      struct answer *answer, struct err *err)
{
	char *text = ask_clean(line, strlen(line));

	(void)order;
	if (text[0] == '\0') {
		free(text);
		return ask_refuse(question, err);
	}
	answer->text = text;
	return true;
}

static double text_share(const struct question *question, const struct answer *answer)
{
	return answer->text != NULL &&
			       ask_accepts(question->blanks, answer->text, strlen(answer->text),
					   question->match_case, question->type == QUESTION_OUTPUT)
		       ? 1
		       : 0;
}

static void text_format(const struct question *question, const struct answer *answer,
			struct strbuf *out)
{
	(void)question;
	strbuf_add(out, answer->text != NULL ? answer->text : "");
}

static bool text_parse(const struct question *question, const char *text, struct answer *answer)
{
	return text_read(question, NULL, text, answer, NULL);
}

static void text_given(const struct question *question, const int *order,
		       const struct answer *answer, struct strbuf *out)
{
	(void)order;
	text_format(question, answer, out);
}

static void text_right(const struct question *question, struct answer *answer)
{
	struct strbuf text = {0};

	ask_add_accepted(question->blanks, &text);
	answer->text = strbuf_detach(&text);
}

static void text_expected(const struct question *question, struct strbuf *out)
{
	strbuf_add(out, question->match_case ? "a word or a short text; capitals count"
					     : "a word or a short text");
}

const struct ask_type ask_text = {
	.way = ASK_TYPE,       .read = text_read,   .share = text_share,
	.format = text_format, .parse = text_parse, .given = text_given,
	.right = text_right,   .expected = text_expected,
};

/* --- output --- */

static void output_expected(const struct question *question, struct strbuf *out)
{
	strbuf_add(out, "what is printed, on one line; any run of blanks and newlines counts as "
			"one blank");
	if (question->match_case)
		strbuf_add(out, "; capitals count");
}

const struct ask_type ask_output = {
	.way = ASK_TYPE,       .read = text_read,   .share = text_share,
	.format = text_format, .parse = text_parse, .given = text_given,
	.right = text_right,   .expected = output_expected,
};
