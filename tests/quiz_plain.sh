#!/bin/sh
# quiz_plain.sh - quizzes line by line: every type answered right, wrong, partly and so that it cannot be read.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99
all=$srcdir/tests/fixtures/quiz/all-types.yaml

# take QUIZ LINES [OPTION...]: types the lines, each ended by a bar, at a quiz taken afresh.
take() {
	file=$1 lines=$2
	shift 2
	printf '%s' "$lines" | tr '|' '\n' | "$LECTERN" --state "$work/state" quiz --plain "$@" "$file" >out 2>err
	got=$?
}

# ends NAME LAST: the quiz ended well, and that is its last line.
ends() {
	if [ "$got" = 0 ] && [ ! -s err ] && [ "$(tail -n 1 out)" = "$2" ]; then
		ok "$1"
	else
		not_ok "$1: exit $got, wanted: $2" out
		sed 's/^/# /' err
	fi
}

# says NAME TEXT: a line of the output is that.
says() {
	if grep -qxF -e "$2" out; then ok "$1"; else not_ok "$1: wanted: $2" out; fi
}

says_not() {
	if grep -qF -e "$2" out; then not_ok "$1: not wanted: $2" out; else ok "$1"; fi
}

# question TEXT: the one question of a quiz that may be tried once.
question() {
	printf 'tries: 1\npass: 50\nquestions:\n  - %s\n' "$1" >one.yaml
}

# earns LINE SCORE: the question answered so.
earns() {
	take one.yaml "$1|" --new --no-shuffle
	ends "$type: \"$1\" is worth $2" "score: $2"
}

# refuses LINE: it cannot be read, is asked again and counts nowhere: there is but one try, and it is still to be had.
refuses() {
	take one.yaml "$1|" --new --no-shuffle
	ends "$type: \"$1\" counts nowhere" 'saved: 0 of 1'
	if [ "$(grep -c '^Not understood; it counts nowhere\. ' out)" != 1 ]; then not_ok "$type: and that is said" out; fi
	take one.yaml "$1|$right|" --new --no-shuffle
	if grep -q '^score: .* (100%) passed$' out; then ok "$type: and is asked again"; else not_ok "$type: and is asked again" out; fi
}

# tells LINE: after that wrong answer the right one is told, as it could have been typed.
tells() {
	take one.yaml "$1|" --new --no-shuffle
	says "$type: \"$1\" is not right" 'Not right.'
	says "$type: and the right answer is told" "The right answer: $right"
}

# label TEXT: under which the question shows it.
label() {
	"$AWK" -v text="$1" '{ name = $1; $1 = ""; if ($0 == " " text) { print name; exit } }' shown
}

# --- each type ---

type=single right='b'
question '{type: single, prompt: p, choices: [no, {text: yes, correct: true, why: indeed}, {text: none, why: w}]}'
earns b '1/1 (100%) passed'
says 'the why of the choice is said' '  b: indeed'
earns 2 '1/1 (100%) passed'
earns c '0/1 (0%) not passed'
says 'and of the wrong one' '  c: w'
tells c
refuses d
refuses 'a b'
refuses word

question '{type: single, prompt: p, choices: [<p>, {text: <br>, correct: true}, "<!-- c -->"]}'
earns b '1/1 (100%) passed'
says 'what shows nothing is printed as it is written' '  b  <br>'

type=multiple right='a c d'
question '{type: multiple, prompt: p, points: 3, choices: [{text: a, correct: true}, b, {text: c, correct: true}, {text: d, correct: true}]}'
earns 'a c d' '3/3 (100%) passed'
earns '1,3' '2/3 (66%) passed'
earns 'a b c' '1/3 (33%) not passed'
earns b '0/3 (0%) not passed'
tells b
refuses e
refuses ''

type=truefalse right='false'
question '{type: truefalse, prompt: p, answer: false}'
earns f '1/1 (100%) passed'
earns T '0/1 (0%) not passed'
tells t
refuses x
refuses ''

type=number right='3.3 V'
question '{type: number, prompt: p, answer: 3.3, tolerance: 0.05, unit: V}'
earns 3.3 '1/1 (100%) passed'
earns '3,35 V' '1/1 (100%) passed'
earns '3.36 V' '0/1 (0%) not passed'
earns '3.3 mV' '0/1 (0%) not passed'
tells '4 V'
refuses three
refuses V
refuses '3 4'
question '{type: number, prompt: p, answer: 200, tolerance: 5%}'
earns 190 '1/1 (100%) passed'
earns 211 '0/1 (0%) not passed'

