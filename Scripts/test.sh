#!/usr/bin/env bash
# Runs the tests, and ends with where the time went and with the names of the tests that failed.
#
#   Scripts/test.sh [--pure | --boxed | --long] [ARGUMENT …]
#
#   --pure    what starts no process of its own: under a minute
#   --boxed   builds, boxes, gradings, commands, pages in a browser
#   --long    kills, a whole selftest, trainings, other users, the second form of the box
#
# Without one of these, everything. The other arguments are those of `swift test`.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p .build
events=.build/test-events.jsonl log=.build/test-log.txt
rm -f "$events"
boxed='^(GradingTests|BrowserTests)\.' long='^LongTests\.'
tier=()
case ${1:-} in
  --pure) tier=(--skip "$boxed" --skip "$long") ;;
  --boxed) tier=(--filter "$boxed") ;;
  --long) tier=(--filter "$long") ;;
esac
[ ${#tier[@]} -eq 0 ] || shift
swift test --event-stream-output-path "$events" --event-stream-version 0 \
  ${tier[@]+"${tier[@]}"} "$@" 2>&1 | tee "$log"
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
