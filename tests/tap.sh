# tap.sh - cases of a shell test, reported in TAP. Sourced by tests/*.sh; end a test with tap_end.
# SPDX-License-Identifier: MIT

: "${srcdir:=.}" "${LECTERN:=./lectern}" "${TMPDIR:=/tmp}" "${AWK:=awk}"
tap_count=0

# A folder of this test's own, gone with it.
work=$(mktemp -d "$TMPDIR/sh.XXXXXX") || exit 99
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

ok() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1"
}

# not_ok NAME [FILE]: FILE tells what was seen.
not_ok() {
	tap_count=$((tap_count + 1))
	echo "not ok $tap_count - $1"
	[ -z "${2:-}" ] || sed 's/^/#   /' "$2"
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# empty NAME FILE: passes if FILE holds nothing.
empty() {
	if [ -s "$2" ]; then not_ok "$1" "$2"; else ok "$1"; fi
}

# same NAME WANTED GOT: passes if two files are alike.
same() {
	if diff "$2" "$3" >"$work/diff" 2>&1; then ok "$1"; else not_ok "$1" "$work/diff"; fi
}

tap_end() {
	echo "1..$tap_count"
}
