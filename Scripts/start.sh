#!/usr/bin/env bash
# Starts a program of this package, and builds it first if its sources are newer.
#
#   Scripts/start.sh PRODUCT [ARGUMENT …]
#
# `swift run` does the same, but takes one to three seconds before the program begins. What students
# write, in Sources/Assignments, is no part of the programs.
set -euo pipefail

product=$1
shift
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
program=$root/.build/debug/$product
# Its date is that of the last build by this script.
stamp=$root/.build/debug/.$product.built

# Whether a source is newer than both the program and the last build.
is_stale() {
  [ -x "$program" ] || return 0
  local newest=$program
  [ ! "$stamp" -nt "$newest" ] || newest=$stamp
  [ -n "$(find "$root/Package.swift" "$root/Sources" -path "$root/Sources/Assignments" -prune -o \
    -newer "$newest" ! -name '.*' -print 2>/dev/null | head -n 1)" ]
}

# Builds with the flags of the last build, because SwiftPM rebuilds everything if they change: it
# passes -color-diagnostics to the compiler if it writes to a terminal.
build() {
  local manifest=$root/.build/debug.yaml command
  command=(swift build --package-path "$root" --product "$product")
  if [ -e "$manifest" ] && ! grep -q '"-color-diagnostics"' "$manifest"; then
    "${command[@]}" --no-color-diagnostics 1>&2
  elif [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    "${command[@]}" 1>&2
  else
    in_terminal "${command[@]}"
  fi
}

# Runs a command in a terminal of its own, and prints what it said if it fails.
in_terminal() {
  local log=$root/.build/$product.log code=0
  mkdir -p "$root/.build"
  if [ "$(uname)" = Darwin ]; then
    TERM=xterm script -q "$log" "$@" </dev/null >/dev/null || code=$?
  else
    TERM=xterm script -qec "$(printf '%q ' "$@")" "$log" </dev/null >/dev/null || code=$?
  fi
  [ "$code" -eq 0 ] || tr -d '\r' <"$log" | sed $'s/\x1b\\[[0-9;]*[A-Za-z]//g' >&2
  return "$code"
}

if is_stale; then
  if [ -e "$root/.build" ] && [ ! -w "$root/.build" ] || [ ! -w "$root" ]; then
    if [ ! -x "$program" ]; then
      echo "error: $product is not built, and you may not write to $root. Ask its owner to run" \
        "'swift build' there, or work in a copy of your own." >&2
      exit 73
    fi
    echo "note: the sources in $root are newer than its $product, and only its owner can build" \
      "it. The older one runs." >&2
  else
    [ -x "$program" ] \
      || echo "Building $product; the first time, this takes about five minutes." >&2
    build || {
      echo "error: $product could not be built; the compiler's messages are above." >&2
      exit 70
    }
    touch "$stamp"
  fi
fi
exec "$program" "$@"
