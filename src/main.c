/*
 * main.c - the command line, the environment, and the wiring of the rooms.
 *
 * Here alone are the clock, the environment and the random source read; everything below is handed
 * what it needs.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "app/app.h"
#include "base/date.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "cli/places.h"
#include "cli/settings.h"
#include "course/archive.h"
#include "doc/theme.h"
#include "tui/copy.h"
#include "tui/tui.h"
#include "unpack/run.h"

struct program {
	struct cli cli;			/* first: a command's cli leads back to its program */
	struct options options;
	struct settings settings;
	struct places places;
	struct archive_port archives;
	const char *called;		/* argv[0] */
	struct tui_terminal terminal;
	struct err terminal_err;	/* why there is no full screen; "" if nobody need be told */
};

static const struct program *program_of(const struct cli *cli)
{
	return (const struct program *)(const void *)cli;
}

/* --- the world --- */

static int64_t read_clock(void)
{
	return (int64_t)time(NULL);
}

/* LECTERN_NOW has been checked by the time this is called. */
static int64_t read_frozen_clock(void)
{
	int64_t now = 0;

	date_parse_instant(getenv("LECTERN_NOW"), &now);
	return now;
}

static int read_zone(int64_t instant)
{
	time_t seconds = (time_t)instant;
	const struct tm *local = localtime(&seconds);

	return local != NULL ? (int)local->tm_gmtoff : 0;
}

static uint64_t read_random(void)
{
	uint64_t value = 0;

	if (getentropy(&value, sizeof value) != 0)
		value = (uint64_t)time(NULL) * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)getpid();
	return value;
}

static int64_t port_now(void *context)
{
	return ((const struct cli *)context)->now();
}

static int port_zone(void *context, int64_t instant)
{
	return ((const struct cli *)context)->zone(instant);
}

static uint64_t port_random(void *context)
{
	(void)context;
	return read_random();
}

/* "" counts as not set, as everywhere in the environment. */
static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0' ? value : NULL;
}

/* Between two refreshes nothing of the screen is on its way: the terminal is free to be told. */
static bool port_copy(void *context, const char *text, size_t len, struct strbuf *where)
{
	const struct cli *cli = context;
	const char *temporary = environment("TMPDIR");
	const struct copy_way way = {
		.fd = STDOUT_FILENO,
		.term = environment("TERM"),
		.tmux = environment("TMUX") != NULL,
		.folder = cli->read_only ? NULL : cli->state_folder,
		.temporary = temporary != NULL ? temporary : "/tmp",
	};

	fflush(stdout);
	return copy_text(&way, text, len, where);
}

/*
 * The locale of the terminal. Where the environment names one that is not installed, but says
 * UTF-8, the text is UTF-8 all the same.
 */
