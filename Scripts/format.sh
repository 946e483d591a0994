#!/usr/bin/env bash
# Formats the Swift sources in place; with --check, changes nothing and fails where it would.
set -euo pipefail
cd "$(dirname "$0")/.."
paths=(Package.swift Sources Tests Benchmarks Fuzz)
if [ "${1:-}" = "--check" ]; then
  exec swift format lint --strict --parallel --recursive "${paths[@]}"
fi
swift format --in-place --parallel --recursive "${paths[@]}"
