/* checklist.c - by what a list of a page is known as something to do. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/checklist.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "doc/slug.h"
#include "doc/spans.h"

#define LABEL_WORDS_MAX 6	/* of a label that is not set in bold: more is a sentence */

/* As their slugs begin. */
static const char *const usual_names[] = {
	"procedure",         "steps",     "assignment", "homework",           "hardware",
	"required-hardware", "checklist", "to-do",      "what-you-will-need",
};

/* Whole slugs, or with more behind a "-" where there may be. */
static const struct {
	const char *slug;
	bool more;
	enum checklist kind;
} further_names[] = {
	{ "task",            true,  CHECKLIST_DOINGS },
	{ "tasks",           true,  CHECKLIST_DOINGS },
	{ "your-task",       false, CHECKLIST_DOINGS },
	{ "your-tasks",      false, CHECKLIST_DOINGS },
	{ "exercise",        true,  CHECKLIST_DOINGS },
	{ "exercises",       true,  CHECKLIST_DOINGS },
	{ "instructions",    false, CHECKLIST_DOINGS },
	{ "what-to-do",      false, CHECKLIST_DOINGS },
	{ "you-will-need",   false, CHECKLIST_THINGS },
	{ "youll-need",      false, CHECKLIST_THINGS },
	{ "what-youll-need", false, CHECKLIST_THINGS },
	{ "what-you-need",   false, CHECKLIST_THINGS },
};

/* What may stand behind a usual name in a label; a sentence often begins with one, too. */
static const char *const label_tails[] = { "", "-needed", "-required", "-requirements", "-list",
					   "-to-follow", "-to-do" };

/* What an item that says what to do begins with. */
static const char verbs[] =
	" add adapt adjust ask answer apply arrange assemble attach browse build calculate change "
	"check choose clean clear click clone close collect combine come compare compile complete "
	"compute configure connect consider convert copy count create define delete deploy "
	"describe "
	"design determine develop disconnect discuss display do download draw drop edit enable "
	"enter estimate evaluate examine execute expand experiment explore export extend extract "
	"familiarise familiarize figure fill find finish fix flash follow fork gather generate get "
	"give go head hold identify implement import improve include initialise initialize insert "
	"inspect install introduce invoke join keep launch list load locate log look make map mark "
	"measure merge modify move name navigate note observe open optimise optimize pair paste "
	"perform pick place plan plot plug point position power practice practise prepare press "
	"print program prove provide publish pull push put read record refactor register release "
	"remove rename repeat replace report research reset restart return review rewrite run save "
	"scan search select send set share show sign simulate solder solve sort specify start stop "
	"store submit subscribe switch take tell test think train translate try turn type unplug "
	"unzip update upload use verify view visit visualise visualize wait watch wire work wrap "
	"write ";

/* --- names --- */

static bool begins(const char *slug, const char *name)
{
	return *name != '\0' && strncmp(slug, name, strlen(name)) == 0;
}

static bool is_chosen(const char *slug, const char *const *names)
{
	for (; *names != NULL; names++) {
		struct strbuf want = {0};
		bool match;

		slug_add(&want, *names, strlen(*names));
		match = begins(slug, strbuf_text(&want));
		strbuf_deinit(&want);
		if (match)
			return true;
	}
	return false;
}

static enum checklist by_further_name(const char *slug, bool more)
{
	for (size_t i = 0; i < sizeof further_names / sizeof *further_names; i++) {
		size_t len = strlen(further_names[i].slug);

		if (begins(slug, further_names[i].slug) &&
		    (slug[len] == '\0' || (more && further_names[i].more && slug[len] == '-')))
			return further_names[i].kind;
	}
	return CHECKLIST_NO;
}

/* Past an emoji or a number in front: "-procedure", "3-procedure". */
static const char *skip_decoration(const char *slug)
{
	return slug + strspn(slug, "0123456789-");
}

enum checklist checklist_by_heading(const char *slug, const char *const *names)
{
	const char *bare = skip_decoration(slug);

	if (names != NULL)
		return is_chosen(slug, names) ? CHECKLIST_YES : CHECKLIST_NO;
	for (size_t i = 0; i < sizeof usual_names / sizeof *usual_names; i++)
		if (begins(slug, usual_names[i]))
			return CHECKLIST_YES;
	for (size_t i = 0; i < sizeof usual_names / sizeof *usual_names; i++)
		if (begins(bare, usual_names[i]))
			return CHECKLIST_THINGS;
	return by_further_name(bare, true);
}

/* --- labels --- */

static bool is_blank(const struct span *span)
{
	return strspn(span->text, " ") >= span->len;
}

/* Is all of the paragraph set so? A colon at its end may stand outside. */
static bool is_all(const struct block *paragraph, unsigned flag)
{
	bool any = false;

	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct span *span = &paragraph->spans[i];
		bool colon = i + 1 == paragraph->span_count && span->len == 1 && *span->text == ':';

		if (span->flags & flag)
			any = true;
		else if (!is_blank(span) && !(any && colon))
			return false;
	}
	return any;
}

static bool has(const struct block *paragraph, unsigned flags)
{
	for (size_t i = 0; i < paragraph->span_count; i++)
		if (paragraph->spans[i].flags & flags)
			return true;
	return false;
}

static size_t count_words(const char *text)
{
	size_t words = 0;

	for (size_t i = 0; text[i] != '\0'; i++)
		words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
	return words;
}

/* Bold, or with a colon at its end. "Hardware" alone is a label too, "Hardware is dear" is none. */
static bool stands_out(const struct block *paragraph, const char *text)
{
	size_t len = strlen(text);

	if (is_all(paragraph, SPAN_STRONG))
		return true;
	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len > 0 && text[len - 1] == ':' && count_words(text) <= LABEL_WORDS_MAX;
}

