#!/bin/sh
# badinput.sh - what a person can get wrong: one sentence each, the right exit status, and no waiting for ever.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99
course=$srcdir/tests/fixtures/journey

if command -v timeout >/dev/null; then limit='timeout 60'; else limit=; fi

# fails NAME STATUS TEXT ARG...: exits with STATUS, prints nothing, and says TEXT in one sentence on standard error.
fails() {
	name=$1 want=$2 text=$3
	shift 3
	$limit "$LECTERN" "$@" >out 2>err </dev/null
	got=$?
	if [ "$got" = "$want" ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] && grep -q '^lectern: ' err && grep -qF -e "$text" err; then
		ok "$name"
	else
		not_ok "$name: exit $got, wanted $want and: $text" err
		sed 's/^/# stdout: /' out | head -n 10
	fi
}

# copes NAME TEXT ARG...: exits with 0, and TEXT is in the output.
copes() {
	name=$1 text=$2
	shift 2
	$limit "$LECTERN" "$@" >out 2>err </dev/null
	got=$?
	if [ "$got" = 0 ] && grep -aqF -e "$text" out; then
		ok "$name"
	else
		not_ok "$name: exit $got, wanted 0 and: $text" err
		sed 's/^/# stdout: /' out | head -n 10
	fi
}

# --- the command line ---

fails 'an unknown option'          2 '--width' render --widht 80 x.md
fails 'an unknown command'         2 'outline' outlin
fails 'neither command nor course' 2 'no-such-thing' no-such-thing
fails 'a width too small'          2 '20' render --width 19 x.md
fails 'a width too large'          2 '1000' render --width 1001 x.md
fails 'a width that is no number'  2 'width' render --width wide x.md
fails 'an option without argument' 2 '--width' render --width
fails 'an option out of place'     2 '--json' render --json x.md
fails 'an unknown colour'          2 '--color' render --color blue x.md
fails 'no file to render'          2 '' render
fails 'an unknown theme'           2 'dark' --theme dakr render "$course/start.md"

# --- files and folders ---

fails 'a file that is not there' 1 'missing.md' render missing.md
fails 'a page that is not there' 1 'nowhere' render "$course" nowhere

mkdir empty
fails 'a folder without Markdown' 1 'empty' outline empty

mkdir pipes
printf '# Fine\n' >pipes/fine.md
mkfifo pipes/pipe.md
copes 'a FIFO in the folder' 'Fine' outline pipes
fails 'a FIFO as the page' 1 'pipe.md' render pipes/pipe.md
fails 'a folder as the page' 2 'PAGE' render empty
fails 'a page in a folder without Markdown' 1 'empty' render empty page

if [ "$(id -u)" != 0 ]; then
	printf '# Closed\n' >closed.md
	chmod 0 closed.md
	fails 'a file that may not be read' 1 'closed.md' render closed.md
else
	skip 'a file that may not be read' 'root may read everything'
fi

# --- what is in them ---

mkdir yaml
printf '# One\n' >yaml/one.md
printf 'id: a\npages: [one\n' >yaml/course.yaml
fails 'broken YAML in course.yaml' 1 'yaml/course.yaml:' outline yaml
printf 'id: a\npagse: [one]\n' >yaml/course.yaml
fails 'an unknown key in course.yaml' 1 'yaml/course.yaml:2:1: ' outline yaml
printf 'id: ../a\n' >yaml/course.yaml
fails 'an id that would leave its folder' 1 'yaml/course.yaml:1:' outline yaml

printf 'questions:\n  - {type: single, prompt: x\n' >broken.yaml
fails 'broken YAML in a quiz' 1 'broken.yaml:' quiz --plain broken.yaml
printf 'questions:\n  - {type: singel, prompt: x}\n' >type.yaml
fails 'an unknown type of question' 1 'type.yaml:2:' quiz --plain type.yaml

printf -- '- one\n- two\n' >list.yaml
fails 'a file that is no quiz' 1 'list.yaml:1:1: a quiz is a map' quiz --plain list.yaml
head -c 2000 /dev/zero | tr '\0' '[' >deep.yaml
fails 'a quiz nested without end' 1 'nested deeper than 64 levels' quiz --plain deep.yaml
head -c 1100000 /dev/zero | tr '\0' '#' >large.yaml
fails 'a quiz larger than any' 1 'at most 1048576' quiz --plain large.yaml
printf 'questions:\n- {id: a, type: truefalse, prompt: One, answer: true}\n- {id: a, type: truefalse, prompt: Two, answer: true}\n' >twice.yaml
$limit "$LECTERN" check twice.yaml >out 2>err
if grep -q '^twice.yaml:3:8: error: .* \[duplicate-id\]$' out; then ok 'an id twice in a quiz'; else not_ok 'an id twice in a quiz' out; fi
"$AWK" 'BEGIN { print "questions:"; while (i++ < 10001) print "- {id: q" i ", type: truefalse, prompt: Q" i ", answer: true}" }' >many.yaml
copes 'more questions than a quiz may have' 'saved: 0 of 10000' --state kept quiz --plain many.yaml
if [ "$(wc -l <err)" = 1 ] && grep -q 'many.yaml:10002:.*at most 10000' err; then ok 'and what is left out is said'; else not_ok 'and what is left out is said' err; fi
{ printf 'questions:\n- {type: truefalse, answer: true, prompt: "'; head -c 1000000 /dev/zero | tr '\0' x; printf ' omega"}\n'; } >prompt.yaml
copes 'a prompt of a megabyte' 'omega' --state kept quiz --plain prompt.yaml

printf '# Bad \377\376 bytes\n\nrest\n' >latin.md
copes 'invalid UTF-8' 'rest' render latin.md
if command -v iconv >/dev/null && ! iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1; then
	not_ok 'the output is UTF-8 all the same'
else
	ok 'the output is UTF-8 all the same'
fi
printf 'nul \000 byte\n\nrest\n' >nul.md
copes 'a zero byte' 'rest' render nul.md
: >nothing.md
$limit "$LECTERN" render nothing.md >out 2>err && [ ! -s err ] && ok 'an empty page' || not_ok 'an empty page' err
printf -- '---\ntitle: [a\n---\n\n# Shown\n' >front.md
copes 'broken front matter' 'Shown' render front.md

head -c 1000000 /dev/zero | tr '\0' a >long.md
copes 'a line of a megabyte' 'aaaa' render long.md
head -c 100000000 /dev/zero | tr '\0' a >huge.md
fails 'a line of a hundred megabytes' 1 'huge.md' render huge.md
rm -f huge.md long.md

# --- output and state ---

i=0
while [ $i -lt 20000 ]; do
	echo "paragraph $i"
	echo
	i=$((i + 1))
done >many.md
$limit "$LECTERN" render many.md 2>err | head -n 1 >out
empty 'closed output ends quietly' err
if [ -c /dev/full ]; then
	$limit "$LECTERN" render many.md >/dev/full 2>err
	got=$?
	if [ $got = 1 ] && [ "$(wc -l <err)" -eq 1 ]; then ok 'a full disk is said'; else not_ok "a full disk is said: exit $got" err; fi
else
	skip 'a full disk is said' 'no /dev/full'
fi
$limit "$LECTERN" --state /dev/null/state progress "$course" >out 2>err
if grep -q river out && [ "$(wc -l <err)" -le 1 ]; then ok 'a state folder that cannot be'; else not_ok 'a state folder that cannot be' err; fi
mkdir -p kept/journey
printf 'garbage\n\377\n2026-01-05T08:00' >kept/journey/journal
copes 'a journal of garbage' 'river' --state "$work/kept" progress "$course"

tap_end
