/* loss.c - what another form cannot say of a quiz, each kind of loss said once. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/loss.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "course/quiz_write.h"

#define MADE_ID_LEN 16			/* hex digits of an id that was made */

/* --- gathering --- */

static struct loss *find_or_add(struct losses *losses, const struct question *question,
				const char *what, const char *fate)
{
	struct loss *loss;

	for (size_t i = 0; i < losses->count; i++) {
		loss = &losses->list[i];
		if (strcmp(loss->what, what) == 0 && strcmp(loss->fate, fate) == 0 &&
		    strcmp(loss->path, question->path) == 0)
			return loss;
	}
	if (losses->count == LOSS_KINDS_MAX)
		return NULL;
	loss = &losses->list[losses->count++];
	*loss = (struct loss){
		.what = what, .fate = fate, .path = question->path, .first = question,
	};
	return loss;
}

void loss_add(struct losses *losses, const struct question *question, const char *what,
	      const char *fate)
{
	struct loss *loss = find_or_add(losses, question, what, fate);

	if (loss == NULL || loss->last == question)
		return;
	loss->last = question;
	if (loss->count < LOSS_LINES_MAX)
		loss->lines[loss->count] = question->line;
	loss->count++;
}

void loss_add_if(struct losses *losses, bool there, const struct question *question,
		 const char *what, const char *fate)
{
	if (there)
		loss_add(losses, question, what, fate);
}

/* --- saying --- */

static void say(struct losses *losses, const char *path, int line, const struct strbuf *sentence)
{
	struct exchange *faults = losses->faults;
	const char *usual = faults->path;

	if (faults->folder != NULL) {
		char *full = path_join(faults->folder, path);

		faults->path = arena_strdup(&faults->arena, full);
		free(full);
	} else {
		faults->path = arena_strdup(&faults->arena, path);
	}
	exchange_fault(faults, line, false, "%s", strbuf_text(sentence));
	faults->path = usual;
}

void loss_add_question(struct losses *losses, const struct question *question, const char *fate)
{
	struct strbuf out = {0};

	strbuf_addf(&out, "%s cannot say `%s` (%s); it is %s", losses->form, question->id,
		    question_type_name(question->type), fate);
	say(losses, question->path, question->line, &out);
	strbuf_deinit(&out);
}

void loss_add_settings(struct losses *losses, const struct quiz *quiz, const char *fate)
{
	struct strbuf names = {0}, out = {0};

	quiz_write_settings(NULL, &names, quiz);
	if (names.len > 0 && quiz->question_count > 0) {
		strbuf_addf(&out, "%s has no settings of a quiz; %s: %s", losses->form, fate,
			    names.data);
		say(losses, quiz->questions[0].path, quiz->line, &out);
	}
	strbuf_deinit(&names);
	strbuf_deinit(&out);
}

static void add_lines(struct strbuf *out, const struct loss *loss)
{
	size_t named = loss->count < LOSS_LINES_MAX ? loss->count : LOSS_LINES_MAX;

	for (size_t i = 0; i < named; i++)
		strbuf_addf(out, "%s%d", i == 0 ? "" : i + 1 == loss->count ? " and " : ", ",
			    loss->lines[i]);
	if (loss->count > named)
		strbuf_addf(out, " and %zu more", loss->count - named);
}

void loss_say(struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++) {
		const struct loss *loss = &losses->list[i];
		struct strbuf out = {0};

		strbuf_addf(&out, "%s has no %s; %s ", losses->form, loss->what, loss->fate);
		if (loss->count == 1) {
			strbuf_addf(&out, "`%s`", loss->first->id);
		} else {
			strbuf_addf(&out, "%zu questions (lines ", loss->count);
			add_lines(&out, loss);
			strbuf_addc(&out, ')');
		}
		say(losses, loss->path, loss->lines[0], &out);
		strbuf_deinit(&out);
	}
	losses->count = 0;
}

/* --- what is there --- */

/* Marks of Markdown: within a line, or at its beginning. */
static bool has_marks(const char *text)
{
	if (strpbrk(text, "`|<") != NULL || strstr(text, "](") != NULL ||
	    strstr(text, "**") != NULL || strstr(text, "__") != NULL || strstr(text, "\n\n") != NULL)
		return true;
	for (const char *at = strchr(text, '*'); at != NULL; at = strchr(at + 1, '*'))
		if (at[1] != '\0' && at[1] != ' ' && strchr(at + 1, '*') != NULL)
			return true;
	for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, "- ", 2) == 0 || *line == '#' || *line == '>')
			return true;
	}
	return false;
}

/* A mark behind a backslash is text. */
static bool is_markdown(const char *text)
{
	struct strbuf rest = {0};
	bool found;

	for (; text != NULL && *text != '\0'; text++)
		if (*text == '\\' && text[1] != '\0')
			text++;
		else
			strbuf_addc(&rest, *text);
	found = has_marks(strbuf_text(&rest));
	strbuf_deinit(&rest);
	return found;
}

bool loss_has_markdown(const struct question *question)
{
	bool found = is_markdown(question->prompt) || is_markdown(question->explain) ||
		     is_markdown(question->reply);

	for (size_t i = 0; i < question->choice_count; i++)
		found = found || is_markdown(question->choices[i].text) ||
			is_markdown(question->choices[i].why);
	for (size_t i = 0; i < question->item_count; i++)
		found = found || is_markdown(question->items[i]);
	for (size_t i = 0; i < question->pair_count; i++)
		found = found || is_markdown(question->pairs[i].left);
	return found;
}

bool loss_has_own_id(const struct question *question)
{
	return strlen(question->id) != MADE_ID_LEN ||
	       question->id[strspn(question->id, "0123456789abcdef")] != '\0';
}
