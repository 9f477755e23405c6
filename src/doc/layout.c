/*
 * layout.c - a doc at a width.
 *
 * Blocks are set one after the other. What indents them (items, quotes, callouts) is a stack of frames, each
 * with the runs that stand before its first line and before the others. Text is filled by
 * flat.c, tables are set by table.c, code by code_set.c, tabs by tab_set.c.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/layout.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/percent.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "doc/setter.h"
#include "doc/spans.h"

#define LEAST_WIDTH 10		/* of text: deeper indentation is left out rather than less */

struct layout {
	struct arena arena;
	struct line *lines;
	size_t line_count, line_cap;
	size_t *target_lines;		/* per target: index of the first line that shows it, plus 1; 0: none */
	size_t target_count;
};

static void set_block(struct setter *s, const struct block *block);
static void set_siblings(struct setter *s, const struct block *before, const struct block *block, bool tight);

/* --- lines --- */

const char *setter_glyph(const struct setter *s, const char *utf8, const char *ascii)
{
	return s->options.ascii ? ascii : utf8;
}

int setter_width(const struct setter *s)
{
	int width = s->options.width - s->indent;

	return width > 1 ? width : 1;
}

void setter_run(struct setter *s, const char *text, size_t len, enum style style, unsigned marks, int target)
{
	int cells = width_text(text, len, s->options.ambiguous);

	if (len == 0)
		return;
	s->runs = xgrow(s->runs, s->run_count, &s->run_cap, sizeof *s->runs);
	s->runs[s->run_count++] = (struct run){
		.text = text, .len = (uint32_t)len, .cells = (uint16_t)cells, .style = (uint8_t)style, .marks = (uint8_t)marks,
		.target = target,
	};
	s->cells += cells;
}

void setter_repeat(struct setter *s, const char *glyph, int cells, enum style style)
{
	struct strbuf buf = {0};
	int times = cells / width_text(glyph, strlen(glyph), s->options.ambiguous);

	if (times <= 0)
		return;
	strbuf_repeat(&buf, glyph, times);
	setter_run(s, arena_strndup(s->arena, buf.data, buf.len), buf.len, style, 0, -1);
	strbuf_deinit(&buf);
}

void setter_begin(struct setter *s, const struct block *block, uint32_t offset)
{
	s->run_count = 0;
	s->cells = 0;
	s->line = (struct line){ .block = block, .offset = offset, .ground = STYLE_TEXT, .step = -1 };
	for (size_t i = 0; i < s->frame_count; i++) {
		struct frame *frame = &s->frames[i];

		if (frame->step >= 0)
			s->line.step = frame->step;
		if (frame->used) {
			setter_run(s, frame->rest.text, frame->rest.len, frame->rest.style, 0, frame->rest.target);
			continue;
		}
		frame->used = true;
		s->line.box = s->line.box || frame->box;
		for (int k = 0; k < frame->first_count; k++)
			setter_run(s, frame->first[k].text, frame->first[k].len, frame->first[k].style, frame->first[k].marks,
				   frame->first[k].target);
	}
	s->line.indent = (uint16_t)s->cells;
}

void setter_end(struct setter *s)
{
	struct layout *layout = s->layout;
	struct run *runs;

	while (s->run_count > 0) {
		struct run *last = &s->runs[s->run_count - 1];

		while (last->len > 0 && last->text[last->len - 1] == ' ') {
			last->len--;
			last->cells--;
			s->cells--;
		}
		if (last->len > 0)
			break;
		s->run_count--;
	}
	runs = arena_array(s->arena, s->run_count + 1, sizeof *runs);
	if (s->run_count > 0)
		memcpy(runs, s->runs, s->run_count * sizeof *runs);
	s->line.runs = runs;
	s->line.run_count = (uint16_t)s->run_count;
	s->line.cells = (uint16_t)s->cells;
	for (size_t i = 0; i < s->run_count; i++)
		if (runs[i].target >= 0 && layout->target_lines[runs[i].target] == 0)
			layout->target_lines[runs[i].target] = layout->line_count + 1;
	layout->lines = xgrow(layout->lines, layout->line_count, &layout->line_cap, sizeof *layout->lines);
	layout->lines[layout->line_count++] = s->line;
	s->last_block = s->line.block;
	s->last_offset = s->line.offset;
}

