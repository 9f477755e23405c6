/* yaml_flat.h - the simplest YAML, as front matter is: a line a key, read without libyaml. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_YAML_FLAT_H
#define BASE_YAML_FLAT_H

#include "base/arena.h"
#include "base/yaml.h"

/*
 * The map that a text of `key: value` lines is, just as yaml_parse() would give it, in arena; first_line is that of
 * yaml_parse(). NULL for anything that is not certain to mean the same to libyaml.
 */
struct yaml_node *yaml_flat(struct arena *arena, const char *text, size_t len, int first_line);

#endif
