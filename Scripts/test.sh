#!/usr/bin/env bash
# Runs the tests, and then prints where the time went and which tests failed.
#
#   Scripts/test.sh [--pure | --boxed | --long] [ARGUMENT …]
#
#   --pure    tests that start no process: under a minute
#   --boxed   tests of builds, boxes, gradings, commands, and pages in a browser
#   --long    tests of kills, signals and hosts that misbehave, a whole selftest, training, other users, the
#             second form of the box, controls of other tests, and numbers published for CIFAR-10, if it is there
#
# Without one of these options, all tests run except those of `--long` that take long. Other arguments
# are passed to `swift test`.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p .build
events=.build/test-events.jsonl log=.build/test-log.txt
rm -f "$events"
boxed='^(GradingTests|BrowserTests)\.' long='^(LongTests\.|SolutionsTests\.CIFAR10)'
tier=()
case ${1:-} in
  --pure) tier=(--skip "$boxed" --skip "$long") ;;
  --boxed) tier=(--filter "$boxed") ;;
  --long)
    tier=(--filter "$long")
    export BACKPROP_LONG=1
    ;;
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
