#!/bin/sh
# course_numbers.sh - every number that the course works out follows from its text, see course_numbers.txt.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
course=$srcdir/content/tinyml

if ! "$AWK" 'BEGIN { exit exp(log(1)) != 1 }' 2>/dev/null; then
	skip 'every number follows' "$AWK was built without mathematics"
	tap_end
	exit 0
fi

# Each page in one line, "PAGE<tab>text", without its programs; each question of a quiz too, "PAGE/ID<tab>text".
for page in "$course"/*.md; do
	name=${page##*/}
	printf '%s\t' "${name%.md}"
	"$AWK" '
	fence && /^```[ \t]*$/ { fence = 0; hide = 0; next }
	!fence && /^```/ { fence = 1; hide = !/^```text[ \t]*$/; next }
	!hide' "$page" | tr -s ' \t\n' '   '
	echo
done >"$work/texts"
for quiz in "$course"/quizzes/*.yaml; do
	name=${quiz##*/}
	"$AWK" -v page="${name%.yaml}" '
	/^  - id: / { printf "\n%s/%s\t", page, $3 }
	/^ +```/ { fence = !fence; next }
	!fence { gsub(/[ \t]+/, " "); printf "%s ", $0 }
	END { print "" }' "$quiz" | tr -s ' ' | grep '/.*	'
done >>"$work/texts"

# Finds the sentences and writes a program that reckons: awk cannot evaluate a string.
"$AWK" -v out="$work/reckon" '
function quoted(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\"" }

# Marks where a sentence stands on its page, wherever it does; 0 if nowhere.
function mark(page, sentence,    from, at, found) {
	from = 1
	while (at = index(substr(text[page], from), sentence)) {
		from += at - 1
		spans[page]++
		first[page, spans[page]] = from
		last[page, spans[page]] = from + length(sentence) - 1
		from += length(sentence)
		found++
	}
	return found + 0
}

# The numbers of a sentence to value[], and which of them follow to shown[] and digits[].
function numbers(s,    before, token, digits_at) {
	count = follow = 0
	before = " "
	while (s != "") {
		if (before !~ /[A-Za-z0-9_]/ && match(s, /^-?[0-9]+(,[0-9][0-9][0-9])*(\.[0-9]+)?/)) {
			token = substr(s, 1, RLENGTH)
			s = substr(s, RLENGTH + 1)
			gsub(/,/, "", token)
			value[++count] = token
			if (before == "{") {
				shown[++follow] = token
				digits_at = index(token, ".")
				digits[follow] = digits_at ? length(token) - digits_at : 0
			}
			before = "0"
		} else {
			before = substr(s, 1, 1)
			s = substr(s, 2)
		}
	}
}

FNR == NR { at = index($0, "\t"); text[substr($0, 1, at - 1)] = substr($0, at + 1); next }
/^#/ || /^$/ { next }
{
	at = index($0, ": ")
	page = substr($0, 1, at - 1)
	sentence = substr($0, at + 2)
	expressions = ""
	if (at = index(sentence, " => ")) {
		expressions = substr(sentence, at + 4)
		sentence = substr(sentence, 1, at - 1)
	}
	bare = sentence
	gsub(/[{}]/, "", bare)
	name = page ": " bare
	if (!mark(page, bare)) {
		print "missing(" quoted(name) ")" >out
		next
	}
	numbers(sentence)
	wanted = split(expressions, expression, /; */)
	if (expressions == "")
		wanted = 0
	print "begin(" quoted(name) ", " follow ", " wanted ")" >out
	for (i = 1; i <= follow && i <= wanted; i++) {
		e = expression[i]
		while (match(e, /\$[0-9]+/)) {
			k = substr(e, RSTART + 1, RLENGTH - 1) + 0
			e = substr(e, 1, RSTART - 1) "(" (k in value && k <= count ? value[k] : "no_number") ")" \
				substr(e, RSTART + RLENGTH)
		}
		print "follows(" shown[i] ", " digits[i] ", " e ")" >out
	}
	print "finish()" >out
}
END {
	# What looks worked out has to be in the table: a number behind an equals sign.
	for (page in text) {
		s = text[page]
		from = 0
		while (match(s, /= \**-?[0-9]/)) {
			here = from + RSTART
			covered = 0
			for (i = 1; i <= spans[page]; i++)
				if (first[page, i] <= here && here <= last[page, i])
					covered = 1
			if (!covered)
				print page ": " substr(text[page], here > 30 ? here - 30 : 1, 70) >(out ".loose")
			from += RSTART
			s = substr(s, RSTART + 1)
		}
		if (text[page] ~ /(^| )type: number /) {
			covered = 0
			for (i = 1; i <= spans[page]; i++)
				if (substr(text[page], first[page, i], 8) == "answer: ")
					covered = 1
			if (!covered)
				print page ": its answer" >(out ".loose")
		}
	}
}' "$work/texts" "$srcdir/tests/course_numbers.txt" || exit 99

cat >"$work/program" <<'END'
function abs(x) { return x < 0 ? -x : x }
function floor(x) { return int(x) > x ? int(x) - 1 : int(x) }
function round(x) { return x < 0 ? -floor(0.5 - x) : floor(x + 0.5) }
function least(x, y) { return x < y ? x : y }
function about(x, digits,    unit) {
	unit = 10 ^ (floor(log(x) / log(10)) + 1 - digits)
	return round(x / unit) * unit
}
function power_of_two(x,    n) { for (n = 1; n < x; n *= 2) ; return n }
function relu(x) { return x > 0 ? x : 0 }
function mel(hertz) { return 2595 * log(1 + hertz / 700) / log(10) }
function share(logit, t) { return exp(logit / t) / (exp(0.3 / t) + exp(1.1 / t) + exp(-1.25 / t)) }

function missing(name) { print "not ok\t" name; print "#\tno longer on the page" }
function begin(name, follow, wanted) {
	sentence = name
	faults = follow == wanted ? "" : "#\t" follow " numbers in braces and " wanted " expressions\n"
}
function follows(shown, digits, value) {
	if (abs(value - shown) > 0.5 * 10 ^ -digits + 1e-9)
		faults = faults sprintf("#\t%.*f stands there, %.*f follows\n", digits, shown, digits + 2, value)
}
function finish() {
	print (faults == "" ? "ok" : "not ok") "\t" sentence
	printf "%s", faults
}
END
{
	echo 'BEGIN {'
	cat "$work/reckon"
	echo '}'
} >>"$work/program"
"$AWK" -f "$work/program" </dev/null >"$work/results" 2>"$work/errors"
empty 'the table can be read' "$work/errors"

while IFS='	' read -r result name; do
	case $result in
	ok) ok "$name" ;;
	'not ok') not_ok "$name" ;;
	*) echo "#   $name" ;;
	esac
done <"$work/results"
grep -c "^[^#]*: " "$srcdir/tests/course_numbers.txt" >"$work/wanted"
grep -c "^[^#]" "$work/results" >"$work/got"
same 'every line of the table was tried' "$work/wanted" "$work/got"

touch "$work/reckon.loose"
empty 'every number behind an equals sign, and every number asked for, is in the table' "$work/reckon.loose"

tap_end
