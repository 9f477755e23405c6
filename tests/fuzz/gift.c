/* gift.c - fuzzes the reading of quizzes of other forms, and our YAML of what was read. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "course/exchange.h"
#include "course/import.h"
#include "course/quiz_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	exchange_reader *const readers[] = { gift_read, aiken_read, mkdocs_read, mdbook_read,
					     beginners_read };

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		struct exchange *exchange = exchange_read(readers[i], "f", (const char *)data, size);
		struct strbuf yaml = {0}, out = {0};
		struct quiz *quiz;
		size_t questions = 0;

		quiz_write(&yaml, exchange);
		quiz = quiz_parse(strbuf_text(&yaml), yaml.len, "f.yaml", 1);
		for (size_t k = 0; k < exchange->count; k++)
			questions += !exchange->items[k].no_question;
		/* what came in good is good in our form too, unless it is too large for it */
		if (quiz->question_count != questions && yaml.len < 100000)
			abort();
		gift_write(&out, quiz, "f", exchange);
		aiken_write(&out, quiz, "f", exchange);
		anki_write(&out, quiz, "f", exchange);
		csv_write(&out, quiz, "f", exchange);
		quiz_free(quiz);
		exchange_free(exchange);
		strbuf_deinit(&yaml);
		strbuf_deinit(&out);
	}
	return 0;
}
