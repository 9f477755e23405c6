/* date.h - days and instants by arithmetic alone; no clock and no time zone in here. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01 in the Gregorian calendar. */
int64_t date_days(int year, int month, int day);
void date_civil(int64_t days, int *year, int *month, int *day);

/* "2026-01-05T08:00:00Z": seconds since the epoch, both ways. False if text is not of that form. */
bool date_parse_instant(const char *text, int64_t *seconds);
void date_format_instant(int64_t seconds, char out[32]);
bool date_parse_day(const char *text, int64_t *days);		/* "2026-01-05" */
void date_format_day(int64_t days, char out[16]);

#endif