static bool start_locale(void)
{
	const char *name = environment("LC_ALL");

	if (setlocale(LC_CTYPE, "") == NULL) {
		if (name == NULL)
			name = environment("LC_CTYPE");
		if (name == NULL)
			name = environment("LANG");
		if (name != NULL &&
		    (strcasestr(name, "utf-8") != NULL || strcasestr(name, "utf8") != NULL))
			setlocale(LC_CTYPE, "C.UTF-8");
	}
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static int terminal_columns(void)
{
	struct winsize size = {0};

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* --- colours --- */

/* COLORTERM is inherited too easily: it counts only beside an entry of 256 colours. */
static enum color_depth terminal_depth(const struct tui_terminal *terminal)
{
	const char *colorterm = environment("COLORTERM");

	if (terminal->depth == COLOR_256 && colorterm != NULL &&
	    (strcmp(colorterm, "truecolor") == 0 || strcmp(colorterm, "24bit") == 0))
		return COLOR_TRUE;
	return terminal->depth;
}

static enum color_depth choose_depth(const struct program *program)
{
	const struct cli *cli = &program->cli;
	const char *when = program->options.value[OPTION_COLOR];
	enum color_depth depth = terminal_depth(&program->terminal);

	if (when == NULL || strcmp(when, "auto") == 0)
		return cli->terminal && environment("NO_COLOR") == NULL ? depth : COLOR_NONE;
	if (strcmp(when, "never") == 0)
		return COLOR_NONE;
	if (strcmp(when, "true") == 0)
		return COLOR_TRUE;
	if (strcmp(when, "256") == 0)
		return COLOR_256;
	if (strcmp(when, "16") == 0)
		return COLOR_16;
	return depth < COLOR_16 ? COLOR_16 : depth;	/* always */
}

static bool wants_terminal(const struct program *program)
{
	return program->cli.terminal || program->options.given[OPTION_COLOR];
}

/* --- setting up --- */

static bool start_clock(struct program *program, struct err *err)
{
	const char *frozen = environment("LECTERN_NOW");
	int64_t now;

	program->cli.zone = read_zone;
	program->cli.now = frozen != NULL ? read_frozen_clock : read_clock;
	if (frozen == NULL || date_parse_instant(frozen, &now))
		return true;
	err_set(err, "LECTERN_NOW has to be an instant as in 2026-01-05T08:00:00Z, not \"%s\"",
		frozen);
	return false;
}

static struct places_environment place_names(const struct options *options)
{
	const char *state = options->value[OPTION_STATE];

	return (struct places_environment){
		.home = environment("HOME"),
		.config_home = environment("XDG_CONFIG_HOME"),
		.state_home = environment("XDG_STATE_HOME"),
		.data_home = environment("XDG_DATA_HOME"),
		.cache_home = environment("XDG_CACHE_HOME"),
		.course_path = environment("LECTERN_PATH"),
		.state = state != NULL ? state : environment("LECTERN_STATE"),
		.config = options->value[OPTION_CONFIG],
		.built_in = PKGDATADIR,
		.source = SOURCE_DATADIR,
		.programs = PKGLIBEXECDIR,
	};
}

static bool start_settings(struct program *program, struct err *err)
{
	const char *theme = program->options.value[OPTION_THEME];
	struct theme found;

	program->settings = settings_usual;
	if (program->places.config != NULL &&
	    !settings_read(&program->settings, program->places.config,
			   program->options.given[OPTION_CONFIG], err))
		return false;
	if (theme != NULL && !theme_find(&found, theme, program->places.theme_folders, err))
		return false;
	if (theme == NULL)
		theme = environment("LECTERN_THEME");
	if (theme == NULL)
		theme = program->settings.theme;
	program->cli.theme = theme != NULL ? theme : THEME_DEFAULT;
	program->cli.ambiguous = program->settings.ambiguous;
	program->cli.review_retention = program->settings.review_retention;
	program->cli.review_limit = program->settings.review_limit;
	return true;
}

#if WITH_ARCHIVE
/* The program that unpacks is looked for when it is needed: few courses are in archives. */
static bool port_unpack(void *context, int archive, int folder, struct archive_report *report,
			struct err *err)
{
	const struct program *program = context;
	const struct places_environment names = place_names(&program->options);
	char *path = places_program(&names, program->called, "unpack");
	bool ran = run_unpack(path, archive, folder, report, err);

	free(path);
	return ran;
}
#else
#define port_unpack NULL
#endif

/* Where nothing may be written, what is unpacked goes with the course. */
static void start_archives(struct program *program)
{
	const char *temporary = environment("TMPDIR");

	program->archives = (struct archive_port){
		.context = program,
		.unpack = port_unpack,
		.cache = program->cli.read_only ? NULL : program->places.archives,
		.temporary = temporary != NULL ? temporary : "/tmp",
	};
	program->cli.archives = &program->archives;
}

static bool start(struct program *program, bool utf8, const char *called, struct err *err)
{
	struct cli *cli = &program->cli;
	struct places_environment names = place_names(&program->options);

	cli->options = &program->options;
	cli->terminal = isatty(STDOUT_FILENO);
	cli->columns = cli->terminal ? terminal_columns() : 80;
	cli->ascii = !utf8 || program->options.given[OPTION_ASCII];
	cli->read_only = program->options.given[OPTION_READ_ONLY];
	cli->default_course = environment("LECTERN_COURSE");
	cli->seed = read_random();
	if (environment("LECTERN_SECURE") != NULL && strcmp(getenv("LECTERN_SECURE"), "0") != 0)
		program->options.given[OPTION_SECURE] = true;
	places_find(&program->places, &names, called);
	program->called = called;
	start_archives(program);
	cli->course_folders = program->places.course_folders;
	cli->theme_folders = program->places.theme_folders;
	cli->state_folder = program->places.state;
	if (wants_terminal(program))
		tui_probe(&program->terminal, getenv("TERM"), &program->terminal_err);
	cli->depth = choose_depth(program);
	return start_clock(program, err) && start_settings(program, err);
}

static void stop(struct program *program)
{
	options_deinit(&program->options);
	settings_deinit(&program->settings);
	places_deinit(&program->places);
}

/* --- the full screen --- */

/* Whether to go line by line; the reason is said once where it is none that the user gave. */
static bool goes_by_lines(const struct cli *cli)
{
	const struct program *program = program_of(cli);

	if (cli->options->given[OPTION_PLAIN] || !cli->terminal)
		return true;
	if (!program->terminal.known)
		cli_complain(cli, program->terminal_err.text);
	return !program->terminal.full_screen;
}

static struct app_options app_options_of(const struct cli *cli)
{
	const struct options *options = cli->options;

	return (struct app_options){
		.course_folders = cli->course_folders,
		.theme_folders = cli->theme_folders,
		.state_folder = cli->state_folder,
		.archives = cli->archives,
		.theme = cli->theme,
		.ascii = cli->ascii,
		.read_only = cli->read_only,
		.secure = options->given[OPTION_SECURE],
		.ambiguous = cli->ambiguous,
		.quiz_new = options->given[OPTION_NEW],
		.quiz_missed = options->given[OPTION_MISSED],
		.quiz_no_shuffle = options->given[OPTION_NO_SHUFFLE],
		.quiz_seeded = options->given[OPTION_SEED],
		.quiz_seed = options->seed,
		.review_retention = cli->review_retention,
		.review_limit = cli->review_limit,
	};
}

/* Runs the app on the screen. *death is then the signal to die by, or 0, or TUI_NO_SCREEN. */
static int run_app(const struct cli *cli, const struct app_options *options, int *death)
{
	const struct program *program = program_of(cli);
	struct tui_options tui_options = { .terminal = program->terminal,
					   .depth = cli->depth,
					   .ascii = cli->ascii,
					   .ambiguous = cli->ambiguous };
	struct app_port port = { .context = (void *)(uintptr_t)cli,
				 .now = port_now,
				 .zone = port_zone,
				 .random = port_random,
				 .copy = port_copy };
	struct err err = {0};
	struct app *app = app_new(options, &port, &err);

	*death = 0;
	if (app == NULL) {
		cli_complain(cli, err.text);
		return CLI_FAULT;
	}
	*death = tui_run(app, &tui_options, &err);
	app_free(app);
	if (*death == TUI_NO_SCREEN)
		cli_complain(cli, err.text);
	return CLI_DONE;
}

/* --- open and quiz: on the screen where there is one --- */

/* `lectern FILE` into a pipe: the same words, for render. */
static int render_instead(const struct cli *cli)
{
	struct options options = *cli->options;
	struct cli render = *cli;
	char *words[] = { (char *)(uintptr_t)"render", options.words[1], NULL };

	options.words = words;
	options.word_count = 2;
	render.options = &options;
	return cli_render(&render);
}

static int open_course(const struct cli *cli, const char *path, const char *page)
{
	struct app_options options = app_options_of(cli);
	int death, status;

	if (goes_by_lines(cli))
		return cli_read(cli, path, page);
	options.course = path;
	options.page = page;
	status = run_app(cli, &options, &death);
	if (death > 0)
		tui_die(death);
	return death == TUI_NO_SCREEN ? cli_read(cli, path, page) : status;
}

/* `lectern -`: the page is kept in a folder of its own while it is read. */
static int open_pipe(const struct cli *cli)
{
	struct app_options options = app_options_of(cli);
	const char *temporary = environment("TMPDIR");
	struct strbuf bytes = {0};
	struct err err = {0};
	char *folder, *path;
	int death = 0, status = CLI_FAULT;

	if (goes_by_lines(cli))
		return render_instead(cli);
	if (!file_read_fd(STDIN_FILENO, "standard input", FILE_LIMIT_PAGE, &bytes, &err)) {
		cli_complain(cli, err.text);
		strbuf_deinit(&bytes);
		return CLI_FAULT;
	}
	folder = path_join(temporary != NULL ? temporary : "/tmp", "lectern-XXXXXX");
	if (mkdtemp(folder) == NULL) {
		err_set_errno(&err, folder, errno);
		cli_complain(cli, err.text);
		free(folder);
		strbuf_deinit(&bytes);
		return CLI_FAULT;
	}
	path = path_join(folder, "page.md");
	options.course = path;
	options.state_folder = NULL;
	if (file_write(path, strbuf_text(&bytes), bytes.len, 0600, &err))
		status = run_app(cli, &options, &death);
	else
		cli_complain(cli, err.text);
	unlink(path);
	rmdir(folder);
	free(path);
	free(folder);
	strbuf_deinit(&bytes);
	if (death > 0)
		tui_die(death);
	return status;
}

static int run_open(const struct cli *cli)
{
	char **words = cli->options->words;
	const char *word = words[1], *page = word != NULL ? words[2] : NULL;
	int status = CLI_DONE;
	struct err err = {0};
	char *path;

	if (word != NULL && strcmp(word, "-") == 0)
		return open_pipe(cli);
	path = find_course(cli, word, &status, &err);
	if (path == NULL && status != CLI_DONE &&
	    (word != NULL || cli->default_course != NULL || goes_by_lines(cli))) {
		cli_complain(cli, err.text);
		return status;
	}
	if (path != NULL && page == NULL && word != NULL && !cli->terminal &&
	    file_is_regular(path) && !archive_is(path))
		status = render_instead(cli);
	else
		status = open_course(cli, path, page);
	free(path);
	return status;
}

static bool is_quiz_file(const char *word)
{
	const char *extension = path_extension(word);

	return strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0;
}

static int run_quiz(const struct cli *cli)
{
	struct app_options options = app_options_of(cli);
	char **words = cli->options->words;
	int death = 0, status = CLI_DONE;
	struct err err = {0};
	char *path = NULL;

	if (cli->options->word_count < 2 || cli->options->word_count > 3 ||
	    (words[2] == NULL && !is_quiz_file(words[1])) || goes_by_lines(cli))
		return cli_quiz(cli);
	if (words[2] == NULL) {
		options.quiz_file = words[1];
	} else {
		path = find_course(cli, words[1], &status, &err);
		if (path == NULL) {
			cli_complain(cli, err.text);
			return status;
		}
		options.course = path;
		options.page = words[2];
		options.quiz = true;
	}
	status = run_app(cli, &options, &death);
	free(path);
	if (death > 0)
		tui_die(death);
	return death == TUI_NO_SCREEN ? cli_quiz(cli) : status;
}

/* The review of one course, or of all of them. */
static int run_review(const struct cli *cli)
{
	struct app_options options = app_options_of(cli);
	const char *word = cli->options->word_count == 2 ? cli->options->words[1] : NULL;
	int death = 0, status = CLI_DONE;
	struct err err = {0};
	char *path = NULL;

	if ((word != NULL && is_quiz_file(word)) || cli->options->given[OPTION_JSON] ||
	    goes_by_lines(cli))
		return cli_review(cli);
	if (word != NULL)
		path = find_course(cli, word, &status, &err);
	if (word != NULL && path == NULL) {
		cli_complain(cli, err.text);
		return status;
	}
	options.course = path;
	options.review = true;
	status = run_app(cli, &options, &death);
	free(path);
	if (death > 0)
		tui_die(death);
	return death == TUI_NO_SCREEN ? cli_review(cli) : status;
}

/* --- the command line --- */

static const struct {
	const char *name;
	int (*run)(const struct cli *cli);
	int most;			/* words it takes behind its own; -1: any number */
} commands[] = {
#define WORD(name, function, most, arguments, help) { #name, function, most },
#include "cli/words.def"
#undef WORD
};

#define COMMAND_OPEN 0

static int find_command(const char *word)
{
	for (size_t i = 0; word != NULL && i < sizeof commands / sizeof *commands; i++)
		if (strcmp(commands[i].name, word) == 0)
			return (int)i;
	return -1;
}

/* Without a command the words are those of `open`. */
static void add_open(struct options *options)
{
	size_t count = (size_t)options->word_count;
	char **words = xcalloc(count + 2, sizeof *words);

	words[0] = (char *)(uintptr_t)commands[COMMAND_OPEN].name;
	memcpy(words + 1, options->words, count * sizeof *words);
	free(options->words);
	options->words = words;
	options->word_count++;
}

static bool fits(const struct program *program, size_t command, struct err *err)
{
	const struct options *options = &program->options;
	const char *name = commands[command].name;
	int most = commands[command].most;

	if (command == COMMAND_OPEN && !program->cli.terminal)
		name = "render";		/* what it may turn out to be */
	if (!options_fit(options, name, err))
		return false;
	if (most < 0 || options->word_count - 1 <= most)
		return true;
	err_set(err, "`lectern %s` does not know what to do with \"%s\"; see `lectern help %s`",
		name, options->words[most + 1], name);
	return false;
}

static int dispatch(struct program *program)
{
	struct options *options = &program->options;
	int command = find_command(options->words[0]);
	struct err err = {0};

	if (options->given[OPTION_VERSION])
		return cli_version(&program->cli);
	if (options->given[OPTION_HELP])
		return cli_help(&program->cli);
	if (command < 0) {
		add_open(options);
		command = COMMAND_OPEN;
	}
	if (!fits(program, (size_t)command, &err)) {
		cli_complain(&program->cli, err.text);
		return CLI_USAGE;
	}
	return commands[command].run(&program->cli);
}

/* What could not be written is a fault, unless nobody reads any more. */
static int close_output(struct program *program, int status)
{
	struct err err = {0};
	int number;

	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	number = errno;
	if (number == EPIPE)
		return status;
	err_set_errno(&err, "standard output", number);
	cli_complain(&program->cli, err.text);
	return status == CLI_DONE ? CLI_FAULT : status;
}

int main(int argc, char **argv)
{
	struct program program = { .cli = { .in = stdin, .out = stdout, .err = stderr } };
	bool utf8 = start_locale();
	struct err err = {0};
	int status = CLI_USAGE;

	if (!options_read(&program.options, argc, argv, &err) ||
	    !start(&program, utf8, argc > 0 ? argv[0] : "", &err))
		cli_complain(&program.cli, err.text);
	else
		status = close_output(&program, dispatch(&program));
	stop(&program);
	return status;
}
