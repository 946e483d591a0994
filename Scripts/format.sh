#!/usr/bin/env bash
# Formats the Swift sources in place; with --check, changes nothing and fails where it would. Both
# list words that prose must not have (Scripts/words.txt).
set -euo pipefail
cd "$(dirname "$0")/.."
paths=(Package.swift Sources Tests Benchmarks Fuzz)
status=0
if [ "${1:-}" = "--check" ]; then
  swift format lint --strict --parallel --recursive "${paths[@]}" || status=1
else
  swift format --in-place --parallel --recursive "${paths[@]}"
fi
Scripts/words.py || status=1
exit "$status"
