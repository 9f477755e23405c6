/* ascii.c - the nearest ASCII form of what courses write. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/unicode.h"

struct form {
	uint32_t code;
	const char *text;
};

/* Sorted by code point. What Unicode itself takes apart (é, ﬁ, ½) is not in here. */
static const struct form forms[] = {
	{0x00a0, " "}, {0x00a1, "!"}, {0x00a2, "c"}, {0x00a3, "GBP"}, {0x00a5, "JPY"},
	{0x00a7, "section "}, {0x00a8, "\""}, {0x00a9, "(c)"}, {0x00ab, "<<"}, {0x00ac, "not "},
	{0x00ad, ""}, {0x00ae, "(R)"}, {0x00af, "-"}, {0x00b0, "deg"}, {0x00b1, "+/-"},
	{0x00b2, "^2"}, {0x00b3, "^3"}, {0x00b4, "'"}, {0x00b5, "u"}, {0x00b6, "P"}, {0x00b7, "."},
	{0x00b9, "^1"}, {0x00bb, ">>"}, {0x00bf, "?"}, {0x00c6, "AE"}, {0x00d0, "D"},
	{0x00d7, "x"}, {0x00d8, "O"}, {0x00de, "Th"}, {0x00df, "ss"}, {0x00e6, "ae"},
	{0x00f0, "d"}, {0x00f7, "/"}, {0x00f8, "o"}, {0x00fe, "th"}, {0x0110, "D"}, {0x0111, "d"},
	{0x0126, "H"}, {0x0127, "h"}, {0x0131, "i"}, {0x0138, "k"}, {0x0141, "L"}, {0x0142, "l"},
	{0x014a, "Ng"}, {0x014b, "ng"}, {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},
	{0x0167, "t"}, {0x0192, "f"}, {0x0259, "e"}, {0x02b9, "'"}, {0x02bb, "'"}, {0x02bc, "'"},
	{0x02c6, "^"}, {0x02dc, "~"}, {0x0393, "Gamma"}, {0x0394, "Delta"}, {0x0398, "Theta"},
	{0x039b, "Lambda"}, {0x039e, "Xi"}, {0x03a0, "Pi"}, {0x03a3, "Sigma"}, {0x03a6, "Phi"},
	{0x03a8, "Psi"}, {0x03a9, "Ohm"}, {0x03b1, "alpha"}, {0x03b2, "beta"}, {0x03b3, "gamma"},
	{0x03b4, "delta"}, {0x03b5, "epsilon"}, {0x03b6, "zeta"}, {0x03b7, "eta"},
	{0x03b8, "theta"}, {0x03b9, "iota"}, {0x03ba, "kappa"}, {0x03bb, "lambda"}, {0x03bc, "u"},
	{0x03bd, "nu"}, {0x03be, "xi"}, {0x03c0, "pi"}, {0x03c1, "rho"}, {0x03c2, "sigma"},
	{0x03c3, "sigma"}, {0x03c4, "tau"}, {0x03c5, "upsilon"}, {0x03c6, "phi"}, {0x03c7, "chi"},
	{0x03c8, "psi"}, {0x03c9, "omega"}, {0x1e9e, "SS"}, {0x200b, ""}, {0x200c, ""},
	{0x200d, ""}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "--"},
	{0x2015, "--"}, {0x2016, "||"}, {0x2018, "'"}, {0x2019, "'"}, {0x201a, ","}, {0x201b, "'"},
	{0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""}, {0x201f, "\""}, {0x2020, "+"},
	{0x2021, "++"}, {0x2022, "*"}, {0x2023, ">"}, {0x2026, "..."}, {0x2027, "-"},
	{0x202f, " "}, {0x2030, " per mille"}, {0x2032, "'"}, {0x2033, "\""}, {0x2039, "<"},
	{0x203a, ">"}, {0x203b, "*"}, {0x2043, "-"}, {0x2044, "/"}, {0x2060, ""}, {0x2070, "^0"},
	{0x2071, "^i"}, {0x2074, "^4"}, {0x2075, "^5"}, {0x2076, "^6"}, {0x2077, "^7"},
	{0x2078, "^8"}, {0x2079, "^9"}, {0x207a, "^+"}, {0x207b, "^-"}, {0x207c, "^="},
	{0x207d, "^("}, {0x207e, "^)"}, {0x207f, "^n"}, {0x2080, "_0"}, {0x2081, "_1"},
	{0x2082, "_2"}, {0x2083, "_3"}, {0x2084, "_4"}, {0x2085, "_5"}, {0x2086, "_6"},
	{0x2087, "_7"}, {0x2088, "_8"}, {0x2089, "_9"}, {0x208a, "_+"}, {0x208b, "_-"},
	{0x208c, "_="}, {0x208d, "_("}, {0x208e, "_)"}, {0x2090, "_a"}, {0x2091, "_e"},
	{0x2092, "_o"}, {0x2093, "_x"}, {0x2095, "_h"}, {0x2096, "_k"}, {0x2097, "_l"},
	{0x2098, "_m"}, {0x2099, "_n"}, {0x209a, "_p"}, {0x209b, "_s"}, {0x209c, "_t"},
	{0x20ac, "EUR"}, {0x20b9, "INR"}, {0x2116, "No."}, {0x2122, "(TM)"}, {0x2126, "Ohm"},
	{0x2190, "<-"}, {0x2191, "^"}, {0x2192, "->"}, {0x2193, "v"}, {0x2194, "<->"},
	{0x2197, "/^"}, {0x21a9, "<-'"}, {0x21b5, "<-'"}, {0x21d0, "<="}, {0x21d2, "=>"},
	{0x21d4, "<=>"}, {0x2200, "for all "}, {0x2202, "d"}, {0x2203, "exists "}, {0x2205, "{}"},
	{0x2206, "Delta"}, {0x2207, "nabla"}, {0x2208, " in "}, {0x2209, " not in "},
	{0x220f, "prod"}, {0x2211, "sum"}, {0x2212, "-"}, {0x2213, "-/+"}, {0x2217, "*"},
	{0x2219, "."}, {0x221a, "sqrt"}, {0x221d, "~"}, {0x221e, "inf"}, {0x2225, "||"},
	{0x2227, "and"}, {0x2228, "or"}, {0x2229, " cap "}, {0x222a, " cup "}, {0x222b, "int"},
	{0x2234, "therefore "}, {0x223c, "~"}, {0x2243, "~="}, {0x2245, "~="}, {0x2248, "~="},
	{0x2260, "!="}, {0x2261, "=="}, {0x2264, "<="}, {0x2265, ">="}, {0x226a, "<<"},
	{0x226b, ">>"}, {0x2282, " subset "}, {0x2286, " subset "}, {0x2295, "(+)"},
	{0x2297, "(x)"}, {0x22c5, "."}, {0x22ee, ":"}, {0x22ef, "..."}, {0x2318, "Cmd"},
	{0x231a, "[watch]"}, {0x231b, "[hourglass]"}, {0x2325, "Opt"}, {0x2328, "[keyboard]"},
	{0x23ce, "<-'"}, {0x23f0, "[clock]"}, {0x23f1, "[stopwatch]"}, {0x23f3, "[hourglass]"},
	{0x25a0, "#"}, {0x25a1, "[]"}, {0x25aa, "*"}, {0x25ab, "*"}, {0x25b2, "^"}, {0x25b3, "^"},
	{0x25b4, "^"}, {0x25b6, ">"}, {0x25b7, ">"}, {0x25b8, ">"}, {0x25ba, ">"}, {0x25bc, "v"},
	{0x25bd, "v"}, {0x25be, "v"}, {0x25c0, "<"}, {0x25c2, "<"}, {0x25c6, "*"}, {0x25c7, "o"},
	{0x25ca, "o"}, {0x25cb, "."}, {0x25cc, "o"}, {0x25ce, "o"}, {0x25cf, "*"}, {0x25d0, "-"},
	{0x25d1, "-"}, {0x25e6, "o"}, {0x25ef, "o"}, {0x2600, "[sun]"}, {0x2601, "[cloud]"},
	{0x2605, "*"}, {0x2606, "*"}, {0x260e, "[phone]"}, {0x2610, "[ ]"}, {0x2611, "[x]"},
	{0x2612, "[x]"}, {0x2615, "[coffee]"}, {0x261d, "[point up]"}, {0x263a, "[smile]"},
	{0x2640, "[female]"}, {0x2642, "[male]"}, {0x2660, "[spade]"}, {0x2663, "[club]"},
	{0x2665, "[heart]"}, {0x2666, "[diamond]"}, {0x267b, "[recycle]"}, {0x2696, "[scales]"},
	{0x2699, "[gear]"}, {0x26a0, "[warning]"}, {0x26a1, "[lightning]"}, {0x26d3, "[chains]"},
	{0x26d4, "[no entry]"}, {0x2702, "[scissors]"}, {0x2705, "[done]"}, {0x2708, "[plane]"},
	{0x2709, "[mail]"}, {0x270b, "[hand]"}, {0x270d, "[writing]"}, {0x270f, "[pencil]"},
	{0x2713, "v"}, {0x2714, "v"}, {0x2715, "x"}, {0x2716, "x"}, {0x2717, "x"}, {0x2718, "x"},
	{0x2728, "[sparkles]"}, {0x2733, "*"}, {0x274c, "[x]"}, {0x2753, "[?]"}, {0x2757, "[!]"},
	{0x2764, "[heart]"}, {0x276f, ">"}, {0x2794, "->"}, {0x2795, "[+]"}, {0x2796, "[-]"},
	{0x279c, "->"}, {0x27a1, "->"}, {0x27a4, ">"}, {0x27e8, "<"}, {0x27e9, ">"},
	{0x27f5, "<--"}, {0x27f6, "-->"}, {0x27f7, "<-->"}, {0x27f8, "<=="}, {0x27f9, "==>"},
	{0x27fa, "<==>"}, {0x2b05, "<-"}, {0x2b06, "^"}, {0x2b07, "v"}, {0x2b1b, "#"},
	{0x2b1c, "[]"}, {0x2b50, "*"}, {0x2b55, "o"}, {0x3000, "  "}, {0x3001, ","}, {0x3002, "."},
	{0x300c, "\""}, {0x300d, "\""}, {0xfeff, ""}, {0xfffd, "?"}, {0x1f308, "[rainbow]"},
	{0x1f30a, "[wave]"}, {0x1f30d, "[world]"}, {0x1f30e, "[world]"}, {0x1f30f, "[world]"},
	{0x1f310, "[globe]"}, {0x1f319, "[moon]"}, {0x1f31f, "[star]"}, {0x1f321, "[thermometer]"},
	{0x1f331, "[seedling]"}, {0x1f333, "[tree]"}, {0x1f34e, "[apple]"}, {0x1f355, "[pizza]"},
	{0x1f37a, "[beer]"}, {0x1f381, "[gift]"}, {0x1f389, "[party]"}, {0x1f38a, "[party]"},
	{0x1f393, "[graduation]"}, {0x1f399, "[microphone]"}, {0x1f3a4, "[microphone]"},
	{0x1f3a5, "[camera]"}, {0x1f3a7, "[headphones]"}, {0x1f3ac, "[film]"}, {0x1f3ae, "[game]"},
	{0x1f3af, "[target]"}, {0x1f3b2, "[die]"}, {0x1f3b5, "[music]"}, {0x1f3c1, "[finish]"},
	{0x1f3c3, "[run]"}, {0x1f3c6, "[trophy]"}, {0x1f3e0, "[house]"}, {0x1f3eb, "[school]"},
	{0x1f3ed, "[factory]"}, {0x1f40d, "[snake]"}, {0x1f418, "[elephant]"}, {0x1f41b, "[bug]"},
	{0x1f427, "[penguin]"}, {0x1f431, "[cat]"}, {0x1f433, "[whale]"}, {0x1f436, "[dog]"},
	{0x1f440, "[eyes]"}, {0x1f446, "[up]"}, {0x1f447, "[down]"}, {0x1f448, "[left]"},
	{0x1f449, "[right]"}, {0x1f44a, "[fist]"}, {0x1f44b, "[wave]"}, {0x1f44c, "[ok]"},
	{0x1f44d, "[thumbs up]"}, {0x1f44e, "[thumbs down]"}, {0x1f44f, "[applause]"},
	{0x1f464, "[person]"}, {0x1f465, "[people]"}, {0x1f468, "[man]"}, {0x1f469, "[woman]"},
	{0x1f4a1, "[idea]"}, {0x1f4a4, "[sleep]"}, {0x1f4a5, "[bang]"}, {0x1f4a7, "[drop]"},
	{0x1f4a9, "[pile]"}, {0x1f4aa, "[strong]"}, {0x1f4ac, "[speech]"}, {0x1f4af, "[100]"},
	{0x1f4b0, "[money]"}, {0x1f4bb, "[computer]"}, {0x1f4bc, "[briefcase]"},
	{0x1f4be, "[disk]"}, {0x1f4c1, "[folder]"}, {0x1f4c2, "[folder]"}, {0x1f4c3, "[page]"},
	{0x1f4c4, "[page]"}, {0x1f4c5, "[date]"}, {0x1f4c6, "[date]"}, {0x1f4c8, "[chart]"},
	{0x1f4c9, "[chart]"}, {0x1f4ca, "[chart]"}, {0x1f4cb, "[clipboard]"}, {0x1f4cc, "[pin]"},
	{0x1f4cd, "[pin]"}, {0x1f4ce, "[clip]"}, {0x1f4d1, "[page]"}, {0x1f4d2, "[notebook]"},
	{0x1f4d3, "[notebook]"}, {0x1f4d4, "[notebook]"}, {0x1f4d6, "[book]"}, {0x1f4d7, "[book]"},
	{0x1f4d8, "[book]"}, {0x1f4d9, "[book]"}, {0x1f4da, "[books]"}, {0x1f4dd, "[memo]"},
	{0x1f4e1, "[antenna]"}, {0x1f4e2, "[announcement]"}, {0x1f4e3, "[announcement]"},
	{0x1f4e6, "[package]"}, {0x1f4e7, "[mail]"}, {0x1f4f1, "[phone]"}, {0x1f4f7, "[camera]"},
	{0x1f4f9, "[video]"}, {0x1f4fa, "[television]"}, {0x1f4fb, "[radio]"}, {0x1f50a, "[loud]"},
	{0x1f50b, "[battery]"}, {0x1f50c, "[plug]"}, {0x1f50d, "[search]"}, {0x1f50e, "[search]"},
	{0x1f511, "[key]"}, {0x1f512, "[locked]"}, {0x1f513, "[unlocked]"}, {0x1f514, "[bell]"},
	{0x1f517, "[link]"}, {0x1f525, "[fire]"}, {0x1f527, "[wrench]"}, {0x1f528, "[hammer]"},
	{0x1f529, "[bolt]"}, {0x1f52c, "[microscope]"}, {0x1f52e, "[crystal ball]"},
	{0x1f534, "[red]"}, {0x1f535, "[blue]"}, {0x1f536, "[diamond]"}, {0x1f537, "[diamond]"},
	{0x1f538, "[diamond]"}, {0x1f539, "[diamond]"}, {0x1f552, "[clock]"}, {0x1f570, "[clock]"},
	{0x1f575, "[detective]"}, {0x1f58a, "[pen]"}, {0x1f58b, "[pen]"}, {0x1f590, "[hand]"},
	{0x1f5a5, "[computer]"}, {0x1f5c2, "[folder]"}, {0x1f5d1, "[bin]"}, {0x1f600, "[grin]"},
	{0x1f601, "[grin]"}, {0x1f602, "[laugh]"}, {0x1f603, "[grin]"}, {0x1f604, "[grin]"},
	{0x1f605, "[grin]"}, {0x1f606, "[laugh]"}, {0x1f609, "[wink]"}, {0x1f60a, "[smile]"},
	{0x1f60d, "[love]"}, {0x1f60e, "[cool]"}, {0x1f610, "[neutral]"}, {0x1f614, "[sad]"},
	{0x1f622, "[cry]"}, {0x1f62d, "[cry]"}, {0x1f631, "[shock]"}, {0x1f642, "[smile]"},
	{0x1f643, "[smile]"}, {0x1f648, "[monkey]"}, {0x1f64b, "[hand]"}, {0x1f64c, "[hooray]"},
	{0x1f64f, "[thanks]"}, {0x1f680, "[rocket]"}, {0x1f697, "[car]"},
	{0x1f6a7, "[under construction]"}, {0x1f6a8, "[alarm]"}, {0x1f6ab, "[forbidden]"},
	{0x1f6d1, "[stop]"}, {0x1f6e0, "[tools]"}, {0x1f6f0, "[satellite]"}, {0x1f6f8, "[saucer]"},
	{0x1f7e0, "[orange]"}, {0x1f7e1, "[yellow]"}, {0x1f7e2, "[green]"}, {0x1f7e3, "[purple]"},
	{0x1f914, "[thinking]"}, {0x1f916, "[robot]"}, {0x1f917, "[hug]"}, {0x1f91a, "[hand]"},
	{0x1f91d, "[handshake]"}, {0x1f91e, "[luck]"}, {0x1f923, "[laugh]"}, {0x1f929, "[wow]"},
	{0x1f92f, "[mind blown]"}, {0x1f973, "[party]"}, {0x1f980, "[crab]"},
	{0x1f984, "[unicorn]"}, {0x1f98b, "[butterfly]"}, {0x1f99c, "[parrot]"},
	{0x1f9d1, "[person]"}, {0x1f9e0, "[brain]"}, {0x1f9ea, "[test tube]"},
	{0x1f9f0, "[toolbox]"}, {0x1f9f1, "[brick]"},
};

