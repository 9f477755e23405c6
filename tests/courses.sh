#!/bin/sh
# courses.sh - the installed courses, and what becomes of commands where nothing can be kept.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99

LECTERN_PATH=$work/one:$work/nowhere:$work/two LECTERN_NOW=2026-01-05T12:00:00Z
export LECTERN_PATH LECTERN_NOW
mkdir -p one/first/quizzes two/second one/.hidden
printf 'id: alpha\ntitle: The First\npages: [a, b]\n' >one/first/course.yaml
printf '# A\n\nText.\n' >one/first/a.md
printf '# B\n\nText.\n' >one/first/b.md
printf 'questions:\n  - {id: a1, type: truefalse, prompt: Is it?, answer: true}\n' >one/first/quizzes/a.yaml
printf 'id: beta\n' >two/second/course.yaml
printf '# Only page\n\nText.\n' >two/second/index.md

# status NAME WANTED COMMAND...: the exit status; out and err are kept, standard input is as it is handed on.
status() {
	name=$1 wanted=$2
	shift 2
	"$LECTERN" --state "${state-$work/state}" "$@" >out 2>err
	got=$?
	if [ "$got" = "$wanted" ]; then ok "$name"; else not_ok "$name: exit $got" err; fi
}

# row NAME ID TITLE PAGES PROGRESS: the row of a course.
row() {
	"$AWK" -v id="$2" '$1 == id { sub(/^[^ ]+ +/, ""); gsub(/  +/, "|"); print }' out >got
	printf '%s|%s|%s\n' "$3" "$4" "$5" >want
	same "$1" want got
}

status 'courses are listed' 0 courses </dev/null
row 'with title, pages and progress' alpha 'The First' '2 pages' '0%'
row 'and so is the next folder' beta 'Only page' '1 page' '0%'
empty 'a folder that is not there is no fault' err

printf 'q\n' >in
status 'a page is read' 0 --plain alpha a <in
status 'courses' 0 courses </dev/null
row 'what was read counts' alpha 'The First' '2 pages' '50%'
state=$work/other
status 'courses, with another state' 0 courses </dev/null
row 'each state has its own' alpha 'The First' '2 pages' '0%'
[ ! -e other ] && ok 'and looking makes none' || not_ok 'and looking makes none'
unset state

status 'which of several is asked' 2 --plain </dev/null
grep -qF 'first, second' err && ok 'with their names' || not_ok 'with their names' err

LECTERN_NOW=yesterday
status 'a clock that is none' 2 courses </dev/null
LECTERN_NOW=2026-01-05T12:00:00Z

# A state that cannot be written: a file stands where its folder should be.
: >file
state=$work/file/state
status 'courses without a place for the state' 0 courses </dev/null
row 'are all there' alpha 'The First' '2 pages' '0%'
printf 't\n' >in
status 'a quiz without one goes on' 0 quiz alpha a <in
grep -q 'score: 1/1' out && ok 'to its end' || not_ok 'to its end' out
grep -q 'nothing is saved' err && ok 'and says that nothing is saved' || not_ok 'and says that nothing is saved' err
status 'nor has the review anything' 0 review </dev/null
grep -q 'Nothing is due' out && ok 'to ask' || not_ok 'to ask' out
unset state

# A state that is there, and not to be written.
printf 'f\nf\n' >in
status 'a question is missed' 0 quiz alpha a <in
cp -r state before
LECTERN_NOW=2026-01-08T12:00:00Z
printf 't\n' >in
status 'it is asked again' 0 --read-only review <in
grep -q 'Reviewed 1, 1 right' out && ok 'read-only, too' || not_ok 'read-only, too' out
if diff -r before state >/dev/null; then ok 'which changes nothing'; else not_ok 'which changes nothing'; fi
status 'courses read-only' 0 --read-only courses </dev/null
row 'with their progress' alpha 'The First' '2 pages' '50%'

LECTERN_PATH=$work/nowhere
"$LECTERN" courses >out 2>err </dev/null
[ $? = 0 ] && ok 'no course of our own is no fault' || not_ok 'no course of our own is no fault' err

tap_end
