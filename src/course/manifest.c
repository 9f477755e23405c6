/* manifest.c - course.yaml: what a course says of itself. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/manifest.h"

#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

#define ID_MAX 64

static const char *const keys[] = {"id",    "title", "language", "start",
				   "pages", "steps", "sessions", NULL};
static const char *const session_keys[] = { "when", "title", "kind", "page", "who", "where", NULL };

static bool is_letter_or_digit(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool manifest_is_id(const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || len > ID_MAX || !is_letter_or_digit(text[0]))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!is_letter_or_digit(text[i]) && strchr("._-", text[i]) == NULL)
			return false;
	return true;
}

/* A key that is one text, if it is there. */
static bool check_text(const struct yaml *yaml, const struct yaml_node *root, const char *key,
		       struct err *err)
{
	const struct yaml_node *node = yaml_get(root, key);

	if (node == NULL || node->kind == YAML_SCALAR)
		return true;
	yaml_complain(yaml, node, err, "%s is one text, not a list or map", key);
	return false;
}

static bool check_texts(const struct yaml *yaml, const struct yaml_node *root, const char *key,
			struct err *err)
{
	const struct yaml_node *node = yaml_get(root, key);

	if (node == NULL)
		return true;
	if (node->kind != YAML_LIST) {
		yaml_complain(yaml, node, err, "%s is a list: write [one, two]", key);
		return false;
	}
	for (size_t i = 0; i < node->count; i++) {
		if (node->items[i]->kind == YAML_SCALAR)
			continue;
		yaml_complain(yaml, node->items[i], err,
			      "an item of %s is one text, not a list or map", key);
		return false;
	}
	return true;
}

static bool check_id(const struct yaml *yaml, const struct yaml_node *root, struct err *err)
{
	const struct yaml_node *id = yaml_get(root, "id");

	if (id == NULL || (id->kind == YAML_SCALAR && manifest_is_id(id->text)))
		return true;
	yaml_complain(yaml, id, err,
		      "an id is 1 to 64 letters, digits, \".\", \"_\" and \"-\" and begins with a "
		      "letter or digit, as in tinyml-2026");
	return false;
}

static bool check_start(const struct yaml *yaml, const struct yaml_node *root, struct err *err)
{
	const struct yaml_node *start = yaml_get(root, "start");
	int64_t days;

	if (start == NULL || date_parse_day(yaml_text(start, ""), &days))
		return true;
	yaml_complain(yaml, start, err, "start is a date, as in 2026-01-12");
	return false;
}

static bool check_session(const struct yaml *yaml, const struct yaml_node *session, struct err *err)
{
	const struct yaml_node *kind = yaml_get(session, "kind");
	const char *word = yaml_text(kind, "");

	if (session->kind != YAML_MAP) {
		yaml_complain(yaml, session, err,
			      "a session is a map: {when: week 1 wed 18:00, title: ...}");
		return false;
	}
	if (!yaml_known_keys(yaml, session, session_keys, err))
		return false;
	for (size_t i = 0; session_keys[i] != NULL; i++)
		if (!check_text(yaml, session, session_keys[i], err))
			return false;
	if (kind == NULL || strcmp(word, "session") == 0 || strcmp(word, "industry") == 0 ||
	    strcmp(word, "due") == 0)
		return true;
	yaml_complain(yaml, kind, err,
		      "the kind of a session is session, industry or due, not \"%.60s\"", word);
	return false;
}

static bool check_sessions(const struct yaml *yaml, const struct yaml_node *root, struct err *err)
{
	const struct yaml_node *sessions = yaml_get(root, "sessions");

	if (sessions == NULL)
		return true;
	if (sessions->kind != YAML_LIST) {
		yaml_complain(yaml, sessions, err, "sessions is a list: begin each with \"- \"");
		return false;
	}
	for (size_t i = 0; i < sessions->count; i++)
		if (!check_session(yaml, sessions->items[i], err))
			return false;
	return true;
}

static bool check(const struct yaml *yaml, struct err *err)
{
	const struct yaml_node *root = yaml_root(yaml);

	if (root->kind != YAML_MAP) {
		yaml_complain(yaml, root, err, "course.yaml is a map: lines of \"key: value\"");
		return false;
	}
	return yaml_known_keys(yaml, root, keys, err) && check_id(yaml, root, err) &&
		check_text(yaml, root, "title", err) && check_text(yaml, root, "language", err) &&
		check_start(yaml, root, err) && check_texts(yaml, root, "pages", err) &&
		check_texts(yaml, root, "steps", err) && check_sessions(yaml, root, err);
}

struct yaml *manifest_read(const char *path, const char *shown, struct err *err)
{
	struct strbuf text = {0};
	struct yaml *yaml = NULL;

	if (file_read(path, FILE_LIMIT_DATA, &text, err))
		yaml = yaml_parse(strbuf_text(&text), text.len, shown, 1, YAML_STRICT, err);
	strbuf_deinit(&text);
	if (yaml != NULL && !check(yaml, err)) {
		yaml_drop(yaml);
		return NULL;
	}
	return yaml;
}

static char *take_line(const struct yaml_node *root, const char *key)
{
	const char *text = yaml_text(yaml_get(root, key), "");

	return *text != '\0' ? sanitize_dup(text, SANITIZE_LINE) : NULL;
}

void manifest_take(struct course *course, struct yaml *manifest)
{
	const struct yaml_node *root = yaml_root(manifest);
	const struct yaml_node *steps = yaml_get(root, "steps");

	course->manifest = manifest;
	course->id = take_line(root, "id");
	course->title = take_line(root, "title");
	course->language = take_line(root, "language");
	if (steps == NULL)
		return;
	course->steps = xcalloc(steps->count + 1, sizeof *course->steps);
	for (size_t i = 0; i < steps->count; i++)
		course->steps[i] = xstrdup(steps->items[i]->text);
}
