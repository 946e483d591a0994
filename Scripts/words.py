#!/usr/bin/env python3
"""Finds words in prose that Scripts/words.txt rejects, and says what to write instead.

  Scripts/words.py          examines the project's files of all KINDS; fails if it finds a word
  Scripts/words.py FILE…    examines these files

Prose is: Markdown documents and YAML; in source files, comments, strings and sentences in
back-quotes; in scripts, comments. It does not include code in back-quotes, interpolations and
addresses of links. A line that ends with the comment words:allow is skipped. If a file cannot have
comments, put a line "path: text of the line" into Scripts/words-allowed.txt.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The kinds of files that contain prose.
KINDS = (".md", ".swift", ".h", ".c", ".patch", ".yml", ".sh", ".py")

# Files that are generated from examined ones, and files that are not ours.
SKIPPED = ("Sources/Assignments/", "Scripts/words", "Scripts/second-opinion/", ".ci/")

REMARK = "words:allow"


def rules():
    """Returns one expression for all words, and the suggestion for each of its named groups."""
    groups, suggestions = [], {}
    for line in (ROOT / "Scripts/words.txt").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pattern, suggestion = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        name = f"rule{len(groups)}"
        groups.append(f"(?P<{name}>{pattern})")
        suggestions[name] = suggestion
    return re.compile(rf"(?<![\w-])(?=\w)(?:{'|'.join(groups)})(?!\w)", re.I), suggestions


def allowed():
    path = ROOT / "Scripts/words-allowed.txt"
    lines = path.read_text().splitlines() if path.exists() else []
    return {tuple(line.split(": ", 1)) for line in lines if line and not line.startswith("#")}


# The character that replaces each character that is not prose.
GAP = "\0"


def blank(match):
    """Replaces a match by gaps, and keeps line breaks, so that positions do not change."""
    return gaps(match.group(0))


def gaps(text):
    return re.sub(r"[^\n]", GAP, text)


def without_code(text):
    """Blanks out code spans and the addresses of links."""
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
    """Blanks out the interpolations in a string."""
    result, index = list(text), 0
    while match := re.compile(r"\\#*(?=\()").search(text, index):
        start, depth, end = match.start(), 0, match.end()
        while end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
            if depth == 0:
                break
        result[start:end] = gaps(text[start:end])
        index = end
    return "".join(result)


def source(text):
    """Blanks out everything in a source file except comments, strings and sentences in back-quotes."""
    parts, end = [], 0
    for match in TOKEN.finditer(text):
        # A comment continues in the next line if there are only spaces between the two.
        between = text[end:match.start()]
        parts.append(gaps(between) if between.strip() else between)
        found = match.group(0)
        if match.group("sentence"):
            parts.append(found.replace("`", GAP))
        elif match.group("comment"):
            words = found.lstrip("/")
            parts.append(" " * (len(found) - len(words)) + without_code(words))
        else:
            parts.append(without_code(interpolations(found)))
        end = match.end()
    parts.append(gaps(text[end:]))
    return "".join(parts)


def script(text):
    """Blanks out everything in a script except comments and docstrings."""
    parts, end = [], 0
    for match in re.finditer(r'"""(.*?)"""|(?<![^\s])#[^\n]*', text, re.S):
        between = text[end:match.start()]
        parts.append(gaps(between) if between.strip() else between)
        parts.append(without_code(match.group(0).replace("#", " ")))
        end = match.end()
    return "".join(parts) + gaps(text[end:])


def prose(path, text):
    if path.suffix == ".md":
        return markdown(text)
    if path.suffix in (".swift", ".h", ".c", ".patch"):
        return source(text)
    return script(text) if path.suffix in (".sh", ".py") else without_code(text)


def tracked():
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True,
        capture_output=True, text=True,
    ).stdout.splitlines()
    made = {name.replace(".template.md", ".md") for name in names if name.endswith(".template.md")}
    return [name for name in names
            if name not in made and not name.startswith(SKIPPED) and "/Fixtures/" not in name]


def findings(text, wanted):
    """Returns the words with their lines, counted from 1; a phrase may span two lines."""
    spaces = list(re.finditer(rf"[ \n{GAP}]+", text))
    collapsed = re.sub(rf"[ \n{GAP}]+", lambda run: GAP if GAP in run.group(0) else " ", text)
    # The original position of each character of the collapsed text.
    origin, last = [], 0
    for space in spaces:
        origin += range(last, space.start() + 1)
        last = space.end()
    origin += range(last, len(text))
    expression, suggestions = wanted
    result = []
    for match in expression.finditer(collapsed):
        number = text.count("\n", 0, origin[match.start()]) + 1
        result.append((number, match.group(0), suggestions[match.lastgroup]))
    return result


def main():
    arguments = sys.argv[1:]
    names = arguments or [name for name in tracked() if name.endswith(KINDS)]
    wanted, exceptions, found = rules(), allowed(), 0
    for name in names:
        path = ROOT / name
        if not path.is_file():
            continue
        text = path.read_text(errors="replace")
        for number, word, suggestion in findings(prose(path, text), wanted):
            original = text.split("\n")[number - 1]
            if REMARK not in original and (name, original.strip()) not in exceptions:
                found += 1
                print(f"{name}:{number}: '{word}': write {suggestion}")
    if found:
        print(f"{found} words to replace (Scripts/words.txt; for an exception: {REMARK})")
    return 1 if found else 0


sys.exit(main())