void setter_blank(struct setter *s)
{
	if (s->layout->line_count == 0)
		return;
	setter_begin(s, s->last_block, s->last_offset);
	setter_end(s);
}

void setter_flat(struct setter *s, const struct flat *flat, size_t start, size_t end)
{
	size_t low = 0, high = flat->segment_count;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;

		if (flat->segments[middle].start <= start)
			low = middle;
		else
			high = middle;
	}
	for (size_t i = low; i < flat->segment_count && start < end; i++) {
		const struct segment *segment = &flat->segments[i];
		size_t stop = i + 1 < flat->segment_count ? flat->segments[i + 1].start : flat->len;

		if (stop <= start)
			continue;
		stop = stop < end ? stop : end;
		setter_run(s, flat->text + start, stop - start, segment->style, segment->marks, segment->target);
		start = stop;
	}
}

/* --- frames --- */

struct run setter_make_run(struct setter *s, const char *text, enum style style, int target)
{
	size_t len = strlen(text);

	return (struct run){
		.text = arena_strndup(s->arena, text, len), .len = (uint32_t)len, .style = (uint8_t)style, .target = target,
		.cells = (uint16_t)width_text(text, len, s->options.ambiguous),
	};
}

/* False (and no frame) where the line would get too narrow for it. */
bool setter_push(struct setter *s, const struct frame *frame)
{
	if (s->options.width - s->indent - frame->rest.cells < LEAST_WIDTH &&
	    s->options.width - s->indent - frame->rest.cells < s->options.width / 2)
		return false;
	s->frames = xgrow(s->frames, s->frame_count, &s->frame_cap, sizeof *s->frames);
	s->frames[s->frame_count++] = *frame;
	s->indent += frame->rest.cells;
	return true;
}

void setter_pop(struct setter *s)
{
	assert(s->frame_count > 0);
	s->indent -= s->frames[--s->frame_count].rest.cells;
}

/* --- text --- */

static enum style span_style(unsigned flags, enum style base)
{
	if (flags & SPAN_NOTE)
		return STYLE_QUIET;
	if (flags & SPAN_KEY)
		return STYLE_KEY;
	if (flags & SPAN_CODE)
		return STYLE_CODE_SPAN;
	if (flags & SPAN_IMAGE)
		return STYLE_IMAGE;
	return flags & SPAN_LINK ? STYLE_LINK : base;
}

static unsigned span_marks(unsigned flags)
{
	return (flags & SPAN_STRONG ? MARK_STRONG : 0) | (flags & SPAN_EMPHASIS ? MARK_EMPHASIS : 0) |
		(flags & SPAN_STRIKE ? MARK_STRIKE : 0) | (flags & SPAN_LINK ? MARK_UNDERLINE : 0);
}

/* The number of a link's note at the end; 0 if it needs none. */
static size_t note_number(struct setter *s, const struct target *target)
{
	if (target->href[0] == '#' || target->href[0] == '\0')
		return 0;
	for (size_t i = 0; i < s->note_count; i++)
		if (strcmp(s->notes[i], target->href) == 0)
			return s->footnotes + i + 1;
	s->notes = xgrow(s->notes, s->note_count, &s->note_cap, sizeof *s->notes);
	s->notes[s->note_count++] = target->href;
	return s->footnotes + s->note_count;
}

/* Is what is shown the address itself, as in an autolink? */
static bool shows_href(const struct span *span, const struct target *target)
{
	static const char *const schemes[] = { "", "http://", "https://", "mailto:" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t scheme = strlen(schemes[i]);

		if (strncmp(target->href, schemes[i], scheme) == 0 && strlen(target->href) == scheme + span->len &&
		    memcmp(target->href + scheme, span->text, span->len) == 0)
			return true;
	}
	return false;
}

/* Behind the last span of a link, its target in the form asked for. */
static void add_link_note(struct setter *s, struct flattener *out, const struct span *span)
{
	const struct target *target = &s->doc->targets[span->target];
	struct strbuf note = {0};

	if (target->kind != TARGET_LINK || span->flags & SPAN_NOTE || shows_href(span, target))
		return;
	if (s->options.links == LINKS_INLINE && target->href[0] != '\0') {
		char *href = sanitize_dup(target->href, SANITIZE_LINE);

		strbuf_addf(&note, " <%s>", href);
		free(href);
	} else if (s->options.links == LINKS_END) {
		size_t number = note_number(s, target);

		if (number > 0)
			strbuf_addf(&note, " [%zu]", number);
	}
	flattener_add(out, strbuf_text(&note), note.len, STYLE_QUIET, 0, -1);
	strbuf_deinit(&note);
}

