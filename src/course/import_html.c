/* import_html.c - the HTML that question banks hold, as Markdown without tags. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/import_html.h"

#include <stdbool.h>
#include <string.h>

#include "course/plain.h"
#include "doc/html.h"

/* Tags that lend a look and hold nothing. */
static const char *const plain[] = {
	"p", "span", "div", "b", "strong", "i", "em", "u", "s", "small", "big", "font", "center", "ul",
	"ol", "a", "br", "li", "pre", "code", "tt", "kbd", "samp", "var", "abbr", "cite", "dfn", "mark",
	"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "section", "article", "tbody", "thead",
	"nolink", "label", "dl", "dt", "dd", "img",
};

/* Tags that part paragraphs, and those that part lines. */
static const char *const parts[] = {
	"p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "table",
};
static const char *const lines[] = { "div", "li", "tr", "dt", "dd" };

struct html_text {
	struct strbuf *out, *lost;
	struct strbuf href;		/* of the link that is open; empty: none is */
	size_t link;			/* where its words begin in out */
	bool pre;
};

static bool is_among(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void lose(struct html_text *html, const char *name, const char *address)
{
	struct strbuf tag = {0};

	strbuf_addf(&tag, "<%s%s%s>", name, *address != '\0' ? " " : "", address);
	if (strstr(strbuf_text(html->lost), tag.data) == NULL)
		strbuf_addf(html->lost, "%s%s", html->lost->len > 0 ? ", " : "", tag.data);
	strbuf_deinit(&tag);
}

/* At least so many newlines at the end of what there is. */
static void end_lines(struct strbuf *out, size_t count)
{
	size_t have = 0;

	while (have < count && have < out->len && out->data[out->len - 1 - have] == '\n')
		have++;
	for (; out->len > have && have < count; have++)
		strbuf_addc(out, '\n');
}

static void put_pre(struct html_text *html, bool closing)
{
	if (html->pre == !closing)
		return;
	html->pre = !closing;
	end_lines(html->out, closing ? 1 : 2);
	strbuf_add(html->out, closing ? "```\n\n" : "```\n");
}

/* Outside of preformatted text newlines are blanks, and blanks at the beginning of a line nothing. */
static void put_text(struct html_text *html, const char *text, size_t len)
{
	struct strbuf flat = {0}, shown = {0};

	while (html->pre && len > 0 && text[0] == '\n' && html->out->len >= 4 &&
	       memcmp(html->out->data + html->out->len - 4, "```\n", 4) == 0) {
		text++;
		len--;
	}
	for (size_t i = 0; i < len; i++)
		strbuf_addc(&flat, !html->pre && text[i] == '\n' ? ' ' : text[i]);
	if (!html->pre && (html->out->len == 0 || html->out->data[html->out->len - 1] == '\n')) {
		size_t skip = strspn(strbuf_text(&flat), " ");

		html_decode(&shown, strbuf_text(&flat) + skip, flat.len - skip);
	} else {
		html_decode(&shown, strbuf_text(&flat), flat.len);
	}
	if (html->pre)
		strbuf_addn(html->out, strbuf_text(&shown), shown.len);
	else
		plain_to_markdown(html->out, strbuf_text(&shown), shown.len, false);
	strbuf_deinit(&flat);
	strbuf_deinit(&shown);
}

/* The words of the picture; where it was is lost. */
static void put_picture(struct html_text *html, const struct html_tag *tag)
{
	struct strbuf alt = {0}, src = {0};

	if (html_attribute(tag, "alt", &alt) && alt.len > 0) {
		strbuf_addc(html->out, '(');
		html_decode(html->out, alt.data, alt.len);
		strbuf_addc(html->out, ')');
	}
	html_attribute(tag, "src", &src);
	lose(html, "img", strbuf_text(&src));
	strbuf_deinit(&alt);
	strbuf_deinit(&src);
}

/* [words](address), unless the words are the address. */
static void end_link(struct html_text *html)
{
	struct strbuf *out = html->out, words = {0};

	if (html->href.len == 0)
		return;
	strbuf_addn(&words, out->data + html->link, out->len - html->link);
	if (strcmp(strbuf_text(&words), html->href.data) != 0 && words.len > 0) {
		strbuf_truncate(out, html->link);
		strbuf_addf(out, "[%s](%s)", words.data, html->href.data);
	}
	strbuf_reset(&html->href);
	strbuf_deinit(&words);
}

static void put_link(struct html_text *html, const struct html_tag *tag)
{
	struct strbuf raw = {0};

	end_link(html);
	if (!tag->closing && html_attribute(tag, "href", &raw) && raw.len > 0) {
		html_decode(&html->href, raw.data, raw.len);
		/* an address with blanks or brackets is none in Markdown */
		if (strpbrk(strbuf_text(&html->href), " ()<>\n") != NULL) {
			lose(html, "a", html->href.data);
			strbuf_reset(&html->href);
		}
		html->link = html->out->len;
	}
	strbuf_deinit(&raw);
}

static void put_tag(struct html_text *html, const struct html_tag *tag)
{
	if (strcmp(tag->name, "a") == 0)
		put_link(html, tag);
	else if (strcmp(tag->name, "pre") == 0)
		put_pre(html, tag->closing);
	else if (strcmp(tag->name, "img") == 0)
		put_picture(html, tag);
	else if (!is_among(tag->name, plain, sizeof plain / sizeof *plain))
		lose(html, tag->name, "");
	if (strcmp(tag->name, "br") == 0)
		strbuf_addc(html->out, '\n');
	else if (is_among(tag->name, parts, sizeof parts / sizeof *parts))
		end_lines(html->out, 2);
	else if (is_among(tag->name, lines, sizeof lines / sizeof *lines))
		end_lines(html->out, 1);
	if (strcmp(tag->name, "li") == 0 && !tag->closing)
		strbuf_add(html->out, "- ");
}

/* Bytes of a comment that begins here; 0 if none does. */
static size_t comment_len(const char *text, size_t len)
{
	const char *end;

	if (len < 7 || memcmp(text, "<!--", 4) != 0)
		return 0;
	end = memmem(text + 4, len - 4, "-->", 3);
	return end != NULL ? (size_t)(end + 3 - text) : 0;
}

void import_html(struct strbuf *out, struct strbuf *lost, const char *text, size_t len)
{
	struct html_text html = { .out = out, .lost = lost };
	size_t from = 0;

	for (size_t i = 0; i <= len;) {
		struct html_tag tag = {0};
		size_t skip = 0;

		if (i < len && text[i] != '<') {
			i++;
			continue;
		}
		if (i < len)
			skip = comment_len(text + i, len - i);
		if (i < len && skip == 0 && html_read_tag(&tag, text + i, len - i))
			skip = tag.len;
		if (i < len && skip == 0) {
			i++;
			continue;
		}
		put_text(&html, text + from, i - from);
		if (tag.len > 0)
			put_tag(&html, &tag);
		i += skip > 0 ? skip : 1;
		from = i;
	}
	end_link(&html);
	if (html.pre)
		put_pre(&html, true);
	strbuf_deinit(&html.href);
}
