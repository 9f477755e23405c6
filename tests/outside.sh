#!/bin/sh
# outside.sh - every way out of a course's folder ends at its border, with a sentence that says so.
# SPDX-License-Identifier: MIT
. "${srcdir:-.}/tests/tap.sh"
cd "$work" || exit 99

# What nobody may see: each file holds one word.
word=Zanzibar
mkdir -p secret/deep
for name in page.md deep/page.md SUMMARY.md index.md; do printf '# %s\n\n%s\n' $word $word >secret/$name; done
printf '%s\n' $word >secret/code.rs
printf 'questions:\n  - {id: q, type: truefalse, prompt: %s, answer: true}\n' $word >secret/quiz.yaml
printf 'title: %s\n' $word >secret/course.yaml
printf '%s' $word >secret/picture.png

if command -v timeout >/dev/null; then limit='timeout 60'; else limit=; fi

# All that a course shows, line by line, must not have the word.
keeps() {
	{
		$limit "$LECTERN" outline --json "$2"
		$limit "$LECTERN" search "$2" zanzibar
		$limit "$LECTERN" progress --json "$2"
		$limit "$LECTERN" export --to csv "$2"
		for page in start one two page secret/page index; do
			$limit "$LECTERN" render "$2" $page
			$limit "$LECTERN" quiz --plain "$2" $page
		done
	} >shown 2>&1 </dev/null
	if grep -q "$word" shown; then
		grep -n "$word" shown >seen
		not_ok "$1: nothing of it is shown" seen
	else
		ok "$1: nothing of it is shown"
	fi
}

# check says TEXT of FILE, under RULE.
says() {
	$limit "$LECTERN" check "$2" >found 2>/dev/null </dev/null
	if grep -F "$3" found | grep -qF "[$4]"; then ok "$1"; else not_ok "$1: $3 [$4]" found; fi
	if grep -q "$word" found; then not_ok "$1: the word is in a finding" found; fi
}

# --- links, pictures and the like on a page ---

new() {
	rm -rf course
	mkdir course
	printf '# Start\n\nSome text.\n' >course/start.md
}

links='../secret/page.md
./../secret/page.md
sub/../../secret/page.md
%2e%2e/secret/page.md
..%2Fsecret%2Fpage.md
%2E%2E%2Fsecret/page.md?a=b#c
/../secret/page.md
/docs/../../secret/page.md
@site/../secret/page.md
../secret
../secret/code.rs
pathname:///../secret/code.rs'
new
{
	i=0
	echo "$links" | while read -r link; do
		i=$((i + 1))
		printf '[link %d](%s)\n\n' $i "$link"
	done
} >>course/start.md
echo "$links" | while read -r link; do echo "\"$link\" leads out of the course"; done >want
$limit "$LECTERN" check course >found 2>/dev/null
while read -r line; do
	if grep -F "$line" found | grep -qF '[outside-root]'; then ok "$line"; else not_ok "$line" found; fi
done <want
keeps 'links with dots' course