void setter_flatten(struct setter *s, const struct block *block, enum style base, const char *lead,
		    enum style lead_style, struct flat *flat)
{
	struct flattener out = { .arena = s->arena, .ascii = s->options.ascii, .ambiguous = s->options.ambiguous };

	if (lead != NULL) {
		flattener_add(&out, lead, strlen(lead), lead_style, MARK_STRONG, -1);
		flattener_add(&out, "  ", 2, base, 0, -1);
		out.lead = out.text.len;
	}
	for (size_t i = 0; i < block->span_count; i++) {
		const struct span *span = &block->spans[i];

		if (span->flags & SPAN_NOTE)
			flattener_glue(&out);
		if (span->flags & SPAN_BREAK)
			flattener_add(&out, "\n", 1, base, 0, -1);
		else
			flattener_add(&out, span->text, span->len, span_style(span->flags, base), span_marks(span->flags),
				      span->target);
		if (span->target >= 0 && s->options.links != LINKS_NONE &&
		    (i + 1 == block->span_count || block->spans[i + 1].target != span->target))
			add_link_note(s, &out, span);
	}
	flattener_finish(&out, flat);
}

void setter_lines(struct setter *s, const struct block *block, const struct flat *flat)
{
	size_t at = 0, start, end;

	while (flat_line(flat, &at, setter_width(s), &start, &end)) {
		setter_begin(s, block, (uint32_t)(start > flat->lead ? start - flat->lead : 0));
		setter_flat(s, flat, start, end);
		setter_end(s);
	}
}

static void set_paragraph(struct setter *s, const struct block *block, const char *lead, enum style lead_style)
{
	struct flat flat;

	setter_flatten(s, block, STYLE_TEXT, lead, lead_style, &flat);
	setter_lines(s, block, &flat);
}

static void set_heading(struct setter *s, const struct block *block)
{
	int level = block->as.heading.level;
	enum style style = level == 1 ? STYLE_HEADING1 : level == 2 ? STYLE_HEADING2 : STYLE_HEADING3;
	const char *stroke = level == 1 ? setter_glyph(s, "\u2501", "=") : setter_glyph(s, "\u2500", "-");
	struct flat flat;
	int title, width = setter_width(s), least;

	setter_flatten(s, block, style, NULL, style, &flat);
	setter_lines(s, block, &flat);
	/* On the screen weight tells headings apart; a pipe may have no weight, so there the second level is ruled as well. */
	if (level > 2 || (level == 2 && !s->options.print) || flat.len == 0)
		return;
	flat_measure(&flat, &title, &least);
	title = title < width ? title : width;
	setter_begin(s, block, (uint32_t)flat.len);
	setter_repeat(s, stroke, title, style);
	if (!s->options.print)
		setter_repeat(s, stroke, width - title, STYLE_FAINT);
	setter_end(s);
}

/* --- containers --- */

const char *layout_box(bool ascii, bool ticked)
{
	return ascii ? ticked ? "[x]" : "[ ]" : ticked ? "\u2611" : "\u2610";
}

static int count_items(const struct block *list)
{
	int count = 0;

	for (const struct block *item = list->first; item != NULL; item = item->next)
		count++;
	return count;
}

static int list_depth(const struct block *list)
{
	int depth = 0;

	for (const struct block *block = list->parent; block != NULL; block = block->parent)
		depth += block->kind == BLOCK_LIST;
	return depth;
}

static void make_item_frame(struct setter *s, const struct block *list, const struct block *item, int number, int digits,
			    struct frame *frame)
{
	static const char *const bullets[] = { "\u2022 ", "\u25e6 ", "\u25aa " };
	int step = item->as.item.step;
	char text[32];
	int cells;

