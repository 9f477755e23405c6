/*
 * words.c - holds `lectern render` against cmark: no word of a page may be lost, no line may be too wide.
 *
 * Without arguments every page of content/ and tests/fixtures/ is a case. With arguments each of them, a folder or a
 * file, is one case, counted as a whole: for trying real courses by hand. A word is a run of letters and digits.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ctype.h>
#include <ftw.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#if WITH_CMARK_GFM
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#else
#include <cmark.h>
#endif

#define SHARE_MIN 0.995		/* of the words of a page or course */
#define MISSING_SHOWN 8

struct text {
	char *data;
	size_t len, cap;
};

struct words {
	char **items;
	size_t count, cap;
};

struct tally {
	size_t words, found;
	size_t faults;			/* renders that failed, lines that were too wide */
};

static void *grow(void *data, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return data;
	*cap = need * 2 + 64;
	data = realloc(data, *cap * size);
	if (data == NULL)
		abort();
	return data;
}

static void add(struct text *text, const char *bytes, size_t len)
{
	text->data = grow(text->data, &text->cap, text->len + len + 1, 1);
	memcpy(text->data + text->len, bytes, len);
	text->len += len;
	text->data[text->len] = '\0';
}

static void add_stream(struct text *text, FILE *stream)
{
	char buffer[65536];
	size_t got;

	while ((got = fread(buffer, 1, sizeof buffer, stream)) > 0)
		add(text, buffer, got);
}

/* --- the source, less what is no text of the page --- */

static bool is_delimiter(const char *line, size_t len)
{
	while (len > 0 && isspace((unsigned char)line[len - 1]))
		len--;
	return len == 3 && memcmp(line, "---", 3) == 0;
}

static const char *behind_front_matter(const char *text)
{
	const char *line = text + (strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);
	const char *end = strchr(line, '\n');

	if (end == NULL || !is_delimiter(line, (size_t)(end - line)))
		return text;
	while (end != NULL) {
		line = end + 1;
		end = strchr(line, '\n');
		if (is_delimiter(line, end != NULL ? (size_t)(end - line) : strlen(line)))
			return end != NULL ? end + 1 : line + strlen(line);
	}
	return text;
}

/* Behind a directive that begins here and ends on the same line, or NULL. */
static const char *behind_directive(const char *at)
{
	const char *close = strncmp(at, "{{#", 3) == 0 ? "}}" : strncmp(at, "{%", 2) == 0 ? "%}" : NULL;
	const char *end = close != NULL ? strstr(at, close) : NULL;
	const char *newline = strchr(at, '\n');

	return end != NULL && (newline == NULL || end < newline) ? end + 2 : NULL;
}

/* What only names a place: "(name)=" above it, "{#name}", "[[name]]" or "$$ (name)" behind it. */
static const char *name_of_heading(const char *line, const char *next)
{
	const char *last = next;

	while (last > line && strchr(" \n", last[-1]) != NULL)
		last--;
	if (*line == '(' && last - line > 3 && strncmp(last - 2, ")=", 2) == 0)
		return line;
	if (last - line > 5 && last[-1] == ')' && memmem(line, (size_t)(last - line), "$$ (", 4) != NULL)
		return (const char *)memmem(line, (size_t)(last - line), "$$ (", 4) + 2;
	if (*line != '#' || last - line < 5 || strchr("}]", last[-1]) == NULL)
		return next;
	while (last > line && strncmp(last, "{#", 2) != 0 && strncmp(last, "[[", 2) != 0)
		last--;
	return last > line ? last : next;
}

/* An import of a component goes up to the module in quotes. */
static const char *behind_import(const char *line)
{
	const char *from;

	if (strncmp(line, "import ", 7) != 0)
		return line;
	from = strstr(line, " from '");
	return from != NULL && strchr(from, '\n') != NULL ? strchr(from, '\n') + 1 : line;
}

/* Lines that only say something to a site's builder: ":name: value" of a directive, "export const ...". */
static bool is_for_builder(const char *line)
{
	size_t name = strspn(line + 1, "abcdefghijklmnopqrstuvwxyz-");

	return (*line == ':' && name > 0 && line[1 + name] == ':') || strncmp(line, "export const ", 13) == 0;
}

