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

for form in gift aiken anki csv; do
	status "every type goes out as $form" 0 export --to "$form" "$types"
	[ -s out ] && ok "$form: there is something" || not_ok "$form: there is something"
	LC_ALL=C tr -d '\t\r\n -\377' <out >control
	empty "$form: no control character" control
done
says 'csv ends its lines as it should' "$(printf 'points,tag\r')" out
status 'anki' 0 export --to anki "$types"
says 'anki has its headers' '#separator:tab' out
says 'anki has its clozes' '{{c1::weights}}' out
status 'aiken cannot say all' 0 export --to aiken "$types"
says 'which is said' "lectern: $types:" err

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
