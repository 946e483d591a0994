#!/usr/bin/env python3
"""Lists the failed tests of a run, with the places and messages of their failures.

    Scripts/test-summary.py .build/test-events.jsonl

The file is the output of `swift test --event-stream-output-path`. The exit code is 1 if a test failed or
the run did not finish.
"""

import collections
import json
import sys

SHOWN = 3


def name(test):
    """Returns a test's name without its position in the source."""
    parts = test.split("/")
    return "/".join(parts[:-1] if ".swift:" in parts[-1] else parts)


def read(path):
    """Returns the failures of each test, and whether the run finished."""
    failures = collections.defaultdict(list)
    ended = False
    for line in open(path, encoding="utf-8"):
        try:
            record = json.loads(line)
        except ValueError:
            continue  # The last line of an interrupted run.
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
        print("The run did not finish: the last lines above say why.")
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