	*frame = (struct frame){ .step = step };
	frame->first[frame->first_count++] = setter_make_run(s, " ", STYLE_TEXT, -1);
	if (step >= 0) {
		bool ticked = s->doc->steps[step].ticked;

		frame->box = true;
		frame->first[frame->first_count++] = setter_make_run(s, layout_box(s->options.ascii, ticked),
							      ticked ? STYLE_BOX_DONE : STYLE_BOX, s->doc->steps[step].target);
		frame->first[frame->first_count++] = setter_make_run(s, " ", STYLE_TEXT, -1);
	}
	if (list->as.list.ordered) {
		snprintf(text, sizeof text, "%*d. ", digits, number);
		frame->first[frame->first_count++] = setter_make_run(s, text, STYLE_BULLET, -1);
	} else if (step < 0) {
		frame->first[frame->first_count++] =
			setter_make_run(s, setter_glyph(s, bullets[list_depth(list) % 3], list_depth(list) % 2 == 0 ? "* " : "- "),
				 STYLE_BULLET, -1);
	}
	cells = 0;
	for (int i = 0; i < frame->first_count; i++)
		cells += frame->first[i].cells;
	snprintf(text, sizeof text, "%*s", cells, "");
	frame->rest = setter_make_run(s, text, STYLE_TEXT, -1);
}

static void set_list(struct setter *s, const struct block *list)
{
	int number = list->as.list.ordered ? list->as.list.start : 0;
	int digits = snprintf(NULL, 0, "%d", number + count_items(list) - 1);

	for (const struct block *item = list->first; item != NULL; item = item->next, number++) {
		struct frame frame;
		bool framed;

		if (item != list->first && !list->as.list.tight)
			setter_blank(s);
		make_item_frame(s, list, item, number, digits, &frame);
		framed = setter_push(s, &frame);
		if (item->first == NULL) {
			setter_begin(s, item, 0);
			setter_end(s);
		}
		setter_children(s, item, list->as.list.tight);
		if (framed)
			setter_pop(s);
	}
}

static void set_barred(struct setter *s, const struct block *block, const char *bar, enum style style)
{
	struct frame frame = { .step = -1, .first_count = 1 };
	bool framed;

	frame.rest = frame.first[0] = setter_make_run(s, bar, style, -1);
	framed = setter_push(s, &frame);
	setter_children(s, block, false);
	if (framed)
		setter_pop(s);
}

static enum style callout_style(enum callout_kind kind)
{
	switch (kind) {
	case CALLOUT_TIP:
		return STYLE_TIP;
	case CALLOUT_WARNING:
		return STYLE_WARNING;
	case CALLOUT_DANGER:
		return STYLE_DANGER;
	case CALLOUT_NOTE:
		break;
	}
	return STYLE_NOTE;
}

static void set_callout(struct setter *s, const struct block *block)
{
	enum style style = callout_style(block->as.callout.kind);
	const struct block *first = block->first;
	struct frame frame = { .step = -1, .first_count = 1 };
	bool framed;

	if (block->as.callout.label == NULL) {	/* a kind nobody knows: its contents alone */
		setter_children(s, block, false);
		return;
	}
	frame.rest = frame.first[0] = setter_make_run(s, setter_glyph(s, "\u2503 ", "| "), style, -1);
	framed = setter_push(s, &frame);
	if (block->span_count == 0 && first != NULL && first->kind == BLOCK_PARAGRAPH) {
		/* The word leads the first paragraph; the rest follows as in any container. */
		set_paragraph(s, first, block->as.callout.label, style);
		set_siblings(s, first, first->next, false);
	} else {
		struct flat flat;

		setter_flatten(s, block, style, block->as.callout.label, style, &flat);
		setter_lines(s, block, &flat);
		setter_children(s, block, false);
	}
	if (framed)
		setter_pop(s);
}

bool setter_is_open(const struct setter *s, const struct block *fold)
{
	if (s->options.print)
		return true;
	return s->options.open != NULL ? s->options.open[fold->as.fold.target] : fold->as.fold.open;
}

