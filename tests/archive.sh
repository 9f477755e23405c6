#!/bin/sh
# archive.sh - courses in archives: every form opens, every way out of one is left out with a sentence.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99

pack=$(dirname "$LECTERN")/tests/pack
if ! [ -x "$pack" ]; then
	: >course.zip
	"$LECTERN" outline course.zip >out 2>err
	if grep -q 'without libarchive' err; then skip 'archives' 'built without libarchive'; else not_ok 'archives' err; fi
	tap_end
	exit
fi

if command -v timeout >/dev/null; then limit='timeout 120'; else limit=; fi
XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state LECTERN_NOW=2026-01-05T12:00:00Z
TMPDIR=$work/tmp
export XDG_CACHE_HOME XDG_STATE_HOME LECTERN_NOW TMPDIR
mkdir tmp
kept=cache/lectern/archives

# status NAME WANTED COMMAND...: the exit status; out and err are kept.
status() {
	name=$1 wanted=$2
	shift 2
	$limit "$LECTERN" "$@" >out 2>err </dev/null
	got=$?
	if [ "$got" = "$wanted" ]; then ok "$name"; else not_ok "$name: exit $got" err; fi
}

# has NAME TEXT FILE: FILE holds TEXT.
has() {
	if grep -qF -e "$2" "$3"; then ok "$1"; else not_ok "$1: $2" "$3"; fi
}

# left NAME COUNT: so many archives are kept unpacked, and nothing else lies about.
left() {
	find $kept -mindepth 1 -maxdepth 1 2>/dev/null >seen
	find tmp -mindepth 1 >>seen
	if [ "$(wc -l <seen)" = "$2" ]; then ok "$1"; else not_ok "$1: not $2" seen; fi
}

# --- each form ---

book='folder book-main
file book-main/book.toml [book]%0Atitle%20=%20"The%20book"%0A
file book-main/src/SUMMARY.md -%20[One](one.md)%0A-%20[Two](two.md)%0A
file book-main/src/one.md #%20One%0A%0AA%20[link](nowhere.md).%0A
file book-main/src/two.md #%20Two%0A%0Atwowords%0A'

for format in zip tar tar.gz tar.xz tar.bz2 tar.zst; do
	echo "$book" | "$pack" $format book.$format || continue
	status "a book in a $format" 0 outline --json book.$format
	empty "a book in a $format: without a word" err
	grep -v '"id": "book-[0-9a-f]\{8\}"' out >outline.$format
	same "a book in a $format is the same" outline.zip outline.$format
	grep -q '"id": "book-[0-9a-f]\{8\}"' out && ok "a $format: its id" || not_ok "a $format: its id" out
done
has 'it has the kind of what is in it' '"kind": "mdbook"' outline.zip
has 'the paths are those in its only folder' '"path": "src/one.md"' outline.zip

echo "$book" | sed 's/book-main\///; s/^folder.*/folder src/' | "$pack" zip flat.zip
status 'a zip without a folder around it' 0 outline --json flat.zip
grep -v '"id": "flat-[0-9a-f]\{8\}"' out >outline.flat
same 'is the same course' outline.zip outline.flat

status 'a page of it' 0 render book.zip src/two
has 'a page of it is shown' twowords out
status 'a page that is not there' 1 render book.zip three
status 'render without a page' 2 render book.zip
status 'opened line by line' 0 book.zip src/two
has 'opened line by line' twowords out
status 'by LECTERN_COURSE' 0 --version
LECTERN_COURSE=$work/book.zip $limit "$LECTERN" outline >out 2>err </dev/null
has 'by LECTERN_COURSE' One out
status 'check' 1 check book.zip
has 'check names the archive' 'book.zip/src/one.md:3:10: error:' out
mkdir folder.zip
printf '# A folder\n' >folder.zip/a.md
status 'a folder of such a name' 0 outline folder.zip
has 'is a folder' 'A folder' out
status 'an archive that is not there' 1 open nowhere.zip
has 'an archive that is not there' 'nowhere.zip: there is no such file' err

# --- what is kept ---

quiz='file a.md #%20A%0A%0AText.%0A%0A##%20Steps%0A%0A1.%20First%0A
file quizzes/a.yaml questions:%0A%20%20-%20{id:%20q1,%20type:%20truefalse,%20prompt:%20Is%20it?,%20answer:%20true}%0A'
echo "$quiz" | "$pack" zip quiz.zip
printf 't\n' | $limit "$LECTERN" quiz --plain quiz.zip a >out 2>err
has 'a quiz in an archive' 'score: 1/1 (100%) passed' out
{ echo "$quiz"; echo 'file b.md #%20B%0A'; } | "$pack" zip quiz.zip
status 'the archive has grown' 0 progress --json quiz.zip
has 'there is a new page' '"id": "b"' out
has 'what was answered counts on' '"attempts": 1' out
status 'the review' 0 review --json quiz.zip
has 'has its question' '"question": "q1"' out
status 'the review of all' 0 review --json
has 'finds the archive' '"question": "q1"' out
rm -rf cache
status 'without the cache' 0 progress --json quiz.zip
has 'what was answered counts still' '"attempts": 1' out