static void strip(struct text *out, const char *source)
{
	for (const char *line = behind_front_matter(source); *line != '\0';) {
		const char *end, *next, *name;

		while (behind_import(line) != line)
			line = behind_import(line);
		end = strchr(line, '\n');
		next = end != NULL ? end + 1 : line + strlen(line);
		name = name_of_heading(line, next);
		if (strncmp(line + strspn(line, " \t>"), ":::", 3) != 0 && !is_for_builder(line)) {
			for (const char *at = line; at < name;) {
				const char *behind = behind_directive(at);

				if (behind == NULL)
					add(out, at++, 1);
				else
					at = behind;
			}
			if (name < next)
				add(out, "\n", 1);
		}
		line = next;
	}
}

/* --- words --- */

static void push_word(struct words *words, const char *text, size_t len)
{
	words->items = grow(words->items, &words->cap, words->count + 1, sizeof *words->items);
	words->items[words->count] = strndup(text, len);
	if (words->items[words->count++] == NULL)
		abort();
}

static void split(struct words *words, const struct text *text)
{
	size_t start = 0, at = 0;

	while (at < text->len) {
		wchar_t code;
		mbstate_t state = {0};
		size_t step = mbrtowc(&code, text->data + at, text->len - at, &state);
		bool inside = step != (size_t)-1 && step != (size_t)-2 && step != 0 && iswalnum((wint_t)code);

		if (step == (size_t)-1 || step == (size_t)-2 || step == 0)
			step = 1;
		if (!inside) {
			if (at > start)
				push_word(words, text->data + start, at - start);
			start = at + step;
		}
		at += step;
	}
	if (at > start)
		push_word(words, text->data + start, at - start);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(struct words *words)
{
	if (words->count > 0)
		qsort(words->items, words->count, sizeof *words->items, compare);
}

static void free_words(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
}

static cmark_node *parse(const struct text *source)
{
#if WITH_CMARK_GFM
	static const char *const extensions[] = { "table", "strikethrough", "tasklist", "autolink" };

	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
#else
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
#endif
	cmark_parser_feed(parser, source->data != NULL ? source->data : "", source->len);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* The text of text, code and code_block nodes; blocks and line breaks part words, markup within a line does not. */
static void collect(struct text *out, const struct text *source)
{
	cmark_node *root = parse(source);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK) {
			const char *literal = cmark_node_get_literal(node);

			if (literal != NULL)
				add(out, literal, strlen(literal));
		}
		if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE && type != CMARK_NODE_EMPH &&
		    type != CMARK_NODE_STRONG)
			add(out, " ", 1);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}

/* --- the program --- */

