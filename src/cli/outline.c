/* outline.c - `lectern outline`: the structure of a course, in reading order. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "base/ascii.h"
#include "base/json.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "cli/cli.h"
#include "course/course.h"
#include "course/link.h"
#include "course/quiz.h"

#define ID_COLUMN_MAX 32		/* cells; longer ids push their label aside */

/* --- JSON --- */

static void key_int(struct json *json, const char *key, long long value)
{
	json_key(json, key);
	json_int(json, value);
}

static void key_string(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

static void json_headings(struct json *json, const struct doc *doc)
{
	json_key(json, "headings");
	json_array(json);
	for (size_t i = 0; doc != NULL && i < doc->heading_count; i++) {
		json_object(json);
		key_int(json, "level", doc->headings[i].level);
		key_string(json, "text", doc->headings[i].text);
		key_string(json, "slug", doc->headings[i].slug);
		key_int(json, "line", doc->headings[i].line);
		json_end_object(json);
	}
	json_end_array(json);
}

static void json_links(struct json *json, const struct course *course, size_t page,
		       const struct doc *doc)
{
	long internal = 0, external = 0, broken = 0;

	for (size_t i = 0; doc != NULL && i < doc->target_count; i++) {
		struct link link;

		if (doc->targets[i].kind != TARGET_LINK || doc->targets[i].image)
			continue;
		link_resolve(&link, course, page, doc->targets[i].href);
		if (link.kind == LINK_EXTERNAL)
			external++;
		else
			internal++;
		broken += link.kind == LINK_BROKEN || link.kind == LINK_OUTSIDE ||
			  link.kind == LINK_UNSAFE;
		link_deinit(&link);
	}
	json_key(json, "links");
	json_object(json);
	key_int(json, "internal", internal);
	key_int(json, "external", external);
	key_int(json, "broken", broken);
	json_end_object(json);
}

/* How many steps each heading has. */
static void json_steps(struct json *json, const struct doc *doc)
{
	json_key(json, "steps");
	json_array(json);
	for (size_t i = 0; doc != NULL && i < doc->step_count; ) {
		const char *slug = doc->steps[i].slug;
		long count = 0;

		for (; i < doc->step_count && strcmp(doc->steps[i].slug, slug) == 0; i++)
			count++;
		json_object(json);
		key_string(json, "slug", slug);
		key_int(json, "count", count);
		json_end_object(json);
	}
	json_end_array(json);
}

static void json_quiz(struct json *json, const struct course *course, size_t page,
		      const struct doc *doc)
{
	struct quiz *quiz = doc != NULL ? quiz_for_page(course, page, doc) : NULL;

	json_key(json, "quiz");
	if (quiz == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	key_int(json, "questions", (long long)quiz->question_count);
	json_end_object(json);
	quiz_free(quiz);
}

/* doc is NULL for a group, and for a page that cannot be read. */
static void json_page(struct json *json, const struct course *course, size_t index,
		      const struct doc *doc)
{
	const struct page *page = &course->pages[index];

	json_object(json);
	key_string(json, "id", page->id);
	key_string(json, "path", page->path);
	key_string(json, "title", page->title);
	key_string(json, "label", page->label);
	key_int(json, "depth", page->depth);
	json_key(json, "week");
	if (page->week >= 0)
		json_int(json, page->week);
	else
		json_null(json);
	key_int(json, "words", doc != NULL ? (long long)doc->words : 0);
	json_headings(json, doc);
	json_links(json, course, index, doc);
	json_steps(json, doc);
	json_quiz(json, course, index, doc);
	json_end_object(json);
}

static int print_json(const struct cli *cli, const struct course *course)
{
	struct strbuf out = {0};
	struct json json = { .out = &out };
	int status = CLI_DONE;

	json_object(&json);
	key_string(&json, "id", course->id);
	key_string(&json, "title", course->title);
	key_string(&json, "kind", course_kind_name(course->kind));
	json_key(&json, "pages");
	json_array(&json);
	for (size_t i = 0; i < course->page_count; i++) {
		struct err err = {0};
		struct doc *doc = course->pages[i].path != NULL ? course_load_page(course, i, &err)
								: NULL;

		if (err_is_set(&err)) {
			cli_complain(cli, err.text);
			status = CLI_FAULT;
		}
		json_page(&json, course, i, doc);
		doc_free(doc);
	}
	json_end_array(&json);
	json_end_object(&json);
	json_finish(&json);
	fwrite(out.data, 1, out.len, cli->out);
	strbuf_deinit(&out);
	return status;
}

/* --- for people --- */

static void add_clean(const struct cli *cli, struct strbuf *line, const char *text)
{
	struct strbuf clean = {0};

	sanitize_text(&clean, text, strlen(text), SANITIZE_LINE);
	if (cli->ascii)
		ascii_add(line, strbuf_text(&clean), clean.len);
	else
		strbuf_addn(line, strbuf_text(&clean), clean.len);
	strbuf_deinit(&clean);
}

static int cells(const struct cli *cli, const struct strbuf *line)
{
	return width_text(strbuf_text(line), line->len, cli->ambiguous);
}

static void print_text(const struct cli *cli, const struct course *course)
{
	struct strbuf line = {0};
	int column = 0;

	for (size_t i = 0; i < course->page_count; i++) {
		strbuf_reset(&line);
		add_clean(cli, &line, course->pages[i].id);
		if (cells(cli, &line) > column && cells(cli, &line) <= ID_COLUMN_MAX)
			column = cells(cli, &line);
	}
	strbuf_reset(&line);
	add_clean(cli, &line, course->title);
	fprintf(cli->out, "%s\n\n", strbuf_text(&line));
	for (size_t i = 0; i < course->page_count; i++) {
		const struct page *page = &course->pages[i];

		strbuf_reset(&line);
		add_clean(cli, &line, page->path != NULL ? page->id : "");
		strbuf_repeat(&line, " ",
			      column > cells(cli, &line) ? column - cells(cli, &line) : 0);
		strbuf_repeat(&line, "  ", page->depth + 1);
		add_clean(cli, &line, page->label);
		fprintf(cli->out, "%s\n", strbuf_text(&line));
	}
	strbuf_deinit(&line);
}

int cli_outline(const struct cli *cli)
{
	int status = CLI_DONE;
	struct course *course = cli_open_course(cli, cli->options->words[1], &status);

	if (course == NULL)
		return status;
	if (cli->options->given[OPTION_JSON])
		status = print_json(cli, course);
	else
		print_text(cli, course);
	course_free(course);
	return status;
}
