/* quiz_field.c - one field of a quiz's YAML, and the faults of reading it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_field.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/suggest.h"
#include "base/xalloc.h"

#define FAULTS_MAX 1000

/* --- faults --- */

static void add_fault(const struct quiz_source *source, struct quiz_fault fault,
		      const char *message)
{
	struct quiz *quiz = source->quiz;
	char *clean;

	if (quiz->fault_count == FAULTS_MAX)
		return;
	if (quiz->fault_count == FAULTS_MAX - 1)
		message = "there are more faults behind this one; mend those above first";
	clean = sanitize_dup(message, SANITIZE_LINE);
	fault.path = source->path;
	fault.message = arena_strdup(&quiz->arena, clean);
	free(clean);
	quiz->faults = xgrow(quiz->faults, quiz->fault_count, &quiz->fault_cap,
			     sizeof *quiz->faults);
	quiz->faults[quiz->fault_count++] = fault;
}

__attribute__((format(printf, 4, 0))) static void add_at(const struct quiz_source *source,
							 const struct yaml_node *node,
							 enum quiz_fault_kind kind,
							 const char *format, va_list args)
{
	struct quiz_fault fault = {.kind = kind};
	char message[512];

	vsnprintf(message, sizeof message, format, args);
	if (node != NULL) {
		fault.line = node->line;
		fault.column = node->column;
	}
	add_fault(source, fault, message);
}

void quiz_field_fault(const struct quiz_source *source, const struct yaml_node *node,
		      enum quiz_fault_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_at(source, node, kind, format, args);
	va_end(args);
}

bool quiz_field_invalid(const struct quiz_source *source, const struct yaml_node *node,
			const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_at(source, node, QUIZ_FAULT_INVALID, format, args);
	va_end(args);
	return false;
}

void quiz_field_fault_err(const struct quiz_source *source, enum quiz_fault_kind kind,
			  const struct err *err)
{
	struct quiz_fault fault = {.kind = kind};
	size_t path_len = strlen(source->path);
	const char *text = err->text;
	int used = 0;

	if (strncmp(text, source->path, path_len) == 0 && text[path_len] == ':') {
		text += path_len;
		if (sscanf(text, ":%9d:%9d:%n", &fault.line, &fault.column, &used) == 2 && used > 0)
			text += used;
		else
			text++;
		text += strspn(text, " ");
	}
	add_fault(source, fault, text);
}

/* --- keys --- */

static bool is_one_of(const char *word, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(word, *known) == 0)
			return true;
	return false;
}

bool quiz_field_known(const struct quiz_source *source, const struct yaml_node *map,
		      const char *const *known, const char *what)
{
	bool good = true;

	for (size_t i = 0; i < map->count; i++) {
		const char *key = map->keys[i]->text;
		const char *near;

		if (is_one_of(key, known))
			continue;
		near = suggest_nearest(key, known);
		if (near != NULL)
			good = quiz_field_invalid(source, map->keys[i],
						  "%s has no key `%.60s`; did you mean `%s`?", what,
						  key, near);
		else
			good = quiz_field_invalid(source, map->keys[i], "%s has no key `%.60s`",
						  what, key);
	}
	return good;
}

/* --- values --- */

bool quiz_field_is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

const char *quiz_field_keep(const struct quiz_source *source, const char *text)
{
	return arena_strdup(&source->quiz->arena, text);
}

static bool is_text(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !quiz_field_is_blank(node->text);
}

bool quiz_field_text(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		     const char **out)
{
	const struct yaml_node *node = yaml_get(map, key);

	if (node == NULL)
		return true;
	if (!is_text(node))
		return quiz_field_invalid(source, node, "`%s` has to be a text", key);
	*out = quiz_field_keep(source, node->text);
	return true;
}

bool quiz_field_bool(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		     bool *out)
{
	const struct yaml_node *node = yaml_get(map, key);

	if (node == NULL || yaml_bool(node, out))
		return true;
	return quiz_field_invalid(source, node, "`%s` has to be true or false", key);
}

bool quiz_field_is_number(const struct yaml_node *node, double *out, bool *percent)
{
	const char *text = yaml_text(node, "");
	size_t len = strlen(text);
	bool marked = len > 0 && text[len - 1] == '%';
	struct yaml_node bare;
	char *number;
	double value;
	bool good;

	if (node == NULL)
		return false;
	for (len -= marked; marked && len > 0 && text[len - 1] == ' ';)
		len--;
	number = xstrndup(text, len);
	bare = *node;
	bare.text = number;
	good = yaml_double(&bare, &value) && isfinite(value) && (!marked || percent != NULL);
	free(number);
	if (!good)
		return false;
	*out = value;
	if (percent != NULL)
		*percent = marked;
	return true;
}

bool quiz_field_number(const struct quiz_source *source, const struct yaml_node *map,
		       const char *key, double most, double *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	double value;

	if (node == NULL)
		return true;
	if (!quiz_field_is_number(node, &value, NULL) || value < 0 || value > most)
		return quiz_field_invalid(source, node, "`%s` has to be a number from 0 to %g", key,
					  most);
	*out = value;
	return true;
}

bool quiz_field_percent(const struct quiz_source *source, const struct yaml_node *map,
			const char *key, double *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	double value;
	bool marked;

	if (node == NULL)
		return true;
	if (!quiz_field_is_number(node, &value, &marked) || value < 0 || value > 100)
		return quiz_field_invalid(source, node, "`%s` has to be a percentage from 0 to 100",
					  key);
	*out = value;
	return true;
}

bool quiz_field_int(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		    long most, long *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	long value;

	if (node == NULL)
		return true;
	if (!yaml_int(node, &value) || value < 1 || value > most)
		return quiz_field_invalid(source, node,
					  "`%s` has to be a whole number from 1 to %ld", key, most);
	*out = value;
	return true;
}

bool quiz_field_word(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		     const char *const *words, int *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	struct strbuf list = {0};

	if (node == NULL)
		return true;
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(yaml_text(node, ""), words[i]) == 0) {
			strbuf_deinit(&list);
			*out = i;
			return true;
		}
		strbuf_addf(&list, "%s%s",
			    i == 0                 ? ""
			    : words[i + 1] == NULL ? " or "
						   : ", ",
			    words[i]);
	}
	quiz_field_invalid(source, node, "`%s` has to be %s", key, strbuf_text(&list));
	strbuf_deinit(&list);
	return false;
}

bool quiz_field_texts(const struct quiz_source *source, const struct yaml_node *map,
		      const char *key, const char *what, size_t least, size_t most,
		      const char ***out, size_t *count)
{
	const struct yaml_node *node = yaml_get(map, key);
	const char **texts;

	if (node == NULL)
		return true;
	if (node->kind != YAML_LIST || node->count < least || node->count > most)
		return quiz_field_invalid(source, node, "`%s` has to be a list of %s%zu texts", key,
					  least == 0   ? "at most "
					  : least == 1 ? "1 to "
						       : "2 to ",
					  most);
	texts = arena_array(&source->quiz->arena, node->count, sizeof *texts);
	for (size_t i = 0; i < node->count; i++) {
		if (!is_text(node->items[i]))
			return quiz_field_invalid(source, node->items[i], "%s has to be a text",
						  what);
		texts[i] = quiz_field_keep(source, node->items[i]->text);
	}
	*out = texts;
	*count = node->count;
	return true;
}
