#!/usr/bin/env bash
# Formats the Swift sources in place. With --check, it changes nothing, and fails if a file is not
# formatted. In both cases it also lists comment lines of more than 100 characters, which
# swift-format neither wraps nor reports, and words that Scripts/words.txt rejects in prose.
set -euo pipefail
cd "$(dirname "$0")/.."
paths=(Package.swift Sources Tests Benchmarks Fuzz)

# Prints `file:line: …` for each comment line that is too long, and succeeds if there is none.
check_comment_width() {
  ! LC_ALL=C.UTF-8 grep -rnE --include='*.swift' --include='*.[ch]' '^.{101,}$' "${paths[@]}" |
    grep -E '^[^:]+:[0-9]+: *(//|/\*|\*)' |
    sed -E 's/^([^:]+:[0-9]+): *(.{60}).*/\1: comment line of more than 100 characters: \2…/' >&2
}

status=0
if [ "${1:-}" = "--check" ]; then
  swift format lint --strict --parallel --recursive "${paths[@]}" || status=1
else
  swift format --in-place --parallel --recursive "${paths[@]}"
fi
check_comment_width || status=1
Scripts/words.py || status=1
exit "$status"