static enum checklist by_usual_label(const char *slug, bool more)
{
	for (size_t i = 0; i < sizeof usual_names / sizeof *usual_names; i++)
		for (size_t k = 0; k < sizeof label_tails / sizeof *label_tails; k++) {
			size_t len = strlen(usual_names[i]);

			if (begins(slug, usual_names[i]) && (more || *label_tails[k] == '\0') &&
			    strcmp(slug + len, label_tails[k]) == 0)
				return CHECKLIST_THINGS;
		}
	return CHECKLIST_NO;
}

/* The slug of a label's text, without what decorates it. The caller frees it. */
static char *label_slug(const char *text)
{
	struct strbuf slug = {0};
	const char *bare;
	char *result;
	size_t len;

	slug_add(&slug, text, strlen(text));
	bare = skip_decoration(strbuf_text(&slug));
	len = strlen(bare);
	while (len > 0 && bare[len - 1] == '-')
		len--;
	result = xstrndup(bare, len);
	strbuf_deinit(&slug);
	return result;
}

enum checklist checklist_by_label(const struct block *paragraph, const char *const *names)
{
	struct strbuf text = {0};
	enum checklist kind = CHECKLIST_NO;
	char *slug;
	bool more;

	if (has(paragraph, SPAN_LINK | SPAN_IMAGE | SPAN_CODE | SPAN_BREAK))
		return CHECKLIST_NO;
	spans_plain(&text, paragraph->spans, paragraph->span_count);
	slug = label_slug(strbuf_text(&text));
	more = stands_out(paragraph, strbuf_text(&text));
	if (strchr(strbuf_text(&text), '.') != NULL || (names != NULL && !more))
		kind = CHECKLIST_NO;
	else if (names != NULL)
		kind = is_chosen(slug, names) ? CHECKLIST_YES : CHECKLIST_NO;
	else if ((kind = by_usual_label(slug, more)) == CHECKLIST_NO)
		kind = by_further_name(slug, more);
	free(slug);
	strbuf_deinit(&text);
	return kind;
}

/* --- lists --- */

static const struct block *first_paragraph(const struct block *item)
{
	const struct block *child = item->first;

	while (child != NULL && child->kind != BLOCK_PARAGRAPH)
		child = child->next;
	return child;
}

static bool has_letter(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= 'a' && text[i] <= 'z') ||
		    (unsigned char)text[i] >= 0x80)
			return true;
	return false;
}

/* No word outside its links. */
static bool is_link(const struct block *item)
{
	const struct block *paragraph = first_paragraph(item);
	bool link = false;

	for (size_t i = 0; paragraph != NULL && i < paragraph->span_count; i++) {
		const struct span *span = &paragraph->spans[i];

		if (span->flags & SPAN_LINK)
			link = true;
		else if (has_letter(span->text, span->len))
			return false;
	}
	return link;
}

static bool is_doing(const struct block *item)
{
	const struct block *paragraph = first_paragraph(item);
	struct strbuf text = {0};
	char word[24] = " ";
	size_t len = 1;

	if (paragraph == NULL)
		return false;
	spans_plain(&text, paragraph->spans, paragraph->span_count);
	for (const char *c = strbuf_text(&text); len < sizeof word - 2; c++) {
		bool letter = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');

		if (!letter && (*c == '\0' || len > 1))
			break;
		if (letter)
			word[len++] = (char)(*c | 0x20);
	}
	word[len++] = ' ';
	word[len] = '\0';
	strbuf_deinit(&text);
	return len > 2 && strstr(verbs, word) != NULL;
}

bool checklist_fits(const struct block *list, enum checklist kind)
{
	size_t items = 0, links = 0, doings = 0;

	for (const struct block *item = list->first; item != NULL; item = item->next) {
		items++;
		links += is_link(item);
		doings += is_doing(item);
	}
	switch (kind) {
	case CHECKLIST_YES:
		return true;
	case CHECKLIST_THINGS:
		return items > 1 && links < items;
	case CHECKLIST_DOINGS:
		return items > 1 && links < items && (list->as.list.ordered || doings * 2 > items);
	default:
		return false;
	}
}

const struct block *checklist_cut(const struct block *list)
{
	bool together = false;

	if (list->as.list.ordered || list->as.list.tight)
		return NULL;
	for (const struct block *item = list->first; item != NULL && item->next != NULL;
	     item = item->next) {
		int lines = item->next->line - item->line;

		if (lines > 1 && together && item->first == item->last)
			return item->next;
		together |= lines == 1;
	}
	return NULL;
}

/* --- the span --- */

bool checklist_is_span(const struct block *paragraph, const char *const *names)
{
	static const char *const words[] = { "assignment", "homework", "task" };
	struct strbuf slug = {0}, text = {0};
	bool is = false;

	if (!is_all(paragraph, SPAN_CODE))
		return false;
	spans_plain(&text, paragraph->spans, paragraph->span_count);
	slug_add(&slug, strbuf_text(&text), text.len);
	if (names != NULL)
		is = is_chosen(skip_decoration(strbuf_text(&slug)), names);
	for (size_t i = 0; names == NULL && i < sizeof words / sizeof *words && !is; i++) {
		size_t len = strlen(words[i]);
		/* Words must follow: a name in code is no assignment. */
		const char *rest = strbuf_text(&text) + strspn(strbuf_text(&text), " ");

		is = strncasecmp(rest, words[i], len) == 0 && rest[len] != '\0' &&
		     strchr(": -", rest[len]) != NULL && count_words(rest) > 1;
	}
	strbuf_deinit(&slug);
	strbuf_deinit(&text);
	return is;
}