static bool render(struct text *out, const char *path, int width)
{
	const char *program = getenv("LECTERN");
	int fds[2];
	int status;

	if (pipe(fds) != 0)
		abort();
	pid_t pid = fork();
	if (pid == 0) {
		char number[16];

		snprintf(number, sizeof number, "%d", width);
		dup2(fds[1], STDOUT_FILENO);
		close(fds[0]);
		close(fds[1]);
		execl(program != NULL ? program : "./lectern", "lectern", "render", "--width", number, "--links", "none",
		      "--color", "never", path, (char *)NULL);
		_exit(127);
	}
	close(fds[1]);
	FILE *stream = fdopen(fds[0], "r");
	add_stream(out, stream);
	fclose(stream);
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int cells(const char *line, size_t len)
{
	int sum = 0;

	for (size_t at = 0; at < len;) {
		wchar_t code;
		mbstate_t state = {0};
		size_t step = mbrtowc(&code, line + at, len - at, &state);

		if (step == 0 || step > len - at)
			return -1;	/* not UTF-8, or a zero byte */
		int width = wcwidth(code);
		if (width < 0)
			return -1;	/* a control character */
		sum += width;
		at += step;
	}
	return sum;
}

static void check_width(struct tally *tally, const char *path, int width)
{
	struct text out = {0};

	if (!render(&out, path, width)) {
		printf("# %s: render --width %d failed\n", path, width);
		tally->faults++;
	}
	for (size_t start = 0; start < out.len;) {
		const char *end = memchr(out.data + start, '\n', out.len - start);
		size_t len = end != NULL ? (size_t)(end - out.data) - start : out.len - start;
		int wide = cells(out.data + start, len);

		if (wide < 0 || wide > width) {
			printf("# %s: at width %d a line has %d cells: %.*s\n", path, width, wide, (int)len, out.data + start);
			tally->faults++;
		}
		start += len + 1;
	}
	free(out.data);
}

static bool is_utf8(const char *text)
{
	return mbstowcs(NULL, text, 0) != (size_t)-1;
}

static void check_words(struct tally *tally, const char *path)
{
	struct text source = {0}, stripped = {0}, wanted = {0}, got = {0};
	struct words want = {0}, have = {0};
	size_t shown = 0, found = 0;
	FILE *file = fopen(path, "rb");

	if (file == NULL || !render(&got, path, 500)) {
		printf("# %s: render failed\n", path);
		tally->faults++;
	}
	if (file != NULL) {
		add_stream(&source, file);
		fclose(file);
	}
	/* What is not UTF-8 is guessed at by both sides, and need not be guessed alike. */
	if (source.data != NULL && is_utf8(source.data)) {
		strip(&stripped, source.data);
		collect(&wanted, &stripped);
		split(&want, &wanted);
	}
	split(&have, &got);
	sort(&want);
	sort(&have);
	for (size_t i = 0, j = 0; i < want.count; i++) {
		while (j < have.count && strcmp(have.items[j], want.items[i]) < 0)
			j++;
		if (j < have.count && strcmp(have.items[j], want.items[i]) == 0) {
			found++;
			j++;
		} else if (shown++ < MISSING_SHOWN) {
			printf("# %s: missing: %s\n", path, want.items[i]);
		}
	}
	tally->words += want.count;
	tally->found += found;
	free_words(&want);
	free_words(&have);
	free(source.data);
	free(stripped.data);
	free(wanted.data);
	free(got.data);
}

/* --- files --- */

static struct words pages;

static int visit(const char *path, const struct stat *info, int type, struct FTW *where)
{
	const char *dot = strrchr(path, '.');

	(void)info;
	(void)where;
	/* Pages that are broken on purpose are mended, and so not the same word by word. */
	if (strstr(path, "tests/fixtures/faulty/") != NULL)
		return 0;
	if (type == FTW_F && dot != NULL && (strcmp(dot, ".md") == 0 || strcmp(dot, ".mdx") == 0 || strcmp(dot, ".markdown") == 0))
		push_word(&pages, path, strlen(path));
	return 0;
}

static void check_page(struct tally *tally, const char *path)
{
	check_words(tally, path);
	check_width(tally, path, 80);
	check_width(tally, path, 20);
}

static int report(const struct tally *tally, const char *name, int number)
{
	bool good = tally->faults == 0 && (double)tally->found >= SHARE_MIN * (double)tally->words;

	printf("%s %d - %s: %zu of %zu words", good ? "ok" : "not ok", number, name, tally->found, tally->words);
	if (tally->faults > 0)
		printf(", %zu faults", tally->faults);
	printf("\n");
	fflush(stdout);
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	const char *source = getenv("srcdir");
	static const char *const folders[] = { "content", "tests/fixtures" };
	int failed = 0, count = 0;

	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		setlocale(LC_ALL, "en_US.UTF-8");
	for (int i = 1; i < argc; i++) {
		struct tally tally = {0};
		size_t first = pages.count;

		nftw(argv[i], visit, 16, FTW_PHYS);
		for (size_t page = first; page < pages.count; page++)
			check_page(&tally, pages.items[page]);
		failed += report(&tally, argv[i], ++count);
	}
	if (argc == 1) {
		char path[4096];

		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
			snprintf(path, sizeof path, "%s/%s", source != NULL ? source : ".", folders[i]);
			nftw(path, visit, 16, FTW_PHYS);
		}
		sort(&pages);
		for (size_t page = 0; page < pages.count; page++) {
			struct tally tally = {0};

			check_page(&tally, pages.items[page]);
			failed += report(&tally, pages.items[page], ++count);
		}
	}
	free_words(&pages);
	printf("1..%d\n", count);
	return failed != 0;
}
