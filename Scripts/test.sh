#!/usr/bin/env bash
# Runs the tests, and ends with where the time went and with the names of the tests that failed.
#
#   Scripts/test.sh [ARGUMENT …]    the arguments are those of `swift test`
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p .build
events=.build/test-events.jsonl log=.build/test-log.txt
rm -f "$events"
swift test --event-stream-output-path "$events" --event-stream-version 0 "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
{
  echo
  sed -n '/^Work of the tests/,/^ *$/p' "$log"
  if command -v python3 >/dev/null && [ -e "$events" ]; then
    python3 Scripts/test-summary.py "$events"
  elif [ "$code" -ne 0 ]; then
    echo "Failed tests:"
    grep -E '^✘ Test .* (recorded an issue|failed after)' "$log"
  fi
} | tee .build/test-summary.txt
exit "$code"