/* Of the lines U+2500 to 257F; a corner or crossing is "+". */
static char box_line(uint32_t code)
{
	static const char signs[] =
		"--||--||--||++++++++++++++++++++++++++++++++++++++++++++++++++++"
		"++++++++++++--||=|+++++++++++++++++++++++++++++++/\\X-|-|-|-|-|-|";

	return signs[code - 0x2500];
}

static char block(uint32_t code)
{
	if (code == 0x2580)
		return '"';
	if (code >= 0x2581 && code <= 0x2583)
		return '_';
	if ((code >= 0x258b && code <= 0x2590) || code == 0x2595)
		return '|';
	return code == 0x2594 ? '-' : code == 0x2591 ? '.' : code == 0x2592 ? ':' : '#';
}

static const char *find_form(uint32_t code)
{
	size_t low = 0, high = sizeof forms / sizeof *forms;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (code > forms[middle].code)
			low = middle + 1;
		else if (code < forms[middle].code)
			high = middle;
		else
			return forms[middle].text;
	}
	return NULL;
}

/* What is drawn on or changes what stands before it: marks, selectors, skin tones. */
static bool vanishes(uint32_t code)
{
	return unicode_is_zero_width(code) || unicode_is_mark(code)
		|| (code >= 0x1f3fb && code <= 0x1f3ff);
}

