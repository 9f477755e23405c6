#!/bin/sh
# course_quizzes.sh - every quiz of the course can be answered in full, from its own key and by what is shown.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
course=$srcdir/content/tinyml

# ask FOLDER ARG...: a quiz, answered by standard input, with a state of its own.
ask() {
	state=$work/$1
	shift
	"$LECTERN" quiz --plain --no-shuffle --state "$state" "$@"
}

# key QUIZ SHOWN: the answers to its questions, a line each, with the labels of SHOWN for what it does not show as
# written. A quiz that asks how sure one is wants a line more; a card wants an empty line and a grade.
key() {
	"$AWK" '
	function finish(    i, line) {
		if (type == "")
			return
		line = answer
		if (type == "truefalse")
			line = substr(answer, 1, 1)
		else if (type == "number" && unit != "")
			line = answer " " unit
		else if (type == "order")
			for (i = 1; i <= items; i++)
				line = line " " label[asked, item[i]]
		else if (type == "match")
			for (i = 1; i <= items; i++)
				line = line " " i label[asked, item[i]]
		else if (type == "card")
			line = "\n4"
		sub(/^ /, "", line)
		print line
		if (sure && type != "card")
			print "s"
		type = ""
	}
	# What {{...}} holds first.
	function blanks(line,    list, blank) {
		while (match(line, /\{\{[^}]*\}\}/)) {
			blank = substr(line, RSTART + 2, RLENGTH - 4)
			line = substr(line, RSTART + RLENGTH)
			sub(/\|.*/, "", blank)
			list = list (list == "" ? "" : "; ") blank
		}
		return list
	}
	FNR == NR {
		if (/^Question [0-9]+ of [0-9]+$/) {
			asked = $2
		} else if (match($0, /^  ([0-9]+|[a-z]) +/)) {
			name = substr($0, RSTART, RLENGTH)
			gsub(/ /, "", name)
			label[asked, substr($0, RLENGTH + 1)] = name
		}
		last = asked
		next
	}
	FNR == 1 { asked = 0 }
	/^confidence: true$/ { sure = 1 }
	/^  - id: / { finish(); asked++; items = choices = 0; answer = unit = "" }
	/^    [a-z]+:/ { field = $1 }
	/^    type: / { type = $2 }
	/^    unit: / { unit = $2 }
	/^    prompt: / && type == "cloze" { answer = blanks($0) }
	/^    answer: / && type ~ /^(truefalse|number)$/ { answer = $2 }
	/^    accept: \[/ {
		sub(/^    accept: \[/, "")
		sub(/^"/, "") ? sub(/".*/, "") : sub(/[],].*/, "")
		sub(/\*$/, "")
		answer = $0
	}
	/^      - (\{text: |text: )/ && field == "choices:" { choices++ }
	(/^        correct: true$/ || /^      - \{.*, correct: true, /) && field == "choices:" {
		answer = answer " " substr("abcdefgh", choices, 1)
	}
	/^      - / && field == "items:" { item[++items] = substr($0, 9) }
	/^      - \[/ && field == "pairs:" {
		sub(/^[^,]*, /, "")
		sub(/\]$/, "")
		item[++items] = $0
	}
	END { finish() }' "$2" "$1"
}

# full NAME QUIZ QUESTIONS ARG...: skips through the quiz to see it, and then answers it; 0 QUESTIONS stand for all.
full() {
	name=$1 quiz=$2 points=$3
	shift 3
	[ "$points" -gt 0 ] || points=$(grep '^    type: ' "$quiz" | grep -cv ' card$')
	"$AWK" 'BEGIN { for (i = 0; i < 200; i++) print "-" }' | ask "$name-seen" "$@" >"$work/shown" 2>"$work/errors"
	empty "$name: nothing to complain of" "$work/errors"
	key "$quiz" "$work/shown" >"$work/key"
	ask "$name-full" "$@" <"$work/key" >"$work/said" 2>&1
	tail -n 1 "$work/said" >"$work/got"
	echo "score: $points/$points (100%) passed" >"$work/wanted"
	same "$name: $points points of $points" "$work/wanted" "$work/got"
	grep -n -B 3 -A 3 -E '^(Not right|Partly right|Not understood|Skipped)' "$work/said" | sed 's/^/# /'
}

for week in One Two Three Four Five; do
	full "week$week" "$course/quizzes/week$week.yaml" 0 "$course" "week$week"
done
full 'final quiz as drawn' "$course/quizzes/finalQuiz.yaml" 12 "$course" finalQuiz

# All of it, not only what is drawn.
grep -v '^draw: ' "$course/quizzes/finalQuiz.yaml" >"$work/final.yaml"
full 'final quiz as a whole' "$work/final.yaml" 0 "$work/final.yaml"

tap_end
