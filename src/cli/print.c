/* print.c - a laid-out page on a stream: for `render` and the reader by lines. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/print.h"

#include <string.h>

#include "base/percent.h"
#include "base/strbuf.h"
#include "cli/sgr.h"
#include "doc/theme.h"

#define URI_LIMIT 1024			/* bytes; tmux drops a link that is longer */
#define FLUSH_AT 65536			/* bytes gathered before they are written */

struct printer {
	const struct doc *doc;
	const struct print_options *options;
	const struct layout *layout;
	bool ascii;
	struct sgr sgr;
	struct strbuf out;
	int link;			/* the target whose OSC 8 link is open, or -1 */
};

/* A link that a terminal may open by itself; anything relative means nothing outside the course. */
static bool is_web(const char *href)
{
	return strncmp(href, "https://", 8) == 0 || strncmp(href, "http://", 7) == 0 ||
	       strncmp(href, "mailto:", 7) == 0;
}

/* Ends the open link and begins that of target; -1: none. The id joins pieces of a broken link. */
static void set_link(struct printer *printer, int target)
{
	struct strbuf uri = {0};

	if (!printer->options->osc8 || target == printer->link)
		return;
	if (printer->link >= 0)
		strbuf_add(&printer->out, "\033]8;;\033\\");
	printer->link = -1;
	if (target < 0 || printer->doc->targets[target].kind != TARGET_LINK ||
	    !is_web(printer->doc->targets[target].href))
		return;
	percent_encode(&uri, printer->doc->targets[target].href,
		       strlen(printer->doc->targets[target].href), ":/?#[]@!$&'()*+,;=%");
	if (uri.len <= URI_LIMIT) {
		strbuf_addf(&printer->out, "\033]8;id=%d;%s\033\\", target, strbuf_text(&uri));
		printer->link = target;
	}
	strbuf_deinit(&uri);
}

static size_t without_trailing_blanks(const char *text, size_t len)
{
	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len;
}

/* A step's box stands in the run before its text; which box it is, the layout cannot know. */
static void add_run(struct printer *printer, const struct line *line, const struct run *run,
		    size_t len)
{
	const bool *ticked = printer->options->ticked;
	const char *open = layout_box(printer->ascii, false);
	enum style style = (enum style)run->style;
	const char *text = run->text;

	if (ticked != NULL && line->box && line->step >= 0 && run->len >= strlen(open) &&
	    (style == STYLE_BOX || style == STYLE_BOX_DONE)) {
		style = ticked[line->step] ? STYLE_BOX_DONE : STYLE_BOX;
		text = layout_box(printer->ascii, ticked[line->step]);
		len = strlen(text);
	}
	sgr_set(&printer->sgr, &printer->out, style, (enum style)line->ground, run->marks);
	set_link(printer, run->target);
	strbuf_addn(&printer->out, text, len);
}

static void add_line(struct printer *printer, const struct line *line)
{
	size_t count = line->run_count;

	while (count > 0 &&
	       without_trailing_blanks(line->runs[count - 1].text, line->runs[count - 1].len) == 0)
		count--;
	for (size_t i = 0; i < count; i++) {
		const struct run *run = &line->runs[i];

		add_run(printer, line, run,
			i + 1 < count ? run->len : without_trailing_blanks(run->text, run->len));
	}
	set_link(printer, -1);
	sgr_end(&printer->sgr, &printer->out);
	strbuf_addc(&printer->out, '\n');
}

void print_doc(const struct cli *cli, const struct doc *doc, const struct print_options *options)
{
	struct layout_options layout_options = { .width = options->width,
						 .ambiguous = cli->ambiguous,
						 .ascii = cli->ascii,
						 .links = options->links,
						 .print = true };
	struct layout *layout = layout_new(doc, &layout_options);
	struct theme theme;
	struct printer printer = { .doc = doc,
				   .options = options,
				   .layout = layout,
				   .ascii = cli->ascii,
				   .sgr = { .theme = &theme, .depth = cli->depth },
				   .link = -1 };
	size_t count = layout_line_count(layout);
	size_t first = options->from != NULL ? layout_find(layout, options->from->number, 0) : 0;

	if (cli->depth != COLOR_NONE && !theme_find(&theme, cli->theme, cli->theme_folders, NULL))
		theme_plain(&theme);
	for (size_t i = first; i < count; i++) {
		add_line(&printer, layout_line(layout, i));
		if (printer.out.len >= FLUSH_AT) {
			fwrite(printer.out.data, 1, printer.out.len, cli->out);
			strbuf_reset(&printer.out);
		}
	}
	if (printer.out.len > 0)
		fwrite(printer.out.data, 1, printer.out.len, cli->out);
	strbuf_deinit(&printer.out);
	layout_free(layout);
}