static bool add_known(struct strbuf *out, uint32_t code)
{
	const char *form = find_form(code);

	if (form != NULL)
		strbuf_add(out, form);
	else if (code < 0x80)
		strbuf_addc(out, (char)code);
	else if (code >= 0x2500 && code <= 0x257f)
		strbuf_addc(out, box_line(code));
	else if (code >= 0x2580 && code <= 0x259f)
		strbuf_addc(out, block(code));
	else
		return vanishes(code);
	return true;
}

/* A code point without a form of its own: by its parts, of which the first must be known. */
static void add_parts(struct strbuf *out, const char *text, size_t len)
{
	struct strbuf parts = {0};
	size_t start = out->len;

	unicode_nfkd(&parts, text, len);
	for (size_t i = 0; i < parts.len;) {
		uint32_t code;

		i += utf8_decode(parts.data + i, parts.len - i, &code);
		if (!add_known(out, code)) {
			strbuf_truncate(out, start);
			strbuf_addc(out, '?');
			break;
		}
	}
	strbuf_deinit(&parts);
}

void ascii_add(struct strbuf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t code;
		size_t step;

		if ((unsigned char)text[i] < 0x80) {
			strbuf_addc(out, text[i++]);
			continue;
		}
		step = utf8_decode(text + i, len - i, &code);
		if (code == UNICODE_REPLACEMENT)
			strbuf_addc(out, '?');
		else if (!add_known(out, code))
			add_parts(out, text + i, step);
		i += step;
	}
}
