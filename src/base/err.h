/* err.h - what went wrong, as one sentence for the person at the terminal. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/*
 * A function that can fail for a reason the user can mend takes a struct err * as its last
 * argument and returns false or NULL after err_set(). The sentence begins with
 * "path:line:col: " where that is known and has no final newline. NULL is allowed where
 * the caller does not want the sentence.
 */
struct err {
	char text[1024];		/* "" when nothing has gone wrong; sanitized, cut to fit */
};

void err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "PATH: SENTENCE" for a failed system call, in words rather than in C's constants. */
void err_set_errno(struct err *err, const char *path, int number);
bool err_is_set(const struct err *err);

#endif
