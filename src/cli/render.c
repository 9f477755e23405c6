/* render.c - `lectern render`: pages, laid out, on standard output. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/print.h"
#include "course/archive.h"
#include "course/course.h"
#include "course/host.h"
#include "doc/markdown.h"

#define WIDTH_DEFAULT 80

static struct print_options read_options(const struct cli *cli)
{
	const char *links = cli->options->value[OPTION_LINKS];
	struct print_options options = { .width = cli->options->width, .links = LINKS_END };

	if (options.width == 0)
		options.width = cli->columns < WIDTH_DEFAULT ? cli->columns : WIDTH_DEFAULT;
	if (options.width < 1)
		options.width = 1;
	if (links == NULL)
		options.osc8 = cli->terminal && cli->depth != COLOR_NONE;
	else if (strcmp(links, "osc8") == 0)
		options.osc8 = true;
	else if (strcmp(links, "inline") == 0)
		options.links = LINKS_INLINE;
	else if (strcmp(links, "none") == 0)
		options.links = LINKS_NONE;
	if (options.osc8)
		options.links = LINKS_NONE;
	return options;
}

static bool render_file(const struct cli *cli, const char *path,
			const struct print_options *options, bool first)
{
	struct markdown_options markdown = { .path = path };
	struct course *course = NULL;
	struct strbuf bytes = {0};
	struct err err = {0};
	struct host host;
	struct doc *doc;
	bool read;

	if (strcmp(path, "-") == 0)
		read = file_read_fd(fileno(cli->in), "standard input", FILE_LIMIT_PAGE, &bytes,
				    &err);
	else
		read = file_read(path, FILE_LIMIT_PAGE, &bytes, &err);
	if (!read) {
		strbuf_deinit(&bytes);
		cli_complain(cli, err.text);
		return false;
	}
	/* The folder around the file is its course: there are the files that it may take in. */
	if (path_is_markdown(path) && file_is_regular(path))
		course = course_open(path, NULL);
	if (course != NULL) {
		host_init(&host, course, 0);
		markdown.dialects = course->dialects;
		markdown.host = &host.dialect;
	}
	doc = markdown_parse(strbuf_text(&bytes), bytes.len, &markdown);
	course_free(course);
	strbuf_deinit(&bytes);
	if (!first)
		fputc('\n', cli->out);
	print_doc(cli, doc, options);
	doc_free(doc);
	return true;
}

static int render_files(const struct cli *cli, const struct print_options *options)
{
	int status = CLI_DONE;
	bool first = true;

	for (char **word = cli->options->words + 1; *word != NULL; word++) {
		if (render_file(cli, *word, options, first))
			first = false;
		else
			status = CLI_FAULT;
	}
	return status;
}

static int render_page(const struct cli *cli, const char *course_word, const char *page_word,
		       const struct print_options *options)
{
	int status = CLI_FAULT;
	struct course *course = cli_open_course(cli, course_word, &status);
	struct err err = {0};
	struct doc *doc = NULL;
	int page;

	if (course == NULL)
		return status;
	page = course_find_page(course, page_word);
	if (page < 0)
		err_set(&err, "%s has no page \"%s\"; `lectern outline %s` lists them", course_word,
			page_word, course_word);
	else
		doc = course_load_page(course, (size_t)page, &err);
	if (doc != NULL)
		print_doc(cli, doc, options);
	else
		cli_complain(cli, err.text);
	doc_free(doc);
	course_free(course);
	return doc != NULL ? CLI_DONE : CLI_FAULT;
}

static bool is_page_word(const char *word)
{
	return strcmp(word, "-") == 0 || (path_is_markdown(word) && !file_is_folder(word)) ||
	       (file_is_regular(word) && !archive_is_named(word));
}

int cli_render(const struct cli *cli)
{
	struct print_options options = read_options(cli);
	char **words = cli->options->words + 1;

	if (words[0] != NULL && words[1] != NULL && words[2] == NULL && !is_page_word(words[0]))
		return render_page(cli, words[0], words[1], &options);
	if (words[0] != NULL &&
	    (words[1] != NULL || is_page_word(words[0]) ||
	     (!file_is_folder(words[0]) && !archive_is(words[0]))))
		return render_files(cli, &options);
	if (words[0] == NULL)
		cli_complain(cli, "render takes Markdown files, or a course and a page");
	else
		cli_complain(cli, "render takes a page of a course: lectern render COURSE PAGE");
	return CLI_USAGE;
}
