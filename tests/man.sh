#!/bin/sh
# man.sh - the manual page has every command, key and option of the tables.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"

sed 's/\\-/-/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\(ga/`/g; s/\\e/\\/g; s/\\f[BIR]//g' src/lectern.1 >"$work/man"

sed -n 's/^COMMAND([A-Z0-9_]*, *"\([^"]*\)".*/\1/p' "$srcdir/src/app/commands.def" >"$work/names"
[ -s "$work/names" ] && ok 'there are commands' || not_ok 'there are commands'
while read -r name; do
	grep -qF "($name)." "$work/man" || echo "$name"
done <"$work/names" >"$work/found"
empty 'every command is there' "$work/found"

sed -n 's/^OPTION([A-Z0-9_]*, *"\([^"]*\)".*/\1/p' "$srcdir/src/cli/options.def" >"$work/names"
[ -s "$work/names" ] && ok 'there are options' || not_ok 'there are options'
while read -r name; do
	grep -qE "^(-., )?--$name(=|\$)" "$work/man" || echo "$name"
done <"$work/names" >"$work/found"
empty 'every option is there' "$work/found"

# Each word, what may follow it, and on the next line what it does.
sed -n 's/^WORD(\([a-z]*\), *[a-z_]*, *-\{0,1\}[0-9]*, *"\(.*\)", *"\(.*\)").*/\1 \2@\3./p' "$srcdir/src/cli/words.def" |
	sed 's/ @/@/' >"$work/names"
[ "$(grep -c '@' "$work/names")" = "$(grep -c '^WORD(' "$srcdir/src/cli/words.def")" ] &&
	ok 'there are words' || not_ok 'there are words' "$work/names"
"$AWK" 'NR > 1 { print last "@" $0 } { last = $0 }' "$work/man" >"$work/pairs"
while read -r word; do
	grep -qxF "$word" "$work/pairs" || echo "$word"
done <"$work/names" >"$work/found"
empty 'every word of the command line is there, with what it takes and does' "$work/found"

# The keys that the README names, as the table spells them.
sed -n '/^| keys/,/^$/s/^| \(.*\) | .* |$/\1/p' "$srcdir/README.md" | tr ' ' '\n' | sed -n 's/^`\(.*\)`$/\1/p' |
	sed 's/^[A-Z][a-z].*$/<&>/' >"$work/names"
[ -s "$work/names" ] && ok 'the README names keys' || not_ok 'the README names keys'
while read -r key; do
	sed -n 's/^COMMAND(.*, "\([^"]*\)", *".*/ \1 /p' "$srcdir/src/app/commands.def" | grep -qF " $key " || echo "$key"
done <"$work/names" >"$work/found"
empty 'each of them does something' "$work/found"

grep -n '@' src/lectern.1 >"$work/found"
empty 'every place is filled in' "$work/found"

if man --version 2>/dev/null | grep -q "^man [2-9]"; then
	MANWIDTH=80 man --warnings=w -l src/lectern.1 2>"$work/found" >/dev/null
	empty 'man finds nothing to warn of' "$work/found"
else
	skip 'man finds nothing to warn of' 'no man from man-db here'
fi

tap_end