type=text right='quantization'
question '{type: text, prompt: p, accept: [quantization, "quant*ed", "\u00e9t\u00e9", no]}'
earns '  Quantization ' '1/1 (100%) passed'
earns QUANTISED '1/1 (100%) passed'
earns "$(printf 'E\314\201te\314\201')" '1/1 (100%) passed'
earns no '1/1 (100%) passed'
earns quant '0/1 (0%) not passed'
tells quant
refuses '   '
question '{type: text, prompt: p, accept: [int8_t], case: true}'
earns int8_t '1/1 (100%) passed'
earns INT8_T '0/1 (0%) not passed'

type=output right='1 2 3'
question '{type: output, prompt: p, accept: ["1 2 3"]}'
earns '1  2   3' '1/1 (100%) passed'
earns 123 '0/1 (0%) not passed'
tells 123
refuses ''

type=order
question '{type: order, prompt: p, items: [one, two, three, four]}'
take one.yaml '-|' --new --no-shuffle
mv out shown
a=$(label one) b=$(label two) c=$(label three) d=$(label four)
right="$a $b $c $d"
if [ "$a$b$c$d" = 1234 ]; then not_ok 'order: it is not shown as written' shown; else ok 'order: it is not shown as written'; fi
earns "$a $b $c $d" '1/1 (100%) passed'
earns "$a $b $d $c" '0.5/1 (50%) passed'
says 'order: what is right is counted' 'Partly right: 2 of 4.'
earns "$b $a $d $c" '0/1 (0%) not passed'
tells "$b $a $d $c"
refuses "$a $b $c"
refuses "$a $b $c $c"
refuses 'one two'

type=match
question '{type: match, prompt: p, pairs: [[ADC, reads], [PWM, dims], [DAC, makes]], extra: [stores]}'
take one.yaml '-|' --new --no-shuffle
mv out shown
a=$(label reads) b=$(label dims) c=$(label makes) d=$(label stores)
right="1$a 2$b 3$c"
earns "1$a 2$b 3$c" '1/1 (100%) passed'
earns "3$c 1$a 2$d" '0.67/1 (66%) passed'
earns "1$b 2$c 3$d" '0/1 (0%) not passed'
tells "1$b 2$c 3$d"
refuses "1$a 2$b"
refuses "1$a 2$b 3e"
refuses "1$a 1$b 3$c"
refuses "$a $b $c"

type=cloze right='weights; flash'
question '{type: cloze, prompt: "The {{weights|parameters}} are in {{flash}}."}'
earns 'parameters; Flash' '1/1 (100%) passed'
says 'cloze: the blanks are shown, the answers are not' 'The (blank 1) are in (blank 2).'
earns 'weights;ram' '0.5/1 (50%) passed'
earns ';flash' '0.5/1 (50%) passed'
earns 'a;b' '0/1 (0%) not passed'
tells 'a;b'
refuses weights
refuses 'a;b;c'
refuses ';'

type=card
printf 'questions:\n  - {type: card, prompt: front, answer: back}\n  - {type: truefalse, prompt: p, answer: true}\n' >cards.yaml
take cards.yaml '|3|t|' --new --no-shuffle
ends 'card: an empty line, a grade, and it does not count' 'score: 1/1 (100%) passed'
says 'card: the empty line shows the answer' 'back'
says 'card: the grade is said' 'Good.'
take cards.yaml '3|' --new --no-shuffle
ends 'card: there is no grade before the answer' 'saved: 0 of 2'
says_not 'card: nor is the answer shown by anything else' back
take cards.yaml '|5|good|' --new --no-shuffle
ends 'card: a grade is 1 to 4' 'saved: 0 of 2'
take cards.yaml '|0||1|t|' --new --no-shuffle
ends 'card: and is asked for again' 'score: 1/1 (100%) passed'
says 'card: not known' 'Again.'
take cards.yaml '-|f|f|' --new --no-shuffle
ends 'card: skipped it does not count either' 'score: 0/1 (0%) not passed'

# --- what else can be typed ---

cat >talk.yaml <<'EOT'
tries: 2
penalty: 25%
questions:
  - {type: text, prompt: p, accept: ['\?', '?'], hints: [first, second]}
EOT
take talk.yaml '?|?|?|\?|' --new
ends 'hints, and a question mark as the answer' 'score: 1/1 (100%) passed'
says 'the first hint' 'Hint 1 of 2:'
says 'the last hint' '  second'
says 'no more hints' 'There are no more hints.'
take talk.yaml 'x|\?|' --new
ends 'a second try costs the penalty' 'score: 0.75/1 (75%) passed'
says 'tries left are said' 'Try again: 1 try left.'
take talk.yaml 'x|-|' --new
ends 'a question may be left after a try' 'score: 0/1 (0%) not passed'
question '{type: text, prompt: p, accept: ["-"]}'
earns '-' '0/1 (0%) not passed'
earns '\-' '1/1 (100%) passed'
question '{type: text, prompt: p, accept: ["!", "\\!!"]}'
earns '\!' '1/1 (100%) passed'
earns '\!!' '1/1 (100%) passed'
take one.yaml '!|' --new
ends 'a hand may be raised where nobody sees it' 'saved: 0 of 1'
awk 'BEGIN { while (i++ < 70000) printf "x"; print "" }' >long
"$LECTERN" --state "$work/state" quiz --plain --new one.yaml <long >out 2>err
got=$?
ends 'a line without end is no answer' 'saved: 0 of 1'
says_not 'and is not marked' 'Not right.'

