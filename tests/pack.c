/*
 * pack.c - makes the archives of archive.sh, those too that no packer would make.
 *
 *     pack FORMAT FILE [PASSWORD] <RECIPE
 *
 * A recipe has an entry a line: a kind, a name and, where the kind has one, what is in it, parted by
 * blanks and percent-encoded.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/percent.h"
#include "base/strbuf.h"

#define LINE_LIMIT 100000

static void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("pack: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(99);
}

static void check(struct archive *archive, int result)
{
	if (result < ARCHIVE_WARN)
		die("%s", archive_error_string(archive));
}

/* --- entries --- */

static void write_head(struct archive *archive, struct archive_entry *entry, const char *name,
		       unsigned type, size_t size)
{
	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, type);
	archive_entry_set_perm(entry, 04777);
	archive_entry_set_mtime(entry, 1700000000, 0);
	archive_entry_set_size(entry, (la_int64_t)size);
	check(archive, archive_write_header(archive, entry));
}

static void write_file(struct archive *archive, struct archive_entry *entry, const char *name,
		       const char *text)
{
	write_head(archive, entry, name, AE_IFREG, strlen(text));
	if (archive_write_data(archive, text, strlen(text)) < 0)
		die("%s", archive_error_string(archive));
}

static void write_zeros(struct archive *archive, struct archive_entry *entry, const char *name,
			const char *count)
{
	static const char zeros[65536];
	size_t left = strtoul(count, NULL, 10);

	write_head(archive, entry, name, AE_IFREG, left);
	while (left > 0) {
		size_t part = left < sizeof zeros ? left : sizeof zeros;

		if (archive_write_data(archive, zeros, part) < 0)
			die("%s", archive_error_string(archive));
		left -= part;
	}
}

static void write_folder(struct archive *archive, struct archive_entry *entry, const char *name,
			 const char *argument)
{
	(void)argument;
	write_head(archive, entry, name, AE_IFDIR, 0);
}

static void write_link(struct archive *archive, struct archive_entry *entry, const char *name,
		       const char *target)
{
	archive_entry_set_symlink(entry, target);
	write_head(archive, entry, name, AE_IFLNK, 0);
}

static void write_hard(struct archive *archive, struct archive_entry *entry, const char *name,
		       const char *target)
{
	archive_entry_set_hardlink(entry, target);
	write_head(archive, entry, name, AE_IFREG, 0);
}

static void write_pipe(struct archive *archive, struct archive_entry *entry, const char *name,
		       const char *argument)
{
	(void)argument;
	write_head(archive, entry, name, AE_IFIFO, 0);
}

static void write_device(struct archive *archive, struct archive_entry *entry, const char *name,
			 const char *argument)
{
	(void)argument;
	archive_entry_set_rdevmajor(entry, 1);
	archive_entry_set_rdevminor(entry, 3);
	write_head(archive, entry, name, AE_IFCHR, 0);
}

static const struct {
	const char *name;
	void (*write)(struct archive *, struct archive_entry *, const char *name, const char *argument);
} kinds[] = {
	{ "file", write_file },
	{ "zeros", write_zeros },
	{ "folder", write_folder },
	{ "link", write_link },
	{ "hard", write_hard },
	{ "pipe", write_pipe },
	{ "device", write_device },
};

/* --- the recipe --- */

static char *decode(const char *word)
{
	struct strbuf text = {0};

	percent_decode(&text, word, strlen(word));
	strbuf_addc(&text, '\0');
	return strbuf_detach(&text);
}

static void write_line(struct archive *archive, char *line)
{
	const char *kind = strtok(line, " \n"), *name = strtok(NULL, " \n"), *rest = strtok(NULL, "\n");
	char *clean = decode(name != NULL ? name : ""), *argument = decode(rest != NULL ? rest : "");
	struct archive_entry *entry = archive_entry_new();
	size_t i = 0;

	while (i < sizeof kinds / sizeof *kinds && (kind == NULL || strcmp(kinds[i].name, kind) != 0))
		i++;
	if (name == NULL || i == sizeof kinds / sizeof *kinds)
		die("what is \"%s\"?", kind != NULL ? kind : "");
	kinds[i].write(archive, entry, clean, argument);
	archive_entry_free(entry);
	free(clean);
	free(argument);
}

static void set_format(struct archive *archive, const char *format)
{
	const char *packer = strncmp(format, "tar.", 4) == 0 ? format + 4 : NULL;

	if (strcmp(format, "zip") == 0)
		check(archive, archive_write_set_format_zip(archive));
	else if (packer != NULL || strcmp(format, "tar") == 0)
		check(archive, archive_write_set_format_pax_restricted(archive));
	else
		die("what is the format \"%s\"?", format);
	if (packer != NULL)
		check(archive, archive_write_add_filter_by_name(archive,
			strcmp(packer, "gz") == 0 ? "gzip" : strcmp(packer, "bz2") == 0 ? "bzip2" :
			strcmp(packer, "zst") == 0 ? "zstd" : packer));
}

int main(int argc, char **argv)
{
	struct archive *archive = archive_write_new();
	char *line = malloc(LINE_LIMIT);

	if (argc < 3 || argc > 4 || archive == NULL || line == NULL)
		die("pack FORMAT FILE [PASSWORD] <RECIPE");
	set_format(archive, argv[1]);
	if (argc == 4) {
		if (archive_write_set_options(archive, "zip:encryption=zipcrypt") != ARCHIVE_OK)
			return 77;	/* a library that cannot */
		check(archive, archive_write_set_passphrase(archive, argv[3]));
	}
	check(archive, archive_write_open_filename(archive, argv[2]));
	while (fgets(line, LINE_LIMIT, stdin) != NULL)
		write_line(archive, line);
	check(archive, archive_write_close(archive));
	archive_write_free(archive);
	free(line);
	return 0;
}
