/* yaml_simple.h - the simplest YAML, as front matter, themes and course.yaml mostly are, read without libyaml. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_YAML_SIMPLE_H
#define BASE_YAML_SIMPLE_H

#include "base/arena.h"
#include "base/yaml.h"

/*
 * The tree of a text, just as yaml_parse() would give it, in arena; first_line is that of
 * yaml_parse(). NULL for anything that is not certain to mean the same to libyaml.
 */
struct yaml_node *yaml_simple(struct arena *arena, const char *text, size_t len, int first_line);

#endif
