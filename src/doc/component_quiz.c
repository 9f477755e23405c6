/*
 * component_quiz.c - Question of the Hugging Face courses, as a quiz fence.
 *
 *     ### 1. What does it do?
 *
 *     <Question choices={[{text: "...", explain: "...", correct: true}, ...]} />
 *
 * The question itself is what stands above, from the last heading on.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>

#include "base/js_literal.h"
#include "base/json.h"
#include "doc/line.h"

/* The text above, without the signs of the heading. */
static void add_prompt(struct json *json, struct mdx *mdx)
{
	const char *text = strbuf_text(&mdx->asked), *end = text + mdx->asked.len, *body = text;
	struct strbuf prompt = {0};

	if (mdx->asked_heading > 0) {
		const char *line_end = text + mdx->asked_heading - 1, *id = memmem(text, mdx->asked_heading, "[[", 2);

		body = line_skip_blanks(text, line_end);
		body = line_skip_blanks(body + line_run(body, line_end), line_end);
		line_end = id != NULL && id > body ? id : line_end;
		strbuf_addn(&prompt, body, (size_t)(line_end - body));
		strbuf_addc(&prompt, '\n');
		body = text + mdx->asked_heading;
	}
	while (end > body && strchr(" \n", end[-1]) != NULL)
		end--;
	strbuf_addn(&prompt, body, (size_t)(end - body));
	while (prompt.len > 0 && strchr(" \n", prompt.data[prompt.len - 1]) != NULL)
		strbuf_truncate(&prompt, prompt.len - 1);
	json_string(json, prompt.len > 0 ? prompt.data : "Which is right?");
	strbuf_deinit(&prompt);
	strbuf_truncate(&mdx->asked, mdx->asked_heading);
}

static void add_choices(struct json *json, const struct value *choices)
{
	json_array(json);
	for (const struct value *choice = choices->first; choice != NULL; choice = choice->next) {
		const struct value *correct = value_get(choice, "correct");
		const char *why = value_text(value_get(choice, "explain"), "");

		if (value_text(value_get(choice, "text"), NULL) == NULL)
			continue;
		json_object(json);
		json_key(json, "text");
		json_string(json, value_text(value_get(choice, "text"), ""));
		if (correct != NULL && correct->kind == VALUE_BOOL && correct->truth) {
			json_key(json, "correct");
			json_bool(json, true);
		}
		if (why[0] != '\0') {
			json_key(json, "why");
			json_string(json, why);
		}
		json_end_object(json);
	}
	json_end_array(json);
}

/* How many choices are right, and how many there are. */
static void count_choices(const struct value *choices, size_t *right, size_t *all)
{
	*right = *all = 0;
	for (const struct value *choice = choices->first; choice != NULL; choice = choice->next) {
		const struct value *correct = value_get(choice, "correct");

		if (value_text(value_get(choice, "text"), NULL) == NULL)
			continue;
		++*all;
		*right += correct != NULL && correct->kind == VALUE_BOOL && correct->truth;
	}
}

static void write_fence(struct mdx *mdx, const struct value *choices, size_t right)
{
	struct strbuf text = {0};
	struct json json = { .out = &text };

	json_object(&json);
	json_key(&json, "type");
	json_string(&json, right == 1 ? "single" : "multiple");
	json_key(&json, "prompt");
	add_prompt(&json, mdx);
	json_key(&json, "choices");
	add_choices(&json, choices);
	json_end_object(&json);
	mdx_write_line(mdx, "`````quiz", 9);
	for (const char *p = strbuf_text(&text), *end = p + text.len; p < end;) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));

		newline = newline != NULL ? newline : end;
		mdx_write_line(mdx, p, (size_t)(newline - p));
		p = newline + 1;
	}
	mdx_write_line(mdx, "`````", 5);
	strbuf_deinit(&text);
}

bool component_quiz(struct mdx *mdx, const struct jsx_tag *tag)
{
	struct jsx_attribute attribute;
	struct value_tree *tree;
	struct err err;
	size_t right, all, len;
	bool good;

	if (tag->form == JSX_CLOSE || mdx->row || !mdx_fresh(mdx) || !jsx_find_attribute(tag, "choices", &attribute) ||
	    attribute.kind != JSX_CODE)
		return false;
	tree = js_literal_read(attribute.value, attribute.len, "", &err);
	good = tree != NULL && tree->root->kind == VALUE_LIST;
	if (good) {
		count_choices(tree->root, &right, &all);
		good = right > 0 && all > 1;
	}
	if (good)
		write_fence(mdx, tree->root, right);
	value_tree_free(tree);
	if (good)
		component_inside(mdx, tag, &len);
	return good;
}
