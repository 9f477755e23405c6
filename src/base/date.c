/*
 * date.c - the Gregorian calendar as arithmetic.
 *
 * Years are counted from March, so that the leap day is the last of its year, in eras of 400
 * years, which all have the same number of days.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/date.h"

#include <stddef.h>
#include <string.h>

#define DAYS_IN_ERA 146097
#define ERA_TO_EPOCH 719468		/* days from 0000-03-01 to 1970-01-01 */
#define DAY_SECONDS 86400

static int64_t divide_down(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t date_days(int year, int month, int day)
{
	int64_t from_march = (int64_t)year - (month <= 2);
	int64_t era = divide_down(from_march, 400);
	int64_t year_of_era = from_march - era * 400;
	int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100
		+ day_of_year - ERA_TO_EPOCH;
}

void date_civil(int64_t days, int *year, int *month, int *day)
{
	int64_t shifted = days + ERA_TO_EPOCH;
	int64_t era = divide_down(shifted, DAYS_IN_ERA);
	int64_t day_of_era = shifted - era * DAYS_IN_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
		- day_of_era / (DAYS_IN_ERA - 1)) / 365;
	int64_t day_of_year = day_of_era - 365 * year_of_era - year_of_era / 4 + year_of_era / 100;
	int64_t march_month = (5 * day_of_year + 2) / 153;

	*day = (int)(day_of_year - (153 * march_month + 2) / 5 + 1);
	*month = (int)(march_month < 10 ? march_month + 3 : march_month - 9);
	*year = (int)(year_of_era + era * 400 + (*month <= 2));
}

/* The number that a form's digit places hold in text, from place at, len places. */
static int number_at(const char *text, size_t at, size_t len)
{
	int number = 0;

	for (size_t i = at; i < at + len; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

/* Whether text begins as form does, where 0 stands for any digit. */
static bool has_form(const char *text, const char *form)
{
	for (; *form != '\0'; text++, form++)
		if (*form == '0' ? *text < '0' || *text > '9' : *text != *form)
			return false;
	return true;
}

static bool read_day(const char *text, int64_t *days)
{
	int year = number_at(text, 0, 4);
	int month = number_at(text, 5, 2);
	int day = number_at(text, 8, 2);
	int64_t found = date_days(year, month, day);
	int real_year, real_month, real_day;

	if (month < 1 || month > 12 || day < 1)
		return false;
	date_civil(found, &real_year, &real_month, &real_day);
	if (real_month != month || real_day != day)
		return false;
	*days = found;
	return true;
}

bool date_parse_day(const char *text, int64_t *days)
{
	return has_form(text, "0000-00-00") && text[10] == '\0' && read_day(text, days);
}

bool date_parse_instant(const char *text, int64_t *seconds)
{
	int hour, minute, second;
	int64_t days;

	if (!has_form(text, "0000-00-00T00:00:00Z") || text[20] != '\0' || !read_day(text, &days))
		return false;
	hour = number_at(text, 11, 2);
	minute = number_at(text, 14, 2);
	second = number_at(text, 17, 2);
	if (hour > 23 || minute > 59 || second > 59)
		return false;
	*seconds = days * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	return true;
}

static void put_number(char *out, int number, size_t len)
{
	while (len-- > 0) {
		out[len] = (char)('0' + number % 10);
		number /= 10;
	}
}

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
	return value < low ? low : value > high ? high : value;
}

/* The form has four digits for the year: what lies beyond shows as the last that fits. */
void date_format_day(int64_t days, char out[16])
{
	int year, month, day;

	date_civil(clamp(days, date_days(0, 1, 1), date_days(9999, 12, 31)), &year, &month, &day);
	memcpy(out, "0000-00-00", sizeof "0000-00-00");
	put_number(out, year, 4);
	put_number(out + 5, month, 2);
	put_number(out + 8, day, 2);
}

void date_format_instant(int64_t seconds, char out[32])
{
	int64_t inside = clamp(seconds, date_days(0, 1, 1) * DAY_SECONDS,
		date_days(10000, 1, 1) * DAY_SECONDS - 1);
	int64_t days = divide_down(inside, DAY_SECONDS);
	int rest = (int)(inside - days * DAY_SECONDS);

	date_format_day(days, out);
	memcpy(out + 10, "T00:00:00Z", sizeof "T00:00:00Z");
	put_number(out + 11, rest / 3600, 2);
	put_number(out + 14, rest / 60 % 60, 2);
	put_number(out + 17, rest % 60, 2);
}
