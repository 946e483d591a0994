"""Measures what students and graders wait for, as in the table of docs/performance.md.

    Benchmarks/run.sh grading [--rounds N] [--rows WORD …] [--before CHECKOUT] [--training]

Each row is run N times (7 unless given), the checkouts in turns, on copies of their working trees.
`--before` names another checkout that is built, such as one of an earlier commit; then the ratio is
printed, too. Seconds are medians with quartiles; processor seconds count all processes that the command
started and waited for. The first row calibrates: it is one fixed run of the compiler.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


class Copy:
    """A copy of a checkout's working tree, whose programs are those of the checkout."""

    def __init__(self, checkout, folder):
        self.root = folder
        self.edits = 0
        shutil.copy(checkout / "Package.swift", folder)
        for name in ("Sources", "handouts"):
            shutil.copytree(checkout / name, folder / name, symlinks=True)
        built, products = checkout / ".build/debug", folder / ".build/debug"
        products.mkdir(parents=True)
        for item in built.iterdir():
            if item.name in ("Modules", "Confine", "Keeper", "Reference") or item.suffix == ".build":
                (products / item.name).symlink_to(item.resolve())
        # The last, since they must not be older than what they were linked with.
        for program in ("Grader", "Lab"):
            if (built / program).exists():
                shutil.copy(built / program, products / program)
        for number in (1, 2):
            work = f"Assignment{number}"
            shutil.copytree(
                folder / "Sources/Solutions" / work, folder / "Sources/Assignments" / work,
                dirs_exist_ok=True)
            subprocess.run(
                ["tar", "czf", f"a{number}.tar.gz", "-C", "Sources/Solutions", work],
                cwd=folder, check=True)

    def edit(self, path, text=None):
        """Changes the first function of a student's file, or appends a text to it."""
        file = self.root / "Sources/Assignments" / path
        original = (self.root / "Sources/Solutions" / path).read_text()
        self.edits += 1
        if text is None:
            mark = "// BEGIN SOLUTION:"
            file.write_text(original.replace(mark, f"let edit{self.edits} = 0; _ = edit{self.edits}\n{mark}", 1))
        else:
            file.write_text(f"{original}\n// {self.edits}\n{text}\n")

    def restore(self, path):
        shutil.copy(self.root / "Sources/Solutions" / path, self.root / "Sources/Assignments" / path)

    def run(self, *arguments, program="Grader"):
        """The wall and processor seconds of a command."""
        before = os.times()
        begin = time.monotonic()
        subprocess.run(
            [f".build/debug/{program}", *arguments], cwd=self.root, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=False)
        wall, after = time.monotonic() - begin, os.times()
        processor = (after.children_user - before.children_user) + (
            after.children_system - before.children_system)
        return wall, processor


CONVOLUTION, KNN, BATCHNORM = (
    "Assignment2/Convolution.swift", "Assignment1/KNearestNeighbor.swift",
    "Assignment2/BatchNorm.swift")


def check(path, *names):
    def row(copy):
        copy.edit(path)
        return copy.run("check", *names, "--quick", "--quiet")
    return row


def syntax_error(copy):
    copy.edit(CONVOLUTION, "func broken( {")
    result = copy.run("check", "a2.conv.forward", "--quick", "--quiet")
    copy.restore(CONVOLUTION)
    return result


def lab(copy):
    copy.edit(KNN)
    return copy.run("knn", "--quick", "--quiet", program="Lab")


def grade(number, *options):
    return lambda copy: copy.run(f"a{number}.tar.gz", "--quiet", "--format", "json", *options)


def two_at_once(number):
    def row(copy):
        """Four submissions, two at a time; the seconds are those of one."""
        before, begin = os.times(), time.monotonic()
        for _ in range(2):
            pair = [
                subprocess.Popen(
                    [".build/debug/Grader", f"a{number}.tar.gz", "--no-training", "--quiet",
                     "--format", "json", "--output", f"report{index}"], cwd=copy.root,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for index in range(2)]
            for process in pair:
                process.wait()
        after = os.times()
        processor = (after.children_user - before.children_user) + (
            after.children_system - before.children_system)
        return (time.monotonic() - begin) / 4, processor / 4
    return row


ROWS = [
    ("edit one file, verdict of one exercise (a2.conv.forward)", 1.5, check(CONVOLUTION, "a2.conv.forward")),
    ("a question without its speed checks (a1.knn)", 2.5, check(KNN, "a1.knn")),
    ("a question without its speed checks (a2.batchnorm)", 2.5, check(BATCHNORM, "a2.batchnorm")),
    ("syntax error, message", 1, syntax_error),
    ("edit, lab page (knn --quick)", 6, lab),
    ("assignment 1, archive to report, no training", 5, grade(1, "--no-training")),
    ("assignment 2, archive to report, no training", 8, grade(2, "--no-training")),
    ("assignment 1, two at once, each", 6, two_at_once(1)),
    ("assignment 2, two at once, each", 10.9, two_at_once(2)),
]
TRAINING = [
    ("assignment 1, with training", 30, grade(1)),
    ("assignment 2, with training", 55, grade(2)),
]


def calibrate(_):
    source = "".join(
        f"func f{i}(_ x: [Double]) -> Double {{ x.map {{ $0 * {i} }}.reduce(0, +) }}\n" for i in range(200))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "calibration.swift").write_text(source)
        before, begin = os.times(), time.monotonic()
        subprocess.run(
            ["swiftc", "-O", "-parse-as-library", "-c", "calibration.swift"], cwd=folder, check=True)
        after = os.times()
        return time.monotonic() - begin, after.children_user - before.children_user + (
            after.children_system - before.children_system)


def spread(values):
    if len(values) < 2:
        return f"{values[0]:.2f}"
    quartiles = statistics.quantiles(values, n=4, method="inclusive")
    return f"{statistics.median(values):.2f} ({quartiles[0]:.2f} to {quartiles[2]:.2f})"


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run.sh grading")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rows", nargs="*", default=[], help="words of the rows to run")
    parser.add_argument("--before", type=Path, help="another checkout that is built")
    parser.add_argument("--training", action="store_true", help="also the rows with training")
    options = parser.parse_args()
    here = Path(__file__).resolve().parents[2]
    checkouts = ([options.before.resolve()] if options.before else []) + [here]
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for index, checkout in enumerate(checkouts):
            place = Path(folder, str(index))
            place.mkdir()
            copies.append(Copy(checkout, place))
        before = "before | ratio | " if options.before else ""
        print(f"| what | seconds | {before}target | processor seconds |")
        print("| --- | --- | " + ("--- | --- | " if options.before else "") + "--- | --- |", flush=True)
        rows = [("calibration: one run of swiftc", None, calibrate)] + ROWS + (
            TRAINING if options.training else [])
        for name, target, row in rows:
            if target and options.rows and not any(word in name for word in options.rows):
                continue
            for copy in copies:  # Fills caches, and is not counted.
                if target:
                    row(copy)
            walls, processors = [[] for _ in copies], [[] for _ in copies]
            for _ in range(options.rounds):
                for index, copy in enumerate(copies):
                    wall, processor = row(copy)
                    walls[index].append(wall)
                    processors[index].append(processor)
            cells = [name, spread(walls[-1])]
            if options.before:
                ratios = [old / new for old, new in zip(walls[0], walls[-1])]
                cells += [spread(walls[0]), spread(ratios)]
            cells += [f"≤ {target}" if target else "", spread(processors[-1])]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
