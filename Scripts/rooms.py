#!/usr/bin/env python3
"""Shows which folders of a module refer to each other, and the list of modules in the design.

  Scripts/rooms.py            prints references between folders inside each target; fails if two
                              folders refer to each other and are not in the list ALLOWED
  Scripts/rooms.py --modules  prints the list of modules
  Scripts/rooms.py --write    writes it between the marks in docs/design/modules.md
  Scripts/rooms.py --check    fails if docs/design/modules.md has a different list

A reference is the use of a type or function that is declared at the top level of exactly one file
of the module, in a file of another folder. Uses of members are not found.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DESIGN = ROOT / "docs/design/modules.md"
MARKS = ("<!-- modules: begin, by Scripts/rooms.py --write -->", "<!-- modules: end -->")

# Pairs of folders that may refer to each other, each with the reason.
ALLOWED = {
    ("Assignment2", ".", "Given"): "given layers use the student's, and the student's code uses one given rule",
    ("Solution2", ".", "Given"): "given layers use the student's, and the student's code uses one given rule",
    ("Core", "Gate", "Withholding"): "a submission may call the gate, but not the code that sets it",
    ("Reports", ".", "HTML"): "the list of formats refers to each renderer, and each renderer uses the report",
}

DECLARATION = re.compile(
    r"^(?:  )?(?:(?:package|public|internal|final|indirect|nonisolated|@\w+(?:\([^)]*\))?)\s+)*"
    r"(struct|enum|class|protocol|actor|typealias|func)\s+(\w+)"
)


def describe():
    text = subprocess.run(
        ["swift", "package", "describe", "--type", "json"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout
    return json.loads(text)["targets"]


def code(path):
    """Returns the text without comments and strings, but with the interpolated code of strings."""
    text = re.sub(r"//[^\n]*", "", path.read_text())
    text = re.sub(r'"""(.*?)"""', interpolated, text, flags=re.S)
    return re.sub(r'"((?:[^"\\\n]|\\.)*)"', interpolated, text)


def interpolated(match):
    return " " + " ".join(re.findall(r"\\\((.*?)\)", match.group(1), re.S)) + " "


def declared(text):
    """Yields the names that are declared at the top level, also inside `#if`."""
    depth = 0
    for line in text.split("\n"):
        if line.startswith("#if"):
            depth += 1
        elif line.startswith("#endif"):
            depth -= 1
        elif not line.startswith("   ") and (depth or not line.startswith(" ")):
            match = DECLARATION.match(line)
            if match:
                yield match.group(2)


def references(target):
    """Returns the names that each folder of a target uses from each other folder."""
    files = {name: code(ROOT / target["path"] / name) for name in target["sources"]
             if name.endswith(".swift")}
    places = collections.defaultdict(set)
    for name, text in files.items():
        for declaration in declared(text):
            places[declaration].add(name)
    owner = {name: next(iter(found)) for name, found in places.items() if len(found) == 1}
    edges = collections.defaultdict(set)
    for name, text in files.items():
        # A lowercase word is a function only if it is called; otherwise it may be a local variable.
        for word in set(re.findall(r"(?<![.\w])([A-Z]\w*|\w+(?=\())", text)):
            if word in owner and room(owner[word]) != room(name):
                edges[room(name), room(owner[word])].add(word)
    return edges


def room(name):
    parts = name.split("/")
    return parts[0] if len(parts) > 1 else "."


def rooms(targets):
    unwanted = 0
    unused = set(ALLOWED)
    for target in sorted(targets, key=lambda target: target["name"]):
        if target["type"] in ("system-target", "test"):
            continue
        edges = references(target)
        if edges:
            print(target["name"])
        for (user, used), names in sorted(edges.items()):
            shown = ", ".join(sorted(names)[:6]) + (", …" if len(names) > 6 else "")
            print(f"  {user} -> {used}: {shown}")
        for pair in sorted(edges):
            if pair[0] > pair[1] or pair[::-1] not in edges:
                continue
            key = (target["name"], *pair)
            unused.discard(key)
            reason = ALLOWED.get(key)
            unwanted += reason is None
            print(f"  mutual: {pair[0]} and {pair[1]}" + (f", since {reason}" if reason else ""))
    for key in sorted(unused):
        print(f"{key}: this pair no longer exists; remove it from ALLOWED")
    if unwanted:
        print(f"{unwanted} pairs of folders refer to each other: move what one of them uses")
    return 1 if unwanted or unused else 0


def picture(targets):
    """Returns a row for each Swift module, the lowest first, with the modules that it uses directly."""
    own = {target["name"]: target for target in targets
           if target["type"] in ("library", "executable")
           and not target["path"].startswith("Tests/") and any(
               name.endswith(".swift") for name in target["sources"])}
    uses = {name: {used for used in target.get("target_dependencies", []) if used in own}
            for name, target in own.items()}
    level = {}

    def find(name):
        if name not in level:
            level[name] = 1 + max(map(find, uses[name]), default=0)
        return level[name]

    rows = sorted(own, key=lambda name: (find(name), name))
    lines = []
    for name in rows:
        # Leaves out modules that another used module uses too.
        direct = {used for used in uses[name]
                  if not any(used in reach(other, uses) for other in uses[name] - {used})}
        arrow = " ─▶ " + ", ".join(sorted(direct)) if direct else ""
        lines.append(f"    {find(name)}  {name:<13} {own[name]['path']:<34}{arrow}".rstrip())
    return "\n".join(lines)


def reach(name, uses):
    found = set()
    waiting = [name]
    while waiting:
        for used in uses[waiting.pop()] - found:
            found.add(used)
            waiting.append(used)
    return found


def main():
    targets = describe()
    if len(sys.argv) == 1:
        return rooms(targets)
    text = DESIGN.read_text()
    before, rest = text.split(MARKS[0])
    old, after = rest.split(MARKS[1])
    new = "\n\n" + picture(targets) + "\n\n"
    if sys.argv[1] == "--modules":
        print(picture(targets))
    elif sys.argv[1] == "--write":
        DESIGN.write_text(before + MARKS[0] + new + MARKS[1] + after)
    elif sys.argv[1] == "--check":
        if old != new:
            print("docs/design/modules.md has an outdated list of modules: run Scripts/rooms.py --write")
            return 1
    else:
        print(__doc__)
        return 64
    return 0


sys.exit(main())
