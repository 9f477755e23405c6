#!/bin/sh
# course_code.sh - the programs of the course build, run, and print what the course says they print.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
course=$srcdir/content/tinyml
cc=${CC:-cc}

# Each block titled NAME.c or NAME.py goes to PAGE/NAME.c, one titled "output of NAME.c" to PAGE/NAME.c.out.
for page in "$course"/*.md; do
	name=${page##*/}
	name=${name%.md}
	mkdir "$work/$name" || exit 99
	"$AWK" -v folder="$work/$name" '
	file != "" && /^```[ \t]*$/ { close(file); file = ""; next }
	file != "" { print >file; next }
	match($0, /^```.* title="[^"]*"/) {
		title = substr($0, RSTART, RLENGTH)
		sub(/.* title="/, "", title)
		sub(/"$/, "", title)
		end = ""
		if (sub(/^output of /, "", title))
			end = ".out"
		if (title ~ /^[A-Za-z0-9_]+\.(c|py)$/) {
			file = folder "/" title end
			printf "" >file
		}
	}' "$page"
done

# Each question of type output with a fence of c or python goes to quiz/ID.c or quiz/ID.py, what it accepts first to
# ID.c.out. C stands in a main() of its own.
mkdir "$work/quiz" || exit 99
for quiz in "$course"/quizzes/*.yaml; do
	"$AWK" -v folder="$work/quiz" '
	function finish() {
		if (file ~ /\.c$/) print "}" >file
		if (file != "") close(file)
		file = ""
	}
	/^  - id: / { id = $3; wanted = 0; out = "" }
	/^    type: output$/ { wanted = 1 }
	wanted && file == "" && /^ +```(c|python)$/ {
		match($0, /^ +/)
		indent = RLENGTH
		file = folder "/" id ($0 ~ /python$/ ? ".py" : ".c")
		out = file ".out"
		printf "" >file
		if (file ~ /\.c$/) {
			print "#include <math.h>\n#include <stdint.h>\n#include <stdio.h>" >file
			print "int main(void)\n{" >file
		}
		next
	}
	file != "" && /^ +```$/ { finish(); next }
	file != "" { print substr($0, indent + 1) >file; next }
	out != "" && /^    accept: \["/ {
		sub(/^    accept: \["/, "")
		sub(/".*/, "")
		print >out
		close(out)
		out = ""
	}' "$quiz"
done

python3 -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 && python=yes || python=no
command -v "${cc%% *}" >/dev/null 2>&1 && compiler=yes || compiler=no

# words FILE...: in one line, with single blanks.
words() {
	cat "$@" | tr -s ' \t\n' '   ' | sed 's/^ //; s/ $//'
	echo
}

# run FILE: compiles and runs it, what it prints in $work/printed. 2 where that cannot be done here.
run() {
	case $1 in
	*.c)
		[ $compiler = yes ] || return 2
		# shellcheck disable=SC2086
		$cc -std=c11 -Wall -Wextra -Werror -o "$work/program" "$1" -lm >"$work/printed" 2>&1 &&
			"$work/program" >"$work/printed" 2>&1
		;;
	*.py)
		[ $python = yes ] || return 2
		python3 "$1" >"$work/printed" 2>&1
		;;
	esac
	[ $? = 0 ]
}

# said FILE PAGE: each line that was printed stands on the page, which may break it.
said() {
	words "$2" >"$work/page"
	tr -s ' \t' '  ' <"$work/printed" | sed 's/^ //; s/ $//' | while read -r line; do
		grep -qF -e "$line" "$work/page" || echo "not on the page: $line"
	done >"$work/found"
	empty "$1 prints what the page says" "$work/found"
}

count=0
for code in "$work"/*/*.c "$work"/*/*.py; do
	[ -e "$code" ] || continue
	folder=${code%/*} name=${code##*/}
	folder=${folder##*/}
	count=$((count + 1))
	run "$code"
	case $? in
	0) ;;
	2)
		skip "$folder: $name runs" 'no compiler or no Python 3 here'
		continue
		;;
	*)
		not_ok "$folder: $name runs" "$work/printed"
		continue
		;;
	esac
	ok "$folder: $name runs"
	if [ "$folder" = quiz ]; then
		words "$work/printed" >"$work/got"
		words "$code.out" >"$work/wanted"
		same "quiz: the key of $name is what it prints" "$work/wanted" "$work/got"
	elif [ -e "$code.out" ]; then
		same "$folder: $name prints its output block" "$code.out" "$work/printed"
	else
		said "$folder: $name" "$course/$folder.md"
	fi
done

# Nothing is passed over: as many programs as titles, and an output block only with its program.
cat "$course"/*.md | grep -cE '^```.* title="[A-Za-z0-9_]+\.(c|py)"' >"$work/wanted"
cat "$course"/quizzes/*.yaml | grep -c '^    type: output$' >>"$work/wanted"
find "$work" -path '*/week*/*' \( -name '*.c' -o -name '*.py' \) | wc -l | tr -d ' ' >"$work/got"
find "$work/quiz" -name '*.out' | wc -l | tr -d ' ' >>"$work/got"
same 'every program was found' "$work/wanted" "$work/got"
[ "$count" -ge 5 ] && ok 'there are programs' || not_ok "there are programs: $count"
for output in "$work"/*/*.out; do
	[ ! -e "$output" ] || [ -e "${output%.out}" ] || echo "${output#"$work"/}"
done >"$work/found"
empty 'every output block has its program' "$work/found"

tap_end
