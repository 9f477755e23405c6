/*
 * replay.c - gives a fuzzer a main, and runs it over its corpus as a test.
 *
 * The corpus is the folder of the fuzzer's name in tests/fuzz/corpus, or what the arguments name. Each file is
 * one case; a fault ends the program, which the count of cases then gives away.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int replay_file(const char *path, int number)
{
	FILE *file = fopen(path, "rb");
	char *data = NULL;
	size_t size = 0;

	if (file == NULL) {
		printf("not ok %d - %s cannot be read\n", number, path);
		return 1;
	}
	for (;;) {
		data = realloc(data, size + 65536);
		if (data == NULL)
			abort();
		size_t got = fread(data + size, 1, 65536, file);
		if (got == 0)
			break;
		size += got;
	}
	fclose(file);

	/* A block of its very size, so that a read behind its end is seen. */
	uint8_t *exact = malloc(size > 0 ? size : 1);
	if (exact == NULL)
		abort();
	memcpy(exact, data, size);
	free(data);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	printf("ok %d - %s\n", number, path);
	fflush(stdout);
	return 0;
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int replay_folder(const char *folder, int *count)
{
	struct dirent **entries;
	int found = scandir(folder, &entries, is_visible, alphasort);
	int failed = 0;

	if (found <= 0) {
		printf("not ok %d - no corpus in %s\n", ++*count, folder);
		return 1;
	}
	for (int i = 0; i < found; i++) {
		char path[8192];

		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		failed += replay_file(path, ++*count);
		free(entries[i]);
	}
	free(entries);
	return failed;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash != NULL ? slash + 1 : argv[0];
	const char *srcdir = getenv("srcdir");
	int count = 0, failed = 0;

	if (strncmp(name, "replay_", strlen("replay_")) == 0)
		name += strlen("replay_");
	for (int i = 1; i < argc; i++)
		failed += replay_file(argv[i], ++count);
	if (argc == 1) {
		char folder[4096];

		snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/%s", srcdir != NULL ? srcdir : ".", name);
		failed += replay_folder(folder, &count);
	}
	printf("1..%d\n", count);
	return failed != 0;
}
