#!/bin/sh
# exchange.sh - quizzes of other forms come in, go out, and what has no counterpart is said.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99
gift=$srcdir/tests/fixtures/exchange/all.gift
types=$srcdir/tests/fixtures/quiz/all-types.yaml

# status NAME WANTED COMMAND...: the exit status; out and err are kept.
status() {
	name=$1 wanted=$2
	shift 2
	"$LECTERN" "$@" >out 2>err
	got=$?
	if [ "$got" = "$wanted" ]; then ok "$name"; else not_ok "$name: exit $got" err; fi
}

says() {
	if grep -qF -e "$2" "$3"; then ok "$1"; else not_ok "$1" "$3"; fi
}

status 'a file with broken records is a fault' 1 import --from gift "$gift"
says 'it is said where they are' "lectern: $gift:41: " err
says 'the good ones are printed' 'prompt: "What does an **ADC** do?"' out
says 'what is left out is a comment' '  # This only describes.' out
cp out first.yaml
status 'what came in is a quiz' 0 check first.yaml
status 'and goes out again' 0 export --to gift first.yaml
cp out again.gift
status 'and comes in again' 0 import --from gift again.gift
grep -v '^ *#' first.yaml | grep -v -e '^ *id:' -e '^$' >a
grep -v '^ *#' out | grep -v -e '^ *id:' -e '^$' >b
same 'as the same quiz' a b

printf 'What dims?\nA) PWM\nB) ADC\nANSWER: A\n' >q.txt
status 'aiken comes in' 0 import --from aiken q.txt
cp out q.yaml
status 'aiken goes out' 0 export --to aiken q.yaml
same 'as it was' q.txt out

# Neither form knows Markdown: stars and tags are text, on the way in and on the way out.
printf 'Which of *these* is <b>?\nA) 2. char *p, *q;\nB) _init_\nC) <p>\nANSWER: C\n' >marks.txt
status 'marks of Markdown in aiken are text' 0 import --from aiken marks.txt
cp out marks.yaml
printf '%s\n' - | "$LECTERN" --state "$work/state" quiz --plain --no-shuffle marks.yaml >out 2>err
for line in 'Which of *these* is <b>?' '  a  2. char *p, *q;' '  b  _init_' '  c  <p>'; do
	says "shown: $line" "$line" out
done
status 'and go out' 0 export --to aiken marks.yaml
same 'as they were' marks.txt out
empty 'so nothing is lost' err
cat >marks.json <<'END'
[{"title": "Tags", "quiz": [{"questionText": "Which is a paragraph?",
  "answerOptions": [{"answerText": "<p>", "isCorrect": "true"}, {"answerText": "<br>", "isCorrect": "false"}]}]}]
END
status 'tags in for-beginners are text' 0 import --from for-beginners marks.json
says 'and stand so in the quiz' 'text: "\\<p>"' out

for form in gift aiken anki csv; do
	status "every type goes out as $form" 0 export --to "$form" "$types"
	[ -s out ] && ok "$form: there is something" || not_ok "$form: there is something"
	LC_ALL=C tr -d '\t\r\n -\377' <out >control
	empty "$form: no control character" control
done
says 'csv ends its lines as it should' "$(printf 'case,tag\r')" out
says 'csv has why' 'So a coin cell lasts for weeks.' out
says 'csv has all that is right' 'weights|parameters' out
says 'csv has tolerances' ',10%,' out
status 'anki' 0 export --to anki "$types"
says 'anki has its headers' '#separator:tab' out
says 'anki has its clozes' '{{c1::weights}}' out
says 'anki has all that is right' 'quantization<br>or: quantisation' out
says 'anki has tolerances' '3.3 V (within 0.05)' out
says 'anki knows a note again' 'all-types::memory' out

