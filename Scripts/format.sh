#!/usr/bin/env bash
# Formats the Swift sources in place; with --check, changes nothing and fails where it would. Either
# way it fails on words that prose must not have (Scripts/words.txt).
set -euo pipefail
cd "$(dirname "$0")/.."
paths=(Package.swift Sources Tests Benchmarks Fuzz)
code=0
if [ "${1:-}" = "--check" ]; then
  swift format lint --strict --parallel --recursive "${paths[@]}" || code=$?
else
  swift format --in-place --parallel --recursive "${paths[@]}"
fi
Scripts/words.py || code=$?
exit "$code"