new
cat >>course/start.md <<EOT
[whole]($work/secret/page.md) [file](file://$work/secret/page.md) ![p](../secret/picture.png)
<a href="../secret/page.md">html</a> <img src="../secret/picture.png" alt="p"> [ref][r]

[r]: ../secret/code.rs
EOT
says 'a whole path' course "$work/secret/page.md\" leads nowhere" link-broken
says 'a file: address' course 'is never opened' link-broken
says 'a picture' course '"../secret/picture.png" leads out of the course' outside-root
says 'a link in HTML' course '"../secret/page.md" leads out of the course' outside-root
says 'a link by reference' course '"../secret/code.rs" leads out of the course' outside-root
keeps 'other forms of links' course

# --- symbolic links ---

new
ln -s ../secret/page.md course/one.md
ln -s ../secret course/way
ln -s way course/twice
ln -s "$work/secret/code.rs" course/code.rs
ln -s ../course course/round
cat >>course/start.md <<EOT
[a](one.md) [b](way/page.md) [c](twice/page.md) [d](code.rs) [e](way) [f](twice/deep/page.md)
EOT
for link in one.md way/page.md twice/page.md code.rs way twice/deep/page.md; do
	says "a link to the symbolic link $link" course "\"$link\" leads out of the course" outside-root
done
for link in one.md way twice code.rs; do
	says "the symbolic link $link itself" course "course/$link: error: this symbolic link leads out" outside-root
done
keeps 'symbolic links' course

# --- a course of ours ---

new
printf 'pages: [start, ../secret/page]\nsessions: [{when: 2026-01-12, title: a, page: ../secret/page}]\n' >course/course.yaml
says 'a page of course.yaml' course 'course.yaml:1:16: error: the page "../secret/page" is outside the course' outside-root
says 'a page of a session' course 'course.yaml:2:47: error: the page "../secret/page" is outside the course' outside-root
keeps 'course.yaml' course

# Manifests that are symbolic links themselves.
printf '[book]\ntitle = "%s"\n' $word >secret/book.toml
printf '# Summary\n\n- [%s](start.md)\n' $word >secret/list.md
printf 'site_name: %s\nnav: [{%s: start.md}]\n' $word $word >secret/mkdocs.yml
printf 'format: jb-book\nroot: start\nparts: [{caption: %s, chapters: [{file: two}]}]\n' $word >secret/_toc.yml
printf -- '- title: %s\n  sections:\n  - {local: start, title: %s}\n' $word $word >secret/_toctree.yml
printf 'title: %s\ncarpentry: swc\nepisodes: [start.md]\n' $word >secret/config.yaml
printf "module.exports = {title: '%s'};\n" $word >secret/docusaurus.config.js
printf "module.exports = {s: [{type: 'category', label: '%s', items: ['start']}]};\n" $word >secret/sidebars.js
printf '{"label": "%s"}\n' $word >secret/_category_.json
for name in course.yaml book.toml mkdocs.yml _toc.yml _toctree.yml config.yaml docusaurus.config.js; do
	new
	mkdir course/docs course/src course/episodes
	for folder in docs src episodes; do cp course/start.md course/$folder/start.md; done
	printf '# Two\n' >course/two.md
	printf '# Summary\n\n- [Start](start.md)\n' >course/src/SUMMARY.md
	ln -s ../secret/$name course/$name
	keeps "$name as a symbolic link" course
	says "$name as a symbolic link" course "course/$name: error: this symbolic link leads out" outside-root
done
new
mkdir course/src
cp course/start.md course/src/start.md
printf '[book]\n' >course/book.toml
ln -s ../../secret/list.md course/src/SUMMARY.md
keeps 'SUMMARY.md as a symbolic link' course
new
ln -s ../secret/list.md course/_sidebar.md
printf '<script src="docsify.js"></script>\n' >course/index.html
keeps '_sidebar.md as a symbolic link' course
new
mkdir -p course/docs/part
cp course/start.md course/docs/part/start.md
printf "module.exports = {title: 'T', presets: [['classic', {docs: {sidebarPath: './sidebars.js'}}]]};\n" >course/docusaurus.config.js
ln -s ../../../secret/_category_.json course/docs/part/_category_.json
keeps '_category_.json as a symbolic link' course
ln -s ../secret/sidebars.js course/sidebars.js
keeps 'sidebars.js as a symbolic link' course

new
printf -- '---\nquiz: ../secret/quiz.yaml\n---\n# Start\n' >course/start.md
says 'a quiz in the front matter' course 'the quiz leads out of the course' outside-root
keeps 'a quiz in the front matter' course
mkdir course/quizzes
ln -s ../../secret/quiz.yaml course/quizzes/start.yaml
printf '# Start\n' >course/start.md
says 'a quiz by a symbolic link' course 'course/quizzes/start.yaml: error: this symbolic link leads out' outside-root
keeps 'a quiz by a symbolic link' course
printf -- '---\nquiz: quizzes/start.yaml\n---\n# Start\n' >course/start.md
keeps 'a quiz in the front matter by a symbolic link' course

new
mkdir course/quizzes
printf 'questions:\n  - {type: truefalse, prompt: a, answer: true, ref: ../secret/page#x}\n' >course/quizzes/start.yaml
says 'the ref of a question' course '"../secret/page#x" leads out of the course' outside-root

# --- includes and manifests of other forms ---

new
mkdir course/src
printf '[book]\ntitle = "B"\n' >course/book.toml
printf '# Summary\n\n- [Start](start.md)\n- [Page](../../secret/page.md)\n' >course/src/SUMMARY.md
cat >course/src/start.md <<'EOT'
# Start

{{#include ../../secret/page.md}}

```rust
{{#rustdoc_include ../../secret/code.rs}}
```

{{#playground ../../secret/code.rs}}

{{#quiz ../../secret/quiz.yaml}}
EOT
says 'an include of mdBook' course '"../../secret/page.md" is outside the course' outside-root
says 'a whole file of mdBook' course 'start.md:6:1: error: "../../secret/code.rs" is outside the course' outside-root
says 'a quiz of mdBook' course '"../../secret/quiz.yaml" is outside the course' outside-root
says 'SUMMARY.md' course 'SUMMARY.md:4:1: error: "../../secret/page.md" leads out' outside-root
keeps 'SUMMARY.md' course
printf '[book]\ntitle = "B"\nsrc = "../secret"\n' >course/book.toml
keeps 'the src of book.toml' course
rm course/src/start.md
ln -s ../../secret/code.rs course/src/code.rs
printf '# Start\n\n```rust\n{{#include code.rs}}\n```\n' >course/src/start.md
printf '[book]\ntitle = "B"\n' >course/book.toml
says 'an include by a symbolic link' course '"code.rs" is outside the course' outside-root
keeps 'an include by a symbolic link' course

new
mkdir course/docs
printf 'site_name: S\nnav: [start.md, ../../secret/page.md]\n' >course/mkdocs.yml
printf '# Start\n\n--8<-- "../secret/page.md"\n' >course/docs/start.md
says 'a snippet of MkDocs' course '"../secret/page.md" is outside the course' outside-root
says 'mkdocs.yml' course 'mkdocs.yml:2:17: error: "../../secret/page.md" leads out' outside-root
keeps 'mkdocs.yml' course
printf 'site_name: S\ndocs_dir: ../secret\n' >course/mkdocs.yml
keeps 'the docs_dir of mkdocs.yml' course
printf 'INHERIT: ../secret/course.yaml\nsite_name: S\n' >course/mkdocs.yml
says 'the parent of mkdocs.yml' course 'INHERIT leads out of the course' outside-root
keeps 'the parent of mkdocs.yml' course

new
printf 'format: jb-book\nroot: start\nchapters: [{file: ../secret/page}]\n' >course/_toc.yml
printf '# Start\n\n```{include} ../secret/page.md\n```\n' >course/start.md
says 'an include of MyST' course '"../secret/page.md" is outside the course' outside-root
says '_toc.yml' course '_toc.yml:3:19: error: "../secret/page" leads out' outside-root
keeps '_toc.yml' course

new
printf -- '- [Start](start.md)\n- [Page](../secret/page.md)\n' >course/_sidebar.md
printf '<script src="docsify.js"></script>\n' >course/index.html
says '_sidebar.md' course '_sidebar.md:2:1: error: "../secret/page.md" leads out' outside-root
keeps '_sidebar.md' course

new
mkdir course/docs
printf "module.exports = {title: 'T', presets: [['classic', {docs: {path: '../secret', sidebarPath: '../secret/s.js'}}]]};\n" \
	>course/docusaurus.config.js
printf "import P from '../../secret/_page.md';\n\n# Start\n\n<P/>\n" >course/docs/start.md
cp secret/page.md secret/_page.md
keeps 'docusaurus.config.js' course
printf "module.exports = {title: 'T'};\n" >course/docusaurus.config.js
keeps 'a partial of MDX' course

new
printf 'episodes: [start.md, ../../secret/page.md]\ncarpentry: swc\n' >course/config.yaml
mkdir course/episodes
mv course/start.md course/episodes/start.md
says 'config.yaml' course 'config.yaml:1:22: error: "../../secret/page.md" leads out' outside-root
keeps 'config.yaml' course

new
printf -- '- title: T\n  sections:\n  - {local: start, title: S}\n  - {local: ../secret/page, title: P}\n' >course/_toctree.yml
says '_toctree.yml' course '_toctree.yml:4:13: error: "../secret/page" leads out' outside-root
keeps '_toctree.yml' course

# --- one file ---

printf '[a](../secret/page.md) [b](secret/page.md)\n' >one.md
says 'a link of a single file' one.md '"../secret/page.md" leads out of the course' outside-root

tap_end