# What a form cannot say is said, each kind once, and is no fault.
cat >lossy.yaml <<'END'
title: Lossy
mode: check
draw: 2
questions:
  - id: one
    type: single
    prompt: "Is *this* `code`?"
    choices: [{text: yes, correct: true, why: It is.}, {text: no, pin: true}]
    hints: [Look]
    explain: So it is.
    ref: page#part
    points: 2
  - {id: two, type: single, prompt: Two?, choices: [{text: a, correct: true}, b], hints: [Look again]}
  - {id: many, type: multiple, prompt: Many?, count: hide, choices: [{text: a, correct: true}, b]}
  - {id: near, type: number, prompt: How many?, answer: 8, tolerance: 5%, unit: V}
  - {id: exact, type: text, prompt: Which?, accept: [int], case: true}
  - {id: run, type: output, prompt: What?, accept: [1 2]}
  - {id: row, type: order, prompt: Order., items: [x, y]}
  - {id: gaps, type: cloze, prompt: "A {{b|c}} and {{d}}."}
END
status 'the quiz that loses is sound' 0 check lossy.yaml
while read -r form line sentence; do
	"$LECTERN" export --to "$form" lossy.yaml >out 2>err
	[ $? = 0 ] && says "$form: $sentence" "lectern: lossy.yaml:$line: $sentence" err ||
		not_ok "$form: a loss is no fault" err
done <<'END'
gift 1 GIFT has no settings of a quiz; kept as a comment: title, mode, draw
gift 5 GIFT has no `hints`; kept as a comment of 2 questions (lines 5 and 13)
gift 5 GIFT has no `ref`; kept as a comment of `one`
gift 5 GIFT has no `pin`; kept as a comment of `one`
gift 5 GIFT has no `points`; kept as a comment of `one`
gift 14 GIFT has no `count`; kept as a comment of `many`
gift 15 GIFT has no `unit`; kept as a comment of `near`
gift 15 GIFT has no tolerance in percent; kept as a comment of `near`
gift 16 GIFT has no `case`; kept as a comment of `exact`
gift 17 GIFT has no type `output`; kept as a comment of `run`
gift 18 GIFT cannot say `row` (order); it is kept as a comment
gift 19 GIFT cannot say `gaps` (cloze); it is kept as a comment
aiken 1 Aiken has no settings of a quiz; left out: title, mode, draw
aiken 5 Aiken has no Markdown; its marks stand as text in `one`
aiken 5 Aiken has no `id`; left out of 2 questions (lines 5 and 13)
aiken 5 Aiken has no feedback to choices (`why`); left out of `one`
aiken 5 Aiken has no `pin`; left out of `one`
aiken 5 Aiken has no `hints`; left out of 2 questions (lines 5 and 13)
aiken 5 Aiken has no `explain`; left out of `one`
aiken 5 Aiken has no `ref`; left out of `one`
aiken 5 Aiken has no `points`; left out of `one`
aiken 14 Aiken cannot say `many` (multiple); it is left out
aiken 19 Aiken cannot say `gaps` (cloze); it is left out
anki 1 Anki has no settings of a quiz; left out: title, mode, draw
anki 5 Anki has no questions that it grades; the learner judges 7 questions (lines 5, 13, 14, 15, 16, 17 and 18)
anki 5 Anki has no Markdown; its marks stand as text in `one`
anki 5 Anki has no `hints`; left out of 2 questions (lines 5 and 13)
anki 5 Anki has no `ref`; left out of `one`
anki 5 Anki has no `points`; left out of `one`
anki 16 Anki has no `case`; left out of `exact`
anki 19 Anki has no second answer in a blank; left out of `gaps`
csv 1 CSV has no settings of a quiz; left out: title, mode, draw
csv 5 CSV has no `pin`; left out of `one`
csv 14 CSV has no `count`; left out of `many`
END
"$LECTERN" export --to gift lossy.yaml >out 2>err
says 'what is kept stands there' '// hints: Look again' out
says 'the settings too' '// draw: 2' out

status 'a page of a course goes out' 0 export --to csv "$srcdir/content/tinyml" weekOne
says 'with its tag' 'tinyml::weekOne' out
status 'a whole course goes out' 0 export --to gift "$srcdir/content/tinyml"
says 'page by page' "\$CATEGORY: tinyml/weekTwo" out

status 'no form is a wrong command line' 2 import "$gift"
status 'an unknown form too' 2 import --from nothing "$gift"
status 'and one to write' 2 export --to nothing "$types"
status 'a missing file is a fault' 1 import --from gift nowhere.gift
status 'a missing page too' 1 export --to gift "$srcdir/content/tinyml" nowhere

tap_end