rm -rf cache
status 'read only' 0 --read-only outline book.zip
[ ! -e cache ] && ok 'keeps nothing' || not_ok 'keeps nothing'
left 'and leaves nothing' 0
mkdir cache
: >cache/lectern
status 'a cache that cannot be made' 0 outline book.zip
left 'leaves nothing either' 0
rm -rf cache
mkdir nohome
(unset XDG_CACHE_HOME; HOME=$work/nohome $limit "$LECTERN" outline book.zip) >out 2>err
[ -d nohome/.cache/lectern/archives ] && ok 'the cache at home' || not_ok 'the cache at home' err
for i in 1 2 3 4 5 6 7 8 9 10 11; do
	cp book.zip "book$i.zip"
	$limit "$LECTERN" outline "book$i.zip" >/dev/null 2>>err
done
left 'only so many are kept' 8
rm -rf cache
for i in 1 2 3 4 5 6; do $limit "$LECTERN" outline book.tar.gz >out.$i 2>&1 & done
wait
left 'several at once make one' 1
cat out.? | sort -u | wc -l >got
wc -l <out.1 >want
same 'and each is served' want got

# --- the program that unpacks ---

[ "$(find $kept -type f ! -perm 600 | wc -l)$(find $kept -type d ! -perm 700 | wc -l)" = 00 ] &&
	ok 'nobody else may read it' || not_ok 'nobody else may read it'
if ldd "$LECTERN" >libraries 2>/dev/null; then
	grep libarchive libraries >found
	empty 'lectern itself is not linked with libarchive' found
fi
"$(dirname "$LECTERN")/unpack" <book.zip >out 2>err 3<&-
[ $? = 2 ] && ok 'started by hand it says what it is' || not_ok 'started by hand it says what it is' err
mkdir moved
cp "$LECTERN" moved/
rm -rf cache
$limit moved/lectern outline book.zip >out 2>err
[ $? = 1 ] && has 'without it' 'libexec/lectern/unpack' err || not_ok 'without it' err
left 'without it nothing is left' 0

# --- what is damaged, or none ---

# refused NAME FILE TEXT: opening FILE is a fault, TEXT is said, and nothing stays.
refused() {
	rm -rf cache
	status "$1" 1 outline "$2"
	has "$1: the sentence" "lectern: $2: $3" err
	[ "$(wc -l <err)" = 1 ] && ok "$1: one sentence" || not_ok "$1: one sentence" err
	left "$1: nothing stays" 0
}

none='this is no archive that can be read'
: >empty.zip
refused 'an empty file' empty.zip "$none"
printf 'Just some text.\n%01000d' 0 >text.zip
refused 'a text' text.zip "$none"
refused 'a text called tar.gz' "$(cp text.zip text.tar.gz && echo text.tar.gz)" "$none"
gzip -c text.zip >packed.tar.gz 2>/dev/null && refused 'a packed text' packed.tar.gz 'this archive is damaged at entry 1'
mkfifo pipe.zip 2>/dev/null && status 'a named pipe' 1 outline pipe.zip
cp book.tar.gz wrong.zip
status 'a tar.gz that is called zip opens' 0 outline wrong.zip

more=$("$AWK" 'BEGIN { srand(1); for (i = 0; i < 40000; i++) printf "%c", 97 + int(26 * rand()) }')
for format in zip tar tar.gz tar.xz; do
	{ echo "$book"; echo "file more.md $more"; } | "$pack" $format whole.$format
	size=$(wc -c <whole.$format)
	head -c $((size * 2 / 3)) whole.$format >cut.$format
	refused "a $format that is cut off" cut.$format 'this archive is damaged at entry '
done

# Bytes that are wrong, anywhere: it opens or is refused, in words.
for format in zip tar tar.gz tar.xz; do
	echo "$book" | "$pack" $format good.$format
	size=$(wc -c <good.$format)
	rm -rf cache
	: >found
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		at=$(((size * i) / 13))
		{ head -c $at good.$format; printf 'ZZZZ'; tail -c +$((at + 5)) good.$format; } >bad.$format
		$limit "$LECTERN" outline bad.$format >out 2>err
		got=$?
		[ $got -lt 2 ] || echo "at $at: exit $got" >>found
		[ $got = 0 ] || grep -q "^lectern: bad.$format: [a-z ]*archive" err || sed "s/^/at $at: /" err >>found
	done
	find $kept tmp -name 'lectern-new-*' >>found
	empty "a $format with wrong bytes" found
done

echo "$book" | "$pack" zip secret.zip password 2>/dev/null
case $? in
0) refused 'an encrypted zip' secret.zip 'this archive asks for a password; unpack it yourself' ;;
*) skip 'an encrypted zip' 'this libarchive cannot make one' ;;
esac

# --- too much ---

