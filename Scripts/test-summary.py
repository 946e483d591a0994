#!/usr/bin/env python3
"""Says of one run of the tests where the time went and what failed.

    Scripts/test-summary.py .build/test-events.jsonl

The file is what `swift test --event-stream-output-path` writes. The seconds are those of the tests'
cases, added up: two that ran side by side count twice, and what waited for its turn counts as well
if it is asynchronous. The exit code is 1 when a test failed or did not end.
"""

import collections
import json
import sys

SHOWN = 10


def case(payload):
    """What a case is known by."""
    return payload.get("testID"), json.dumps(payload.get("_testCase", {}).get("id"))


def suite(test):
    """`GraderTests.KillTests` of a test's name."""
    return test.split("/", 1)[0]


def name(test):
    """A test's name without its place in the source."""
    parts = test.split("/")
    return "/".join(parts[:-1] if ".swift:" in parts[-1] else parts)


def read(path):
    """The seconds of each suite, the failures of each test, and the cases that did not end."""
    seconds = collections.Counter()
    failures = collections.defaultdict(list)
    running = {}
    ended = False
    for line in open(path, encoding="utf-8"):
        try:
            record = json.loads(line)
        except ValueError:
            continue  # The last line of a run that was ended.
        if record["kind"] != "event":
            continue
        payload = record["payload"]
        kind, test = payload["kind"], payload.get("testID") or "a test"
        moment = payload["instant"]["absolute"]
        if kind == "testCaseStarted":
            running[case(payload)] = moment
        elif kind == "testCaseEnded" and case(payload) in running:
            seconds[suite(test)] += moment - running.pop(case(payload))
        elif kind == "issueRecorded" and not payload["issue"].get("isKnown"):
            place = payload["issue"].get("sourceLocation", {})
            text = " ".join(message["text"] for message in payload["messages"])
            failures[name(test)].append(
                f"{place.get('fileID', '?')}:{place.get('line', '?')}: {text}")
        elif kind == "runEnded":
            ended = True
    return seconds, failures, [] if ended else sorted({name(test) for test, _ in running})


def main():
    seconds, failures, unfinished = read(sys.argv[1])
    targets = collections.Counter()
    for suite_name, value in seconds.items():
        targets[suite_name.split(".")[0]] += value
    print("Seconds of the tests by target: "
          + ", ".join(f"{target} {value:.0f}" for target, value in targets.most_common()))
    print("The suites that took the most:")
    for suite_name, value in seconds.most_common(SHOWN):
        print(f"  {value:7.1f} s  {suite_name}")
    if unfinished:
        print(f"The run ended while {len(unfinished)} tests had not; the first of them:")
        for test in unfinished[:SHOWN]:
            print(f"  {test}")
    if failures:
        print(f"Failed tests: {len(failures)}")
        for test, messages in sorted(failures.items()):
            print(f"  {test}")
            for message in messages[:3]:
                print(f"      {' '.join(message.split())[:400]}")
            if len(messages) > 3:
                print(f"      and {len(messages) - 3} more")
    return 1 if failures or unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
