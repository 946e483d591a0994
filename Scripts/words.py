#!/usr/bin/env python3
"""Finds words in prose that Scripts/words.txt rejects, and says what to write instead.

  Scripts/words.py          looks through the kinds of files in ENFORCED; fails on a finding
  Scripts/words.py --all    looks through every kind of file
  Scripts/words.py FILE…    looks through these files

Prose is a Markdown document, and in sources a comment, a string, or a name in back-quotes that is a
sentence. Code in back-quotes inside prose, what a string interpolates, and addresses of links are not.
A line that ends with the remark words:allow is left alone; where no remark can stand, the file
Scripts/words-allowed.txt has the path and the line.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The kinds of files in which a word fails the run.
ENFORCED = (".md",)
KINDS = (".md", ".swift", ".h", ".c", ".patch", ".yml", ".sh", ".py")

# What is generated from something that is looked through, and what others wrote.
SKIPPED = ("Sources/Assignments/", "Scripts/words", "Scripts/second-opinion/", ".ci/")

REMARK = "words:allow"


def rules():
    for line in (ROOT / "Scripts/words.txt").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pattern, suggestion = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        yield re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.I), suggestion


def allowed():
    path = ROOT / "Scripts/words-allowed.txt"
    lines = path.read_text().splitlines() if path.exists() else []
    return {tuple(line.split(": ", 1)) for line in lines if line and not line.startswith("#")}


def blank(match):
    """As many spaces, so that positions stay; line breaks too."""
    return re.sub(r"[^\n]", " ", match.group(0))


def without_code(text):
    """Prose without code spans and without the addresses of links."""
    text = re.sub(r"`[^`\n]*`", blank, text)
    text = re.sub(r"\]\([^)\n]*\)", blank, text)
    return re.sub(r"https?://\S+", blank, text)


def markdown(text):
    text = re.sub(r"^```.*?^```", blank, text, flags=re.S | re.M)
    return without_code(text)


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r'''|(?P<raw>(?P<hashes>\#+)"(?:""(?P<long>))?.*?(?:""(?(long)|(?!)))?"(?P=hashes))'''
    r'''|(?P<block>"""(?:[^\\]|\\.)*?""")'''
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*")"""
    r"""|(?P<sentence>`[^`\n]* [^`\n]*`)""",
    re.S,
)


def interpolations(text):
    """A string without what it interpolates."""
    result, index = list(text), 0
    while (start := text.find("\\(", index)) >= 0:
        depth, end = 0, start + 1
        while end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
            if depth == 0:
                break
        for position in range(start, end):
            if result[position] != "\n":
                result[position] = " "
        index = end
    return "".join(result)


def source(text):
    """A source with all blanked but comments, strings and sentences in back-quotes."""
    parts, end = [], 0
    for match in TOKEN.finditer(text):
        parts.append(re.sub(r"[^\n]", " ", text[end:match.start()]))
        found = match.group(0)
        if match.group("sentence"):
            parts.append(found.replace("`", " "))
        elif match.group("comment"):
            parts.append(without_code(found))
        else:
            parts.append(without_code(interpolations(found)))
        end = match.end()
    parts.append(re.sub(r"[^\n]", " ", text[end:]))
    return "".join(parts)


def script(text):
    """The comments and strings of a script or of YAML: everything, but for code in back-quotes."""
    return without_code(text)


def prose(path, text):
    if path.suffix == ".md":
        return markdown(text)
    return source(text) if path.suffix in (".swift", ".h", ".c", ".patch") else script(text)


def tracked():
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True,
        capture_output=True, text=True,
    ).stdout.splitlines()
    made = {name.replace(".template.md", ".md") for name in names if name.endswith(".template.md")}
    return [name for name in names
            if name not in made and not name.startswith(SKIPPED) and "/Fixtures/" not in name]


def main():
    arguments = sys.argv[1:]
    kinds = KINDS if arguments == ["--all"] else ENFORCED
    names = [name for name in tracked() if name.endswith(kinds)]
    if arguments and arguments != ["--all"]:
        names = arguments
    wanted, exceptions, found = list(rules()), allowed(), 0
    for name in names:
        path = ROOT / name
        if not path.is_file():
            continue
        text = path.read_text(errors="replace")
        for number, (line, original) in enumerate(
            zip(prose(path, text).split("\n"), text.split("\n")), 1
        ):
            if REMARK in original or (name, original.strip()) in exceptions:
                continue
            for pattern, suggestion in wanted:
                for match in pattern.finditer(line):
                    found += 1
                    print(f"{name}:{number}: '{match.group(0)}': write {suggestion}")
    if found:
        print(f"{found} words to replace (Scripts/words.txt; for an exception: {REMARK})")
    return 1 if found else 0


sys.exit(main())
