/* exchange_say.h - what was left out or changed between our form and another, on standard error. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_EXCHANGE_SAY_H
#define CLI_EXCHANGE_SAY_H

struct cli;
struct exchange;

/* Each as "lectern: path:line: sentence". */
void cli_say_exchange(const struct cli *cli, const struct exchange *exchange);

#endif
