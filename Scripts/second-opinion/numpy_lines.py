#!/usr/bin/env python3
"""Computes the lines of handouts/swift-for-numpy.md with NumPy.

    python3 -m venv .build/python && .build/python/bin/pip install numpy
    .build/python/bin/python Scripts/second-opinion/numpy_lines.py

Writes Tests/CoreTests/Fixtures/numpy_lines.json, with which SwiftForNumPyTests compares the lines of Swift.
"""
import json
import re
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def variables():
    return {
        "np": np,
        "x": np.array([[1.0, -2, 3], [4, 5, -6]]),
        "w": np.array([[1.0, 2], [3, 4], [5, 6]]),
        "v": np.array([10.0, 20, 30]),
        "images": np.arange(48.0).reshape(2, 2, 3, 4),
        "y": np.array([2, 0]),
        "n": 2, "i": 1, "j": 2, "p": 1,
    }


def result(line):
    """The value of an expression, or of the variable that a statement changes."""
    names = variables()
    np.random.seed(231)
    statement = re.match(r"(.*?) [-+*/]?= ", line)
    if not statement:
        return eval(line, names)
    exec(line, names)
    return eval(statement[1].split("[")[0], names)


def main():
    text = (ROOT / "handouts/swift-for-numpy.md").read_text()
    lines = []
    for table in text.split("| NumPy | Swift |\n")[1:]:
        for row in re.findall(r"\| `(.+)` \| `(.+)` \|\n", table.split("\n\n")[0] + "\n"):
            value = result(row[0])
            if isinstance(value, list):
                value = np.concatenate([part.ravel() for part in value])
            value = np.asarray(value, dtype=float)
            lines.append({"numpy": row[0], "swift": row[1], "shape": list(value.shape),
                          "elements": value.ravel().tolist()})
    rows = ",\n".join(json.dumps(line) for line in lines)
    (ROOT / "Tests/CoreTests/Fixtures/numpy_lines.json").write_text(f"[\n{rows}\n]\n")
    print(f"{len(lines)} lines, NumPy {np.__version__}")


if __name__ == "__main__":
    main()
