/* settings.c - config.yaml: what a person always wants. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/settings.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "base/yaml.h"
#include "learn/review.h"

#define REVIEW_LIMIT_MOST 10000

const struct settings settings_usual = {
	.ambiguous = 1, .review_retention = REVIEW_RETENTION, .review_limit = REVIEW_LIMIT
};

static const char *const keys[] = {
	"theme", "ambiguous", "review", "review.retention", "review.limit", NULL
};
static const char *const review_keys[] = { "retention", "limit", NULL };

static bool read_ambiguous(const struct yaml *yaml, const struct yaml_node *node, int *cells,
			   struct err *err)
{
	long value = 0;

	if (node == NULL)
		return true;
	if (yaml_int(node, &value) && (value == 1 || value == 2)) {
		*cells = (int)value;
		return true;
	}
	yaml_complain(yaml, node, err,
		      "ambiguous is 1 or 2: the cells your terminal gives to signs like a circle");
	return false;
}

static bool read_theme(const struct yaml *yaml, const struct yaml_node *node, char **theme,
		       struct err *err)
{
	const char *name = yaml_text(node, NULL);

	if (node == NULL)
		return true;
	if (name != NULL) {
		*theme = xstrdup(name);
		return true;
	}
	yaml_complain(yaml, node, err, "theme is a name, as in: theme: light");
	return false;
}

static bool read_retention(const struct yaml *yaml, const struct yaml_node *node, double *retention,
			   struct err *err)
{
	double value = 0;

	if (node == NULL)
		return true;
	if (yaml_double(node, &value) && value >= REVIEW_RETENTION_LEAST &&
	    value <= REVIEW_RETENTION_MOST) {
		*retention = value;
		return true;
	}
	yaml_complain(yaml, node, err,
		      "retention is a share from %g to %g: so much of what is due you want to "
		      "know still",
		      REVIEW_RETENTION_LEAST, REVIEW_RETENTION_MOST);
	return false;
}

static bool read_limit(const struct yaml *yaml, const struct yaml_node *node, size_t *limit,
		       struct err *err)
{
	long value = 0;

	if (node == NULL)
		return true;
	if (yaml_int(node, &value) && value >= 1 && value <= REVIEW_LIMIT_MOST) {
		*limit = (size_t)value;
		return true;
	}
	yaml_complain(yaml, node, err, "limit is a number from 1 to %d: the questions of a review",
		      REVIEW_LIMIT_MOST);
	return false;
}

/* A setting of a group, written `group: {key: value}` or `group.key: value`. */
static const struct yaml_node *get_in_group(const struct yaml_node *root, const char *group,
					    const char *key)
{
	const struct yaml_node *found = yaml_get(yaml_get(root, group), key);
	char *whole;

	if (found != NULL)
		return found;
	whole = xasprintf("%s.%s", group, key);
	found = yaml_get(root, whole);
	free(whole);
	return found;
}

static bool read_review(const struct yaml *yaml, const struct yaml_node *root,
			struct settings *settings, struct err *err)
{
	const struct yaml_node *group = yaml_get(root, "review");

	if (group != NULL && group->kind != YAML_MAP) {
		yaml_complain(yaml, group, err,
			      "review is a group of settings, as in: review: {limit: %d}",
			      REVIEW_LIMIT);
		return false;
	}
	return (group == NULL || yaml_known_keys(yaml, group, review_keys, err)) &&
	       read_retention(yaml, get_in_group(root, "review", "retention"),
			      &settings->review_retention, err) &&
	       read_limit(yaml, get_in_group(root, "review", "limit"), &settings->review_limit,
			  err);
}

bool settings_read(struct settings *settings, const char *path, bool must_be_there, struct err *err)
{
	struct yaml *yaml;
	const struct yaml_node *root;
	bool fine;

	*settings = settings_usual;
	if (!must_be_there && access(path, F_OK) != 0)
		return true;
	yaml = yaml_read(path, YAML_STRICT, err);
	if (yaml == NULL)
		return false;
	root = yaml_root(yaml);
	fine = root->kind == YAML_MAP;
	if (!fine)
		yaml_complain(yaml, root, err,
			      "settings are keys with values, as in: theme: light");
	fine = fine && yaml_known_keys(yaml, root, keys, err) &&
	       read_ambiguous(yaml, yaml_get(root, "ambiguous"), &settings->ambiguous, err) &&
	       read_theme(yaml, yaml_get(root, "theme"), &settings->theme, err) &&
	       read_review(yaml, root, settings, err);
	yaml_drop(yaml);
	return fine;
}

void settings_deinit(struct settings *settings)
{
	free(settings->theme);
	settings->theme = NULL;
}