"$AWK" 'BEGIN { for (i = 0; i < 30000; i++) print "file d/" i ".md a" }' | "$pack" tar.gz many.tar.gz
refused 'too many entries' many.tar.gz 'this archive holds more than 20000 entries'
printf 'zeros %s.md 60000000\n' a b | "$pack" zip bomb.zip
refused 'a bomb' bomb.zip 'this archive unpacks to more than 200 times its size'
printf 'zeros a.md 200000000\n' | "$pack" tar.gz bomb.tar.gz
refused 'a bomb of one file' bomb.tar.gz 'this archive unpacks to more than 200 times its size'
printf 'zeros large.bin 67108865\nfile a.md #%%20A%%0A\n' | "$pack" tar large.tar
status 'a file that is too large' 0 outline large.tar
has 'is left out' 'large.tar: left out: 1 file over 64 MiB' err
rm -f bomb.* large.tar many.tar.gz

# --- every way out ---

mkdir outside
printf 'untouched\n' >outside/file
: >before
: >after
: >diff
: >found

# left_out NAME LEFT RECIPE...: the recipe's entries are left out, a page stays, and nothing else is written.
left_out() {
	way=$1 left=$2
	shift 2
	for format in tar zip; do
		rm -rf cache
		{ printf '%s\n' "$@"; echo 'file good.md #%20Good%0A'; } | "$pack" $format way.$format 2>err || continue
		find . -path ./cache -prune -o -type f -print | sort >before
		status "$way, $format" 0 outline way.$format
		has "$way, $format: a page stays" Good out
		if [ -n "$left" ]; then
			has "$way, $format: the sentence" "way.$format: left out: $left" err
		else
			empty "$way, $format: without a word" err
		fi
		find . -path ./cache -prune -o -type f -print | sort >after
		same "$way, $format: nothing is written elsewhere" before after
		find cache ! -type f ! -type d >found
		find cache -perm /6077 >>found 2>/dev/null
		empty "$way, $format: files and folders alone" found
		[ "$(cat outside/file)" = untouched ] || not_ok "$way, $format: a file was written over"
	done
}

one='1 path that leads out of it'
left_out 'a path with dots' "$one" 'file ../way-out.md out'
left_out 'dots within' "$one" 'file a/../../way-out.md out'
left_out 'dots that come back' "$one" 'file a/../b.md out'
left_out 'a whole path' "$one" "file $work/way-out.md out"
left_out 'a folder above' "$one" 'folder ../way-out'
left_out 'a link' '1 link' "link way $work/outside"
left_out 'a file through a link' '1 link' "link way $work/outside" 'file way/file out'
left_out 'a file over a link' '1 link' "link way $work/outside/file" 'file way out'
left_out 'a link in a folder' '2 links' 'folder a' 'link a/b ..' 'link a/b/c ..' 'file a/b/c/d.md d'
left_out 'a control character' '2 names that no file can have' 'file a%0Ab.md out' 'file a%1b[2Jb.md out'
left_out 'a name that is too long' '1 name that no file can have' \
	"file $("$AWK" 'BEGIN { for (i = 0; i < 300; i++) printf "a" }').md out"
left_out 'many folders in each other' '1 path that is too deep' \
	"file $("$AWK" 'BEGIN { for (i = 0; i < 10000; i++) printf "a/" }')b.md out"
left_out 'the same name twice' '1 path that was taken already' 'file a.md first' 'file a.md second'
left_out 'a file where a folder is' '1 path that was taken already' 'folder a' 'file a out'
left_out 'a folder where a file is' '2 paths that were taken already' 'file a out' 'folder a' 'file a/b.md out'
left_out 'the folder itself' '' 'folder ./' 'folder .'
left_out 'what macOS leaves' '' 'file __MACOSX/._good.md out' 'file .DS_Store out'
left_out 'a name with blanks and signs' '' 'file a%20$(touch%20way-out)%20;%20-rf%20*.md out'
left_out 'a report of its own' '' 'file .report out'
printf 'hard way.md ../outside/file\nhard b.md good.md\npipe pipe\ndevice null\nfile good.md #%%20Good%%0A\n' |
	"$pack" tar way.tar
status 'hard links, a pipe and a device' 0 outline way.tar
has 'are left out' 'way.tar: left out: 2 links, 2 devices and pipes' err
status 'the second time' 0 outline way.tar
empty 'nothing is said again' err
printf 'file ../a.md out\nfile good.md #%%20Good%%0A\n' | "$pack" zip way.zip
status 'check' 1 check way.zip
has 'check says it each time' 'way.zip: error: 1 path leads out of this archive and is left out' out
has 'under its rule' '[outside-root]' out

printf 'file a.md #%%20\303\234bung%%0A\nfile %%C3%%9Cbung/\343\201\202.md #%%20Kana%%0A\n' | "$pack" zip names.zip
LC_ALL=C $limit "$LECTERN" outline --json names.zip >out 2>err
has 'names in other alphabets' 'Übung/あ.md' out

tap_end