static void set_fold(struct setter *s, const struct block *block)
{
	int target = block->as.fold.target;
	bool open = setter_is_open(s, block);
	struct frame frame = { .step = -1, .first_count = 1 };
	struct flat flat;
	struct block summary = *block;
	static const struct span unnamed = { .text = "Details", .len = 7, .target = -1 };
	struct span copy = unnamed;
	bool framed;

	if (summary.span_count == 0) {
		summary.spans = &copy;
		summary.span_count = 1;
	}
	frame.first[0] = setter_make_run(s, open ? setter_glyph(s, "\u25be ", "v ") : setter_glyph(s, "\u25b8 ", "> "), STYLE_LINK, target);
	frame.rest = setter_make_run(s, "  ", STYLE_TEXT, -1);
	framed = setter_push(s, &frame);
	setter_flatten(s, &summary, STYLE_LINK, NULL, STYLE_LINK, &flat);
	setter_lines(s, block, &flat);
	if (open && block->first != NULL) {
		setter_blank(s);
		setter_children(s, block, false);
	}
	if (framed)
		setter_pop(s);
}

static void set_footnote(struct setter *s, const struct block *block)
{
	struct frame frame = { .step = -1, .first_count = 1 };
	char text[24];
	bool framed;

	snprintf(text, sizeof text, "[%d] ", block->as.footnote.number);
	frame.first[0] = setter_make_run(s, text, STYLE_QUIET, -1);
	snprintf(text, sizeof text, "%*s", frame.first[0].cells, "");
	frame.rest = setter_make_run(s, text, STYLE_TEXT, -1);
	framed = setter_push(s, &frame);
	setter_children(s, block, false);
	if (framed)
		setter_pop(s);
}

static void set_quiz(struct setter *s, const struct block *block)
{
	static const char *const words[] = { "Quiz", "  a question to answer here" };

	setter_begin(s, block, 0);
	setter_run(s, setter_glyph(s, "\u25b8 ", "> "), strlen(setter_glyph(s, "\u25b8 ", "> ")), STYLE_ACCENT, 0,
		   block->as.quiz.target);
	setter_run(s, words[0], strlen(words[0]), STYLE_ACCENT, MARK_STRONG, block->as.quiz.target);
	if (setter_width(s) > 32)
		setter_run(s, words[1], strlen(words[1]), STYLE_QUIET, 0, -1);
	setter_end(s);
}

static void set_block(struct setter *s, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_DOCUMENT:
		setter_children(s, block, false);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		set_paragraph(s, block, NULL, STYLE_TEXT);
		break;
	case BLOCK_HEADING:
		set_heading(s, block);
		break;
	case BLOCK_LIST:
		set_list(s, block);
		break;
	case BLOCK_ITEM:
	case BLOCK_ROW:
		setter_children(s, block, true);
		break;
	case BLOCK_QUOTE:
		set_barred(s, block, setter_glyph(s, "\u2502 ", "| "), STYLE_QUOTE);
		break;
	case BLOCK_DEFINITION:
		set_barred(s, block, "    ", STYLE_TEXT);
		break;
	case BLOCK_CALLOUT:
		set_callout(s, block);
		break;
	case BLOCK_FOLD:
		set_fold(s, block);
		break;
	case BLOCK_CODE:
		code_set(s, block);
		break;
	case BLOCK_RULE:
		setter_begin(s, block, 0);
		setter_repeat(s, setter_glyph(s, "\u2500", "-"), setter_width(s), STYLE_RULE);
		setter_end(s);
		break;
	case BLOCK_TABLE:
		table_set(s, block);
		break;
	case BLOCK_FOOTNOTE:
		set_footnote(s, block);
		break;
	case BLOCK_QUIZ:
		set_quiz(s, block);
		break;
	}
}

/* A heading stands close to its section, a term to its meaning. */
static bool is_close(const struct setter *s, const struct block *block)
{
	const struct block *before = s->last_block;
	int level = before->kind == BLOCK_HEADING && block->kind != BLOCK_HEADING ? before->as.heading.level : 0;

	return block->kind == BLOCK_DEFINITION || (s->options.print ? level == 2 : level >= 2);
}

/* Sets a block and those behind it; before is the one that has been set, or NULL. */
static void set_siblings(struct setter *s, const struct block *before, const struct block *block, bool tight)
{
	bool footnotes = false;

	for (; block != NULL; block = block->next) {
		bool first_note = block->kind == BLOCK_FOOTNOTE && !footnotes;

		footnotes = block->kind == BLOCK_FOOTNOTE;
		if (before != NULL && !tight && !is_close(s, block) && (!footnotes || first_note))
			setter_blank(s);
		if (block->kind == BLOCK_FOLD && block->as.fold.group > 0 && !s->options.print)
			block = tab_set(s, block);
		else
			set_block(s, block);
		before = block;
	}
}

