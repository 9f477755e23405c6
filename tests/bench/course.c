/*
 * course.c - makes a large course to measure with: 7,000 pages of 10 KB in 140 folders.
 *
 *   course FOLDER      an existing, empty folder
 *
 * Half of the pages have front matter; all have a heading of the first level and several of the
 * second. The words are the same in every run.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"

enum { PARTS = 7, CHAPTERS = 20, PAGES = 50, PAGE_BYTES = 10700 };

static const char *const words[] = {
	"sensor", "model", "weight", "layer", "signal", "window", "sample", "train", "quantize", "board", "flash", "energy",
	"latency", "battery", "budget", "memory", "feature", "spectrum", "filter", "noise", "label", "data", "test", "error",
};

static const char *word(void)
{
	static uint32_t state = 2463534242u;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return words[state % (sizeof words / sizeof *words)];
}

static void write_page(struct strbuf *out, int number)
{
	const char *first = word(), *second = word();

	if (number % 2 != 0)
		strbuf_addf(out, "---\ntitle: %s and %s %d\nsidebar_label: %s %d\n---\n\n", first, second, number, first, number);
	strbuf_addf(out, "# %s and %s %d\n\n", first, second, number);
	for (int paragraph = 0; out->len < PAGE_BYTES; paragraph++) {
		if (paragraph % 4 == 3)
			strbuf_addf(out, "## The %s of a %s\n\n", word(), word());
		for (int i = 0; i < 60; i++)
			strbuf_addf(out, "%s%s", word(), i == 59 ? ".\n\n" : i % 12 == 11 ? "\n" : " ");
	}
}

/* Without the care of file_write(): nobody misses what is lost here. */
static bool save(const char *path, const struct strbuf *text)
{
	FILE *file = fopen(path, "w");
	bool fine = file != NULL && fwrite(text->data, 1, text->len, file) == text->len;

	return file != NULL && fclose(file) == 0 && fine;
}

int main(int argc, char **argv)
{
	bool fine = argc == 2;
	int number = 0;

	for (int part = 1; part <= PARTS; part++)
		for (int chapter = 1; chapter <= CHAPTERS && fine; chapter++) {
			struct strbuf folder = {0};

			strbuf_addf(&folder, "%s/%02d-part/%02d-chapter", argv[1], part, chapter);
			fine = file_make_folder(folder.data, 0700, NULL);
			for (int page = 1; page <= PAGES && fine; page++, number++) {
				struct strbuf path = {0}, text = {0};

				strbuf_addf(&path, "%s/%02d-%s.md", folder.data, page, word());
				write_page(&text, number);
				fine = save(path.data, &text);
				strbuf_deinit(&path);
				strbuf_deinit(&text);
			}
			strbuf_deinit(&folder);
		}
	if (!fine)
		fprintf(stderr, "course: name one empty folder that can be written to\n");
	return fine ? 0 : 1;
}
