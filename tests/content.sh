#!/bin/sh
# content.sh - the course that comes along is whole: links, ids and quizzes, steps and a quiz a week.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
course=$srcdir/content/tinyml

"$LECTERN" check "$course" >"$work/found" 2>/dev/null
status=$?
empty 'check finds nothing' "$work/found"
[ $status = 0 ] && ok 'check exits with 0' || not_ok "check exits with $status"

"$LECTERN" outline --json "$course" >"$work/outline" 2>&1 ||
	not_ok 'outline' "$work/outline"
for week in One Two Three Four Five; do
	tr -d '\n' <"$work/outline" | "$AWK" '{ gsub(/\{ *"id"/, "\n&"); print }' | grep "\"week$week\"" >"$work/page"
	if grep -q '"steps": *\[ *{' "$work/page"; then ok "week $week has steps"; else not_ok "week $week has steps" "$work/page"; fi
	questions=$(sed -n 's/.*"quiz": *{ *"questions": *\([0-9]*\).*/\1/p' "$work/page")
	if [ "${questions:-0}" -ge 3 ]; then ok "week $week has a quiz"; else not_ok "week $week has a quiz" "$work/page"; fi
done

tap_end