# --- confidence, check ---

printf 'confidence: true\ntries: 1\nquestions:\n  - {id: q, type: truefalse, prompt: p, answer: true}\n' >sure.yaml
take sure.yaml 't|x|s|' --new
ends 'confidence is asked, and asked again' 'score: 1/1 (100%) passed'
if grep -q ' answer=true result=right earned=1 of=1 sure=s ' state/sure-*/journal; then ok 'and is kept'; else not_ok 'and is kept'; fi
take sure.yaml 't|' --new
ends 'an answer without it is none' 'saved: 0 of 1'

cat >check.yaml <<'EOT'
mode: check
tries: 5
bands: [{from: 0, say: low}, {from: 50, say: half of it}, {from: 100, say: all}]
questions:
  - {type: single, prompt: one, hints: [h], choices: [{text: a, correct: true}, {text: b, why: because}]}
  - {type: text, prompt: two, accept: [x], explain: explained}
EOT
take check.yaml 'b|' --new --no-shuffle
says_not 'a check tells nothing before the end' because
take check.yaml '?|b|X|' --new --no-shuffle
ends 'a check has one go' 'score: 1/2 (50%) not passed'
says 'no hints in a check' 'There are no hints in a check.'
says 'at the end it tells the why' '  b: because'
says 'and what was answered' 'Your answer: b'
says 'and explains' explained
says 'the band of the score speaks' 'half of it'

# --- leaving, going on, orders ---

take "$all" 'b|a b|f|' --new --no-shuffle
ends 'the end of the input saves' 'saved: 3 of 12'
take "$all" '3,3|' --no-shuffle
ends 'the next run goes on there' 'saved: 4 of 12'
says 'and says so' 'Going on where you left off.'
take "$all" '' --new --seed 7
cp out first
take "$all" '' --new --seed 7
same 'the same seed gives the same order' first out
printf 'draw: 1\nshuffle: both\nquestions:\n  - {type: truefalse, prompt: first, answer: true}\n  - {type: truefalse, prompt: second, answer: true}\n' >draw.yaml
take draw.yaml 't|' --new --no-shuffle
says 'as written, draw takes the first' first

# --- files with faults ---

take "$srcdir/tests/fixtures/quiz/faulty.yaml" 't|' --new
if [ "$got" = 0 ] && [ "$(wc -l <err)" = 11 ] && [ "$(tail -n 1 out)" = 'score: 1/1 (100%) passed' ]; then
	ok 'what is wrong is left out and said, the rest is asked'
else
	not_ok 'what is wrong is left out and said, the rest is asked' err
fi
printf 'questions:\n  - &a [x]\n  - [*a, *a, *a]\n' >bomb.yaml
take bomb.yaml 't|' --new
if [ "$got" = 1 ] && [ ! -s out ] && grep -q '^lectern: bomb.yaml:2:5: ' err; then ok 'a bomb is a fault'; else not_ok 'a bomb is a fault' err; fi

# --- nothing of a course reaches the terminal as it is ---

printf '%s' 'questions: [{type: match, prompt: "p\u001b]0;x\u0007\u202e%n", explain: "e\u009b31m", ref: "r\u001b[2J",
  pairs: [["l\u001bc", "r\u0008"], ["%s", "\u2066s"]], extra: ["\u0000x"], hints: ["h\u001b[6n"]},
 {type: number, prompt: p, answer: 1, unit: "V\u001b[1m%s"}, {type: text, prompt: p, accept: ["a\u0007%n\u001b[0m"]},
 {type: cloze, prompt: "a {{b\u001b[0m}}"}, {type: order, prompt: p, items: ["\u001b1", "\u001b2"]},
 {type: card, prompt: p, answer: "\u001b[2J%s"}]' >hostile.yaml
take hostile.yaml "?|-|-|-|-|-|-|" --new
LC_ALL=C tr -d '\n\t -~\200-\377' <out >controls
if [ "$got" = 0 ] && [ ! -s controls ] && ! grep -qE "$(printf '\342\200\256|\302\233|\342\201\246')" out; then
	ok 'hostile texts are cleaned'
else
	not_ok "hostile texts are cleaned: exit $got" out
fi

tap_end
