#!/usr/bin/env python3
"""Names the tests of one run that failed, with where and what was expected.

    Scripts/test-summary.py .build/test-events.jsonl

The file is what `swift test --event-stream-output-path` writes. The exit code is 1 when a test failed or
the run did not come to its end.
"""

import collections
import json
import sys

SHOWN = 3


def name(test):
    """A test's name without its place in the source."""
    parts = test.split("/")
    return "/".join(parts[:-1] if ".swift:" in parts[-1] else parts)


def read(path):
    """The failures of each test, and whether the run came to its end."""
    failures = collections.defaultdict(list)
    ended = False
    for line in open(path, encoding="utf-8"):
        try:
            record = json.loads(line)
        except ValueError:
            continue  # The last line of a run that was ended.
        if record["kind"] != "event":
            continue
        payload = record["payload"]
        if payload["kind"] == "issueRecorded" and not payload["issue"].get("isKnown"):
            place = payload["issue"].get("sourceLocation") or {}
            text = " ".join(message["text"] for message in payload["messages"])
            failures[name(payload.get("testID") or "outside of a test")].append(
                f"{place.get('fileID', '?')}:{place.get('line', '?')}: {text}")
        ended = ended or payload["kind"] == "runEnded"
    return failures, ended


def main():
    failures, ended = read(sys.argv[1])
    if not ended:
        print("The run did not come to its end: the last lines above say why.")
    if failures:
        print(f"Failed tests: {len(failures)}")
    for test, messages in sorted(failures.items()):
        print(f"  {test}")
        for message in messages[:SHOWN]:
            print(f"      {' '.join(message.split())[:400]}")
        if len(messages) > SHOWN:
            print(f"      and {len(messages) - SHOWN} more")
    return 1 if failures or not ended else 0


if __name__ == "__main__":
    sys.exit(main())
