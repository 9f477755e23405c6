#!/bin/sh
# review.sh - answers come back on their day: over all courses, line by line and as JSON.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99

# Two courses: one is found by the id that it gives itself, one by the name of its folder.
LECTERN_PATH=$work/installed
export LECTERN_PATH
mkdir -p installed/folder/quizzes installed/beta
printf 'id: alpha\ntitle: Alpha\n' >installed/folder/course.yaml
printf '# First page\n\nText.\n' >installed/folder/one.md
cat >installed/folder/quizzes/one.yaml <<'END'
mode: check
confidence: true
questions:
  - {id: a1, type: truefalse, prompt: Is it one?, answer: true}
  - {id: a2, type: truefalse, prompt: Is it two?, answer: true}
  - {id: a3, type: truefalse, prompt: Is it three?, answer: true}
END
printf 'id: beta\n' >installed/beta/course.yaml
cat >installed/beta/two.md <<'END'
# Second page

```quiz
- {id: b1, type: truefalse, prompt: Is it?, hints: [The first], answer: true}
```
END

# on DAY ARG...: what the program prints on that day at noon; standard input is the learner.
on() {
	LECTERN_NOW=$1T12:00:00Z
	export LECTERN_NOW
	shift
	"$LECTERN" --state "$work/state" "$@" 2>err
}

# shows NAME TEXT FILE...: each file has the text.
shows() {
	name=$1 text=$2
	shift 2
	if grep -qF -e "$text" "$@"; then ok "$name"; else not_ok "$name: no $text" "$1"; fi
}

# fields FILE KEY...: the values of the keys, a card a line.
fields() {
	file=$1
	shift
	"$AWK" -v keys="$*" '
		BEGIN { count = split(keys, key, " ") }
		{ gsub(/[",]/, ""); sub(/:$/, "", $1); value[$1] = $2 }
		/^  }/ { for (i = 1; i <= count; i++) printf "%s%s", value[key[i]], i < count ? " " : "\n" }' "$file"
}

on 2026-01-05 review </dev/null >out
shows 'without an answer there is nothing to review' 'Nothing is due' out
on 2026-01-05 review --json </dev/null >out
[ "$(cat out)" = '[]' ] && ok 'and no card' || not_ok 'and no card' out

# Sure and right, sure and wrong, a guess; then right, with a hint.
printf 't\ns\nf\ns\nt\ng\n' | on 2026-01-05 quiz --no-shuffle alpha one >out
printf '?\nt\n' | on 2026-01-05 quiz --no-shuffle beta two >>out
# Once more on the same day: rates nothing.
printf 'f\ns\nf\ns\nf\ns\n' | on 2026-01-05 quiz --no-shuffle --new alpha one >>out
on 2026-01-05 review --json >json </dev/null
cat >want <<'END'
alpha one a2 2026-01-06 0.212 1 0
beta two b1 2026-01-06 1.2931 1 0
alpha one a3 2026-01-07 2.3065 1 0
alpha one a1 2026-01-13 8.2956 1 0
END
fields json course page question due stability reps lapses >got
same 'cards come from the first answers of the day' want got

on 2026-01-06 progress --json alpha >out
shows 'progress counts what is due' '"due": 1' out

# The one who is asked of two courses, the surely wrong first.
printf 't\nt\nt\n' | on 2026-01-06 review >out
grep '^Question' out >got
printf 'Question 1 of 2, from First page\nQuestion 2 of 2, from Second page\n' >want
same 'what is due is asked over all courses, sure and wrong first' want got
shows 'with its end' 'Reviewed 2, 2 right.' out
on 2026-01-06 review </dev/null >out
shows 'what was reviewed is not due again that day' 'Nothing is due' out
on 2026-01-06 review --json alpha </dev/null >json
fields json question >got
printf 'a3\na2\na1\n' >want
same 'a course named is the only one' want got
shows 'an attempt at the quiz itself is not touched' '"attempts": 2' <<END
$(on 2026-01-06 progress --json alpha)
END

# The input ends before the answer: nothing is lost but the question.
on 2026-01-08 review </dev/null >out
shows 'what is left undone is said' 'saved: 0 of 2' out

printf 'review: {limit: 1}\n' >config.yaml
printf 't\ng\n' | on 2026-01-08 --config config.yaml review alpha >out
shows 'no more than the limit at a time' 'Question 1 of 1,' out
shows 'and the rest is named' '1 more is due today' out
printf 'review:\n  retention: 2\n' >config.yaml
on 2026-01-08 --config config.yaml review >out </dev/null
shows 'a setting out of range is refused' 'config.yaml:2:14: retention' err

# A question that has vanished, a course that has.
sed '/a1/d' installed/folder/quizzes/one.yaml >one.yaml && mv one.yaml installed/folder/quizzes/
mv installed/beta gone
on 2026-01-31 review >out </dev/null
shows 'a question that has vanished is left out and said' 'alpha: 1 due of which' err
[ "$(grep -c '^lectern: beta' err)" = 0 ] && ok 'a course that is gone is no news' ||
	not_ok 'a course that is gone is no news' err
mv installed/folder elsewhere
on 2026-01-31 review >out </dev/null
shows 'unless nothing else is due' 'beta: 1 due, but' err
mv elsewhere installed/folder

# What was opened by its path is found there again, as long as it is that course.
mkdir here
cp -r gone here/notes
cp installed/folder/quizzes/one.yaml here/alone.yaml
sed 's/^id: beta/id: gamma/' gone/course.yaml >here/notes/course.yaml
printf 'f\nf\n' | on 2026-02-01 quiz here/notes two >out
printf 'f\ns\n' | on 2026-02-01 quiz --no-shuffle here/alone.yaml >out
shows 'the journal says where it was' " course path=$(cd here && pwd -P)/notes title=" state/gamma/journal
[ "$(grep -c ' course ' state/gamma/journal)" = 1 ] && ok 'once' || not_ok 'once' state/gamma/journal
printf 't\n' | on 2026-02-01 quiz --new here/notes two >out
[ "$(grep -c ' course ' state/gamma/journal)" = 1 ] && ok 'and not again' || not_ok 'and not again' state/gamma/journal
mkdir away
(cd away && on 2026-02-03 review >../out </dev/null)
grep '^Question' out >got
shows 'a course opened by its path is asked' 'of 4,' got
mv here/notes here/moved
on 2026-02-03 review >out </dev/null
shows 'one that has moved is left out' 'of 3,' out
printf 'f\n' | on 2026-02-03 quiz --new here/moved two >out
[ "$(grep -c ' course ' state/gamma/journal)" = 2 ] && ok 'until it is opened again' ||
	not_ok 'until it is opened again' state/gamma/journal
grep -v ' course ' state/gamma/journal >old && cp old state/gamma/journal
on 2026-02-04 review >out </dev/null
shows 'a journal that does not say where is as good as before' 'gamma: 1 due, but where' err

printf 'x' >>state/alpha/journal
on 2026-01-31 review --json >out </dev/null
shows 'a torn journal is said' 'lectern:' err
[ "$(grep -c '"question"' out)" = 6 ] && ok 'and the rest of it stands' || not_ok 'and the rest of it stands' out

tap_end
