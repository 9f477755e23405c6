#!/bin/sh
# layers.sh - holds the rooms of the house apart: who may include whom, and who may touch the world.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$srcdir" || exit 99

# The code alone: comments and the insides of strings are blanked, lines stay where they are.
code() {
	for file; do
		"$AWK" -v file="$file" '
		{
			out = ""
			line = $0
			while (line != "") {
				if (comment) {
					at = index(line, "*/")
					if (!at) break
					comment = 0
					line = substr(line, at + 2)
				} else if (substr(line, 1, 2) == "/*") {
					comment = 1
					line = substr(line, 3)
				} else if (substr(line, 1, 2) == "//") {
					break
				} else if (match(line, /^"([^"\\]|\\.)*"/) && $0 !~ /^#[ \t]*include/) {
					out = out "\"\""
					line = substr(line, RLENGTH + 1)
				} else if (match(line, /^\047([^\047\\]|\\.)*\047/)) {
					out = out "0"
					line = substr(line, RLENGTH + 1)
				} else {
					out = out substr(line, 1, 1)
					line = substr(line, 2)
				}
			}
			if (out ~ /[^ \t]/) printf "%s:%d: %s\n", file, FNR, out
		}' "$file"
	done
}

find src -name '*.[ch]' | sort >"$work/files"
[ -s "$work/files" ] || { echo "Bail out! no sources in $srcdir/src"; exit 99; }
# shellcheck disable=SC2046
code $(cat "$work/files") >"$work/code"
grep -E '#[ 	]*include' "$work/code" >"$work/includes"

# --- rooms: a room uses those below it ---

may_use() {
	sed -n "s|^\(src/$1/[^:]*:[0-9]*\): *#[ 	]*include *\"\([a-z]*/[^\"]*\)\".*|\1 \2|p" "$work/includes" |
		"$AWK" -v allowed=" $2 " '{
			room = $2
			sub("/.*", "", room)
			if (!index(allowed, " " room " ") && !index(allowed, " " $2 " "))
				print $1 ": may not include " $2
		}' >"$work/found"
	empty "src/$1 uses only: $2" "$work/found"
}

may_use base   "base"
may_use doc    "base doc"
may_use course "base doc course"
may_use learn  "base doc course learn"
may_use app    "base doc course learn app"
may_use cli    "base doc course learn cli"
may_use tui    "base app tui doc/style.h doc/theme.h"
may_use unpack "base unpack course/archive_report.h"

# --- each third-party library has one home ---

one_home() {
	grep -E "include *[<\"]($2)" "$work/includes" | grep -Ev "^($3):" >"$work/found"
	empty "$1 has one home" "$work/found"
}

one_home curses       '(ncursesw/)?(n?curses|term|panel)\.h'  'src/tui/[a-z_]+\.[ch]'
one_home libyaml      'yaml\.h>'                              'src/base/yaml\.c'
one_home libunistring 'uni(str|gbrk|lbrk|case|norm|ctype|width|name|wbrk|types|conv|stdio)\.h>' 'src/base/(unicode|width)\.c'
one_home libarchive   'archive(_entry)?\.h>'                  'src/unpack/unpack\.c'
one_home cmark        'cmark'                                 'src/doc/markdown\.c'

# --- the world is handed in: no clock, environment, terminal or chance below main.c, tui/ and unpack/ ---

grep -Ev '^src/(main\.c|tui/|unpack/)' "$work/code" >"$work/below"

never() {
	grep -E "(^|[^A-Za-z0-9_>.])($2)[ 	]*\(" "$work/below" >"$work/found"
	empty "no $1 below main.c, tui/ and unpack/" "$work/found"
}

never clock 'time|clock|clock_gettime|gettimeofday|localtime|localtime_r|mktime'
never environment 'getenv|secure_getenv|setenv|putenv|setlocale|nl_langinfo'
never terminal 'isatty|ioctl|tcgetattr|tcsetattr|ttyname'
never chance 's?rand|s?random|[dlm]rand48|getrandom|getentropy|arc4random'
never 'standard output' 'v?printf|puts|putchar'
never 'way out' 'exit|_exit|_Exit|system|popen|fork|exec[lv]p?e?|posix_spawnp?'

# --- files ---

sed -n '/\.c$/p' "$work/files" | while read -r file; do
	first=$(grep -m 1 '^#[ 	]*include' "$file")
	[ "$first" = '#include "config.h"' ] || echo "$file: the first include is $first"
done >"$work/found"
empty "each .c includes config.h first" "$work/found"

grep '^src/[a-z/_]*\.h:.*"config\.h"' "$work/includes" >"$work/found"
empty "no header includes config.h" "$work/found"

while read -r file; do
	head -n 40 "$file" | grep -q 'SPDX-License-Identifier: MIT' || echo "$file: no SPDX line"
	[ "$(wc -l <"$file")" -gt 3 ] || echo "$file: hardly a file"
	case $(head -n 3 "$file" | tr '\n' ' ') in
	"/* ${file##*/} - "* | "/*  * ${file##*/} - "*) ;;
	*) echo "$file: the first line does not say what the file is for" ;;
	esac
done <"$work/files" >"$work/found"
empty "each file says what it is for, and its licence" "$work/found"

{
	find src -name '*.[ch]' -o -name '*.def'
	find tests/unit tests/e2e tests/fuzz -name '*.[ch]'
	find tests -maxdepth 1 -name '*.sh'
	find content themes -name '*.md' -o -name '*.yaml'
} | while read -r file; do
	case $file in
	tests/unit/t_* | tests/e2e/t_*) name=${file%.c} ;;
	*) name=$file ;;
	esac
	grep -qE "(^|[[:space:]])$name([[:space:]]|\$)" Makefile.am || echo "$file is not in Makefile.am"
done >"$work/found"
empty "each file is named in Makefile.am" "$work/found"

tap_end
