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

# page ID: its part of the outline in $work/page, and how many questions its quiz has in $questions.
page() {
	tr -d '\n' <"$work/outline" | "$AWK" '{ gsub(/\{ *"id"/, "\n&"); print }' | grep "\"$1\"" >"$work/page"
	questions=$(sed -n 's/.*"quiz": *{ *"questions": *\([0-9]*\).*/\1/p' "$work/page")
	questions=${questions:-0}
}

for week in One Two Three Four Five; do
	page "week$week"
	if grep -q '"steps": *\[ *{' "$work/page"; then ok "week $week has steps"; else not_ok "week $week has steps" "$work/page"; fi
	if [ "$questions" -ge 8 ] && [ "$questions" -le 12 ]; then
		ok "week $week has a quiz of 8 to 12 questions"
	else
		not_ok "week $week has a quiz of $questions questions" "$work/page"
	fi
done
page finalQuiz
if [ "$questions" -ge 25 ]; then ok 'the final quiz has 25 questions or more'; else not_ok "the final quiz has $questions questions" "$work/page"; fi
if grep -q '^draw: 12$' "$course/quizzes/finalQuiz.yaml"; then ok 'and draws 12 of them'; else not_ok 'and draws 12 of them'; fi

for type in single multiple truefalse number text output order match cloze card; do
	if grep -q "^    type: $type\$" "$course"/quizzes/*.yaml; then ok "type $type is used"; else not_ok "type $type is used"; fi
done

# What a learner gets with each question, and what an author would otherwise forget.
for quiz in "$course"/quizzes/*.yaml; do
	"$AWK" -v file="${quiz##*/}" '
	function finish() {
		if (id == "") return
		if (!has["explain:"]) print file ": " id " has no explain"
		if (!has["ref:"]) print file ": " id " has no ref"
		if (file ~ /^week/ && type != "card" && !has["hints:"]) print file ": " id " has no hint"
		if (choices != whys) print file ": " id " has " choices " choices and a why for " whys
	}
	/^questions:/ { inside = 1 }
	!inside { next }
	/^  - / {
		finish()
		split("", has)
		id = $2 == "id:" ? $3 : "line " FNR
		if ($2 != "id:") print file ": " id ": the id comes first"
		choices = whys = 0
	}
	/^    [a-z]+:/ { field = $1; has[field] = 1 }
	/^    type: / { type = $2 }
	field == "choices:" && /^      - / { choices++ }
	field == "choices:" && (/^        why: / || /^      - \{.*, why: "/) { whys++ }
	END { finish() }' "$quiz"
done >"$work/found"
empty 'each question has its id, explanation, passage and hints, each choice its why' "$work/found"

tap_end