void setter_children(struct setter *s, const struct block *parent, bool tight)
{
	set_siblings(s, NULL, parent->first, tight);
}

/* --- the whole --- */

static void set_notes(struct setter *s)
{
	for (size_t i = 0; i < s->note_count; i++) {
		char number[32];
		char *href = sanitize_dup(s->notes[i], SANITIZE_LINE);
		struct strbuf text = {0};
		size_t at = 0;

		if (i == 0)
			setter_blank(s);
		snprintf(number, sizeof number, "[%zu] ", s->footnotes + i + 1);
		if (s->options.ascii)
			ascii_add(&text, href, strlen(href));
		else
			strbuf_add(&text, href);
		free(href);
		href = arena_strndup(s->arena, strbuf_text(&text), text.len);
		do {
			int room = s->options.width - (int)strlen(number);
			size_t cut = width_fit(href + at, text.len - at, s->options.ambiguous, room > 2 ? room : 2, NULL);

			setter_begin(s, s->last_block, UINT32_MAX);
			if (at == 0)
				setter_run(s, arena_strdup(s->arena, number), strlen(number), STYLE_QUIET, 0, -1);
			else
				setter_repeat(s, " ", (int)strlen(number), STYLE_QUIET);
			setter_run(s, href + at, cut, STYLE_QUIET, 0, -1);
			setter_end(s);
			at += cut;
		} while (at < text.len);
		strbuf_deinit(&text);
	}
}

struct layout *layout_new(const struct doc *doc, const struct layout_options *options)
{
	struct layout *layout = xcalloc(1, sizeof *layout);
	struct setter s = { .layout = layout, .doc = doc, .options = *options, .arena = &layout->arena,
			    .last_block = doc->root };

	assert(options->width >= 1);
	layout->target_count = doc->target_count;
	layout->target_lines = xcalloc(doc->target_count, sizeof *layout->target_lines);
	for (const struct block *block = doc->root->first; block != NULL; block = block->next)
		s.footnotes += block->kind == BLOCK_FOOTNOTE;
	set_block(&s, doc->root);
	if (options->links == LINKS_END)
		set_notes(&s);
	free(s.frames);
	free(s.runs);
	free(s.notes);
	return layout;
}

void layout_free(struct layout *layout)
{
	if (layout == NULL)
		return;
	arena_deinit(&layout->arena);
	free(layout->lines);
	free(layout->target_lines);
	free(layout);
}

size_t layout_line_count(const struct layout *layout)
{
	return layout->line_count;
}

bool layout_is_blank(const struct layout *layout)
{
	for (size_t i = 0; i < layout->line_count; i++)
		for (size_t k = 0; k < layout->lines[i].run_count; k++) {
			const struct run *run = &layout->lines[i].runs[k];

			for (size_t at = 0; at < run->len; at++)
				if (run->text[at] != ' ')
					return false;
		}
	return true;
}

const struct line *layout_line(const struct layout *layout, size_t index)
{
	assert(index < layout->line_count);
	return &layout->lines[index];
}

size_t layout_find(const struct layout *layout, int block_number, uint32_t offset)
{
	size_t found = 0;

	for (size_t i = 0; i < layout->line_count; i++) {
		const struct line *line = &layout->lines[i];
		const struct line *before = i > 0 ? &layout->lines[i - 1] : NULL;

		if (line->block->number > block_number || (line->block->number == block_number && line->offset > offset))
			break;
		/* A blank line carries the place of the line before it, which is the one that is meant. */
		if (before == NULL || line->block != before->block || line->offset != before->offset)
			found = i;
	}
	return found;
}

bool layout_find_target(const struct layout *layout, int target, size_t *line, int *column)
{
	int at = 0;

	if (target < 0 || (size_t)target >= layout->target_count || layout->target_lines[target] == 0)
		return false;
	*line = layout->target_lines[target] - 1;
	for (int i = 0; i < layout->lines[*line].run_count; i++) {
		if (layout->lines[*line].runs[i].target == target)
			break;
		at += layout->lines[*line].runs[i].cells;
	}
	*column = at;
	return true;
}
