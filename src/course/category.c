/* category.c - _category_.json and _category_.yml, two spellings of the same few keys. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/category.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/js_literal.h"
#include "base/number.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/value.h"
#include "base/yaml.h"

/* A table in one of the two spellings; both NULL: there is none. */
struct table {
	const struct value *json;
	const struct yaml_node *yaml;
};

const char *const category_names[CATEGORY_NAMES] = { "_category_.json", "_category_.yml",
						     "_category_.yaml" };

void category_init(struct category *category)
{
	*category = (struct category){ .position = NAN };
}

void category_deinit(struct category *category)
{
	free(category->label);
	free(category->link_id);
	free(category->link_title);
	free(category->link_slug);
}

static const char *get_text(const struct table *table, const char *key)
{
	if (table->json != NULL)
		return value_text(value_get(table->json, key), "");
	return yaml_text(yaml_get(table->yaml, key), "");
}

static char *get_line(const struct table *table, const char *key)
{
	const char *text = get_text(table, key);

	return *text != '\0' ? sanitize_dup(text, SANITIZE_LINE) : NULL;
}

static double get_number(const struct table *table, const char *key)
{
	const struct value *value = value_get(table->json, key);
	double number = NAN;

	if (value != NULL && value->kind == VALUE_NUMBER)
		return value->number;
	if (value != NULL && value->kind == VALUE_TEXT && number_read(value->text, &number) > 0)
		return number;
	if (table->yaml != NULL && !yaml_double(yaml_get(table->yaml, key), &number))
		return NAN;
	return number;
}

/* `link: null` is something else than no link. */
static bool has(const struct table *table, const char *key)
{
	return table->json != NULL ? value_get(table->json, key) != NULL
				   : yaml_get(table->yaml, key) != NULL;
}

static void take(struct category *category, const struct table *table)
{
	struct table link = { value_get(table->json, "link"), yaml_get(table->yaml, "link") };
	const char *type = get_text(&link, "type");

	category_deinit(category);
	category_init(category);
	category->label = get_line(table, "label");
	category->position = get_number(table, "position");
	if (!has(table, "link"))
		return;
	category->link = CATEGORY_LINK_NONE;
	if (strcmp(type, "doc") == 0) {
		category->link = CATEGORY_LINK_DOC;
		category->link_id = get_line(&link, "id");
	} else if (strcmp(type, "generated-index") == 0) {
		category->link = CATEGORY_LINK_INDEX;
		category->link_title = get_line(&link, "title");
		category->link_slug = get_line(&link, "slug");
	}
}

static bool read_json(struct category *category, const struct strbuf *text, const char *shown,
		      struct err *err)
{
	struct value_tree *tree = js_literal_read(strbuf_text(text), text->len, shown, err);

	if (tree == NULL)
		return false;
	take(category, &(struct table){ .json = tree->root });
	value_tree_free(tree);
	return true;
}

static bool read_yaml(struct category *category, const struct strbuf *text, const char *shown,
		      struct err *err)
{
	struct yaml *yaml = yaml_parse(strbuf_text(text), text->len, shown, 1, YAML_LENIENT, err);

	if (yaml == NULL)
		return false;
	take(category, &(struct table){ .yaml = yaml_root(yaml) });
	yaml_drop(yaml);
	return true;
}

bool category_read(struct category *category, const char *path, const char *shown, struct err *err)
{
	struct strbuf text = {0};
	bool json = strcmp(path_extension(path), ".json") == 0;
	bool good = file_read(path, FILE_LIMIT_DATA, &text, err) &&
		    (json ? read_json(category, &text, shown, err)
			  : read_yaml(category, &text, shown, err));

	strbuf_deinit(&text);
	return good;
}
