/* settings.c - config.yaml: what a person always wants. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/settings.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "base/yaml.h"

static const char *const keys[] = { "theme", "ambiguous", NULL };

static bool read_ambiguous(const struct yaml *yaml, const struct yaml_node *node, int *cells, struct err *err)
{
	long value = 0;

	if (node == NULL)
		return true;
	if (yaml_int(node, &value) && (value == 1 || value == 2)) {
		*cells = (int)value;
		return true;
	}
	yaml_complain(yaml, node, err, "ambiguous is 1 or 2: the cells your terminal gives to signs like a circle");
	return false;
}

static bool read_theme(const struct yaml *yaml, const struct yaml_node *node, char **theme, struct err *err)
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

bool settings_read(struct settings *settings, const char *path, bool must_be_there, struct err *err)
{
	struct yaml *yaml;
	const struct yaml_node *root;
	bool fine;

	*settings = (struct settings){ .ambiguous = 1 };
	if (!must_be_there && access(path, F_OK) != 0)
		return true;
	yaml = yaml_read(path, YAML_STRICT, err);
	if (yaml == NULL)
		return false;
	root = yaml_root(yaml);
	fine = root->kind == YAML_MAP;
	if (!fine)
		yaml_complain(yaml, root, err, "settings are keys with values, as in: theme: light");
	fine = fine && yaml_known_keys(yaml, root, keys, err) &&
	       read_ambiguous(yaml, yaml_get(root, "ambiguous"), &settings->ambiguous, err) &&
	       read_theme(yaml, yaml_get(root, "theme"), &settings->theme, err);
	yaml_drop(yaml);
	return fine;
}

void settings_deinit(struct settings *settings)
{
	free(settings->theme);
	settings->theme = NULL;
}
