/*
 * ask_number.c - questions answered by a number, with or without its unit.
 *
 * Another unit than the question's is a wrong answer; anything that is no number and a unit is none
 * at all. Where the question has no unit, no unit is read, since it could not be judged.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/unicode.h"
#include "learn/ask_line.h"

struct quantity {
	double value;
	const char *unit;		/* behind the number; "" if there is none */
};

/* Spellings of one unit that differ by the keyboard alone: m/s^2 for m/s², us for µs. */
static const struct { uint32_t code; const char *text; } spellings[] = {
	{ ' ', "" },	  { 0xa0, "" },	    { 0x202f, "" },   { '^', "" },
	{ 0xb2, "2" },	  { 0xb3, "3" },    { 0xb5, "u" },    { 0x3bc, "u" },
};

static void add_unit(struct strbuf *out, const char *unit)
{
	struct strbuf normal = {0};
	size_t len;

	unicode_nfc(&normal, unit, strlen(unit));
	for (const char *at = strbuf_text(&normal); *at != '\0'; at += len) {
		const char *text = NULL;
		uint32_t code;

		len = utf8_decode(at, strlen(at), &code);
		for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
			if (spellings[i].code == code)
				text = spellings[i].text;
		if (text != NULL)
			strbuf_add(out, text);
		else
			strbuf_addn(out, at, len);
	}
	strbuf_deinit(&normal);
}

static bool same_unit(const char *a, const char *b)
{
	struct strbuf left = {0}, right = {0};
	bool same;

	add_unit(&left, a);
	add_unit(&right, b);
	same = strcmp(strbuf_text(&left), strbuf_text(&right)) == 0;
	strbuf_deinit(&left);
	strbuf_deinit(&right);
	return same;
}

/* Begins with a letter or a sign that units are written with, and no second number is in it. */
static bool looks_like_unit(const char *text)
{
	/* percent, degree, per mille, prime, double prime, dollar, euro, pound */
	static const char signs[] = "%\xc2\xb0\xe2\x80\xb0\xe2\x80\xb2\xe2\x80\xb3"
				    "$\xe2\x82\xac\xc2\xa3";
	uint32_t first;
	size_t len = utf8_decode(text, strlen(text), &first);
	bool blank = false;

	if (!unicode_is_letter(first)) {
		char sign[8] = "";

		memcpy(sign, text, len);
		if (strstr(signs, sign) == NULL)
			return false;
	}
	for (; *text != '\0'; text++) {
		if (blank && *text >= '0' && *text <= '9')
			return false;
		blank = *text == ' ';
	}
	return true;
}

/* "3.3 V"; "$ 5" where the unit is $. */
static bool read_quantity(const struct question *question, const char *text,
			  struct quantity *quantity)
{
	size_t unit_len = question->unit != NULL ? strlen(question->unit) : 0, len;
	bool before = unit_len > 0 && strncmp(text, question->unit, unit_len) == 0;

	if (before)
		text += unit_len + strspn(text + unit_len, " ");
	len = number_read(text, &quantity->value);
	if (len == 0 || !isfinite(quantity->value))
		return false;
	/* 0x1f is no nought with a unit */
	if (text[len] == 'x' || text[len] == 'X')
		return false;
	text += len + strspn(text + len, " ");
	if (strncmp(text, "\xc2\xa0", 2) == 0)
		text += 2;
	quantity->unit = before ? question->unit : text;
	if (before || *text == '\0')
		return *text == '\0';
	return question->unit != NULL && (same_unit(text, question->unit) || looks_like_unit(text));
}

static bool number_read_line(const struct question *question, const int *order, const char *line,
			     struct answer *answer, struct err *err)
{
	char *text = ask_clean(line, strlen(line));
	struct quantity quantity;

	(void)order;
	if (!read_quantity(question, text, &quantity)) {
		free(text);
		return ask_refuse(question, err);
	}
	answer->text = text;
	return true;
}

static double number_share(const struct question *question, const struct answer *answer)
{
	struct quantity quantity;
	double tolerance = question->tolerance, off;

	if (answer->text == NULL || !read_quantity(question, answer->text, &quantity))
		return 0;
	if (quantity.unit[0] != '\0' && !same_unit(quantity.unit, question->unit))
		return 0;
	if (question->percent)
		tolerance = fabs(question->number) * tolerance / 100;
	/* 3.35 is within 3.3 +- 0.05, though their binary difference is a little more */
	off = fabs(quantity.value - question->number);
	tolerance += 4 * DBL_EPSILON * fmax(fabs(quantity.value), fabs(question->number));
	return off <= tolerance ? 1 : 0;
}

static void number_format(const struct question *question, const struct answer *answer,
			  struct strbuf *out)
{
	(void)question;
	strbuf_add(out, answer->text != NULL ? answer->text : "");
}

static bool number_parse(const struct question *question, const char *text, struct answer *answer)
{
	return number_read_line(question, NULL, text, answer, NULL);
}

static void number_given(const struct question *question, const int *order,
			 const struct answer *answer, struct strbuf *out)
{
	(void)order;
	number_format(question, answer, out);
}

/* The shortest digits that read as the very number, with a point in every locale. */
static void number_right(const struct question *question, struct answer *answer)
{
	struct strbuf text = {0};
	double back;

	for (int digits = 6; digits <= 17; digits++) {
		strbuf_reset(&text);
		strbuf_addf(&text, "%.*g", digits, question->number);
		if (number_read(strbuf_text(&text), &back) > 0 && back == question->number)
			break;
	}
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == ',')
			text.data[i] = '.';
	if (question->unit != NULL)
		strbuf_addf(&text, " %s", question->unit);
	answer->text = strbuf_detach(&text);
}

static void number_expected(const struct question *question, struct strbuf *out)
{
	if (question->unit != NULL)
		strbuf_addf(out, "a number like 12.5 or 12,5; %s may follow", question->unit);
	else
		strbuf_add(out, "a bare number like 12.5 or 12,5");
}

const struct ask_type ask_number = {
	.way = ASK_TYPE,	 .read = number_read_line, .share = number_share,
	.format = number_format, .parse = number_parse,	   .given = number_given,
	.right = number_right,	 .expected = number_expected,
};
