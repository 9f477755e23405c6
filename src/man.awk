# man.awk - fills the tables of keys, words and options into lectern.1.in.
#
#   awk -v version=1.0 -f man.awk commands.def words.def options.def lectern.1.in
#
# A row of a .def file is COMMAND(ID, "name", contexts, "keys", "help"),
# WORD(name, function, most, "arguments", "help") or OPTION(ID, "name", letter, argument,
# commands, "help"), on one line or several; COMMAND_GROUP("title") heads rows.
# SPDX-License-Identifier: MIT

# Splits the arguments of a row, at commas outside strings, into field[1..].
function split_row(row,    i, c, text, quoted) {
	delete field
	fields = 0
	text = ""
	for (i = 1; i <= length(row); i++) {
		c = substr(row, i, 1)
		if (quoted && c == "\\") {
			text = text substr(row, ++i, 1)
		} else if (c == "\"") {
			quoted = !quoted
		} else if (c == "," && !quoted) {
			field[++fields] = trim(text)
			text = ""
		} else {
			text = text c
		}
	}
	field[++fields] = trim(text)
}

function trim(text) {
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	return text
}

# Text as roff takes it.
function roff(text) {
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	gsub(/\047/, "\\(aq", text)
	gsub(/`/, "\\(ga", text)
	gsub(/\^/, "\\(ha", text)
	gsub(/~/, "\\(ti", text)
	return text
}

# Whether the quotes of a row are closed and its last parenthesis is there.
function is_whole(row,    i, c, quoted) {
	for (i = 1; i <= length(row); i++) {
		c = substr(row, i, 1)
		if (quoted && c == "\\")
			i++
		else if (c == "\"")
			quoted = !quoted
	}
	return !quoted && row ~ /\)[ \t]*$/
}

/^COMMAND_GROUP\("/ {
	split($0, title, "\"")
	keys = keys ".SS " roff(title[2]) "\n"
	next
}

FILENAME ~ /\.def$/ {
	if (row == "" && $0 !~ /^(COMMAND|WORD|OPTION)\(/)
		next
	row = row $0
	sub(/[ \t]*\/\*.*\*\/[ \t]*$/, "", row)
	if (!is_whole(row))
		next
	kind = substr(row, 1, index(row, "(") - 1)
	sub(/^[A-Z]+\(/, "", row)
	sub(/\)[ \t]*$/, "", row)
	split_row(row)
	if (kind == "COMMAND")
		add_command()
	else if (kind == "WORD")
		add_word()
	else
		add_option()
	row = ""
	next
}

function add_command() {
	keys = keys ".TP\n.B " (field[4] == "" ? "(no key)" : roff(field[4])) "\n" roff(field[5]) " (" roff(field[2]) ").\n"
}

function add_word() {
	words = words ".TP\n\\fB" roff(field[1]) "\\fR" (field[4] == "" ? "" : " " roff(field[4])) "\n" roff(field[5]) ".\n"
}

function add_option(    name) {
	name = "\\fB\\-\\-" roff(field[2]) "\\fR"
	if (field[4] != "NULL")
		name = name "=\\fI" roff(field[4]) "\\fR"
	if (field[3] != "0") {
		gsub(/\047/, "", field[3])
		name = "\\fB\\-" field[3] "\\fR, " name
	}
	options = options ".TP\n" name "\n" roff(field[6])
	if (field[5] != "*")
		options = options " (with " roff(field[5]) ")"
	options = options ".\n"
}

/^@KEYS@$/    { printf "%s", keys; next }
/^@WORDS@$/   { printf "%s", words; next }
/^@OPTIONS@$/ { printf "%s", options; next }
              { gsub(/@VERSION@/, version); print }
