#!/bin/sh
# render.sh - pages on standard output: what stands in them, how wide, in which bytes.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
course=$srcdir/tests/fixtures/journey

# prints NAME TEXT ARG...: lectern ARG... succeeds, says nothing on standard error, and its output has TEXT.
prints() {
	name=$1 text=$2
	shift 2
	if "$LECTERN" "$@" >"$work/out" 2>"$work/err" </dev/null && [ ! -s "$work/err" ] && grep -qF -e "$text" "$work/out"; then
		ok "$name"
	else
		not_ok "$name: $text" "$work/out"
		sed 's/^/# stderr: /' "$work/err"
	fi
}

# lacks NAME TEXT: the last output does not have TEXT.
lacks() {
	if grep -qF -e "$2" "$work/out"; then not_ok "$1" "$work/out"; else ok "$1"; fi
}

printf -- '---\nid: front\ntitle: Front\n---\n\n# Hello \357\243\277\303\274\303\262\303\251\n\n<!-- secret -->\n\nSee [there](https://example.org/x).\n' >"$work/page.md"
printf '# Second\n\ntext\n' >"$work/second.md"

prints 'a page is printed' 'See there' render --links none "$work/page.md"
lacks 'front matter is hidden' 'id: front'
lacks 'comments are hidden' 'secret'
lacks 'mojibake is mended' "$(printf '\303\274\303\262\303\251')"
if grep -q "$(printf '\360\237\230\216')" "$work/out"; then ok 'mojibake becomes its emoji'; else not_ok 'mojibake becomes its emoji' "$work/out"; fi

prints 'links inline' 'https://example.org/x' render --links inline "$work/page.md"
prints 'links at the end, the default without a terminal' 'https://example.org/x' render "$work/page.md"
prints 'links as OSC 8' "$(printf '\033]8;')" render --links osc8 "$work/page.md"
prints 'files follow each other' 'Second' render "$work/page.md" "$work/second.md"
prints 'a page of a course by its id' 'The water is cold' render "$course" river
prints 'a file without a terminal is rendered' 'Second' "$work/second.md"

if printf '# Piped\n' | "$LECTERN" render - >"$work/out" 2>&1 && grep -q Piped "$work/out"; then
	ok 'standard input is a page'
else
	not_ok 'standard input is a page' "$work/out"
fi

"$LECTERN" render --color never "$work/page.md" >"$work/plain"
"$LECTERN" render "$work/page.md" >"$work/auto"
same 'no colour where there is no terminal' "$work/plain" "$work/auto"
prints 'colour when asked for' "$(printf '\033[')" render --color always "$work/page.md"
NO_COLOR=1 "$LECTERN" render "$work/page.md" >"$work/auto"
same 'no colour with NO_COLOR' "$work/plain" "$work/auto"

"$LECTERN" render --ascii "$srcdir/tests/fuzz/corpus/markdown/all.md" >"$work/out"
LC_ALL=C tr -d '\n -~' <"$work/out" >"$work/rest"
empty 'ASCII only with --ascii' "$work/rest"

for file in "$srcdir"/tests/fuzz/corpus/markdown/*; do
	"$LECTERN" render --links inline "$file" || echo "failed: $file"
done >"$work/out" 2>&1
# C0, DEL, and C1 as UTF-8 writes them.
LC_ALL=C grep -a -n "$(printf '[\001-\010\013-\037\177]\\|\302[\200-\237]')" "$work/out" >"$work/rest"
grep -n '^failed: ' "$work/out" >>"$work/rest"
empty 'no control character comes through' "$work/rest"

# A paragraph is filled: two words of the next line's beginning would not have fitted.
"$LECTERN" render --width 30 "$srcdir/content/tinyml/TinyML.md" >"$work/out"
LC_ALL=C.UTF-8 "$AWK" 'length($0) > 30 * 4 { print FNR ": " $0 }' "$work/out" >"$work/rest"
empty 'lines are no longer than asked' "$work/rest"

tap_end
