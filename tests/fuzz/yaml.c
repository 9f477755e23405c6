/* yaml.c - fuzzes the reading of YAML, our own files' way and other people's. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"

/* Reads every node as everything it could be. */
static size_t visit(const struct yaml_node *node)
{
	size_t seen = 1;
	long number;
	double real;
	bool truth;

	yaml_int(node, &number);
	yaml_double(node, &real);
	yaml_bool(node, &truth);
	seen += strlen(yaml_text(node, ""));
	for (size_t i = 0; i < node->count; i++) {
		if (node->kind == YAML_MAP)
			seen += visit(node->keys[i]);
		seen += visit(node->items[i]);
	}
	return seen;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum yaml_mode modes[] = { YAML_STRICT, YAML_LENIENT };

	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		struct err err = {0};
		struct yaml *yaml = yaml_parse((const char *)data, size, "file.yaml", 1, modes[i], &err);

		if ((yaml == NULL) != err_is_set(&err))
			abort();	/* a failure has its sentence, and nothing else has */
		if (yaml != NULL)
			visit(yaml_root(yaml));
		yaml_drop(yaml);
	}
	return 0;
}
