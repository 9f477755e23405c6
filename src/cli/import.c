/* import.c - `lectern import`: a quiz of another form, as YAML on standard output. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/exchange_say.h"
#include "course/exchange.h"
#include "course/quiz_write.h"

void cli_say_exchange(const struct cli *cli, const struct exchange *exchange)
{
	for (size_t i = 0; i < exchange->fault_count; i++) {
		const struct exchange_fault *fault = &exchange->faults[i];
		struct strbuf line = {0};

		strbuf_add(&line, fault->path);
		if (fault->line > 0)
			strbuf_addf(&line, ":%d", fault->line);
		strbuf_addf(&line, ": %s", fault->message);
		cli_complain(cli, strbuf_text(&line));
		strbuf_deinit(&line);
	}
}

int cli_import(const struct cli *cli)
{
	const char *name = cli->options->value[OPTION_FROM];
	const char *path = cli->options->words[1];
	exchange_reader *reader = name != NULL ? exchange_find_reader(name) : NULL;
	struct strbuf bytes = {0}, out = {0};
	struct exchange *exchange;
	struct err err = {""};
	int status;

	if (reader == NULL || path == NULL) {
		err_set(&err, "import takes a form and a file: lectern import --from NAME FILE, "
			"where NAME is one of: %s", exchange_reader_names());
		cli_complain(cli, err.text);
		return CLI_USAGE;
	}
	if (!file_read(path, FILE_LIMIT_DATA, &bytes, &err)) {
		cli_complain(cli, err.text);
		strbuf_deinit(&bytes);
		return CLI_FAULT;
	}
	exchange = exchange_read(reader, path, strbuf_text(&bytes), bytes.len);
	quiz_write(&out, exchange);
	fputs(strbuf_text(&out), cli->out);
	cli_say_exchange(cli, exchange);
	status = exchange->broken > 0 ? CLI_FAULT : CLI_DONE;
	exchange_free(exchange);
	strbuf_deinit(&bytes);
	strbuf_deinit(&out);
	return status;
}
