#!/usr/bin/env bash
# Installs the system packages that Backprop needs: what is missing, and nothing else.
#
#   Scripts/setup.sh            install what is missing (asks sudo when you are not root)
#   Scripts/setup.sh --check    only say what is missing; exit 1 if anything is
set -euo pipefail

# What is looked for, and the Debian package that brings it.
headers=(
  "archive.h:libarchive-dev"
  "openblas_config.h:libopenblas-dev"
  "png.h:libpng-dev"
  "turbojpeg.h:libturbojpeg0-dev"
)
programs=(
  "bwrap:bubblewrap"
  "prlimit:util-linux"
)

has_header() {
  local folder
  for folder in /usr/include /usr/include/* /usr/include/*/openblas* /usr/local/include \
    /opt/homebrew/include /opt/homebrew/opt/openblas/include; do
    [ -e "$folder/$1" ] && return 0
  done
  return 1
}

missing=()
for entry in "${headers[@]}"; do
  has_header "${entry%%:*}" || missing+=("${entry#*:}")
done
if [ "$(uname)" = Linux ]; then
  for entry in "${programs[@]}"; do
    command -v "${entry%%:*}" >/dev/null || missing+=("${entry#*:}")
  done
fi

if ! command -v swift >/dev/null; then
  echo "setup: no 'swift' in PATH. Install Swift 6.2 or later from https://www.swift.org/install" >&2
  exit 1
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "${1:-}" = "--check" ]; then
  echo "setup: missing: ${missing[*]}" >&2
  exit 1
fi
if ! command -v apt-get >/dev/null; then
  echo "setup: this system has no apt-get. Install what corresponds to these Debian packages," >&2
  echo "setup: then run this again: ${missing[*]}" >&2
  echo "setup: (Homebrew: libarchive openblas libpng jpeg-turbo)" >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "setup: you are not root and there is no sudo; ask for: apt-get install ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1
}
# Package lists may be absent or old: they are fetched only when the first try needs them.
if ! install; then
  "${as_root[@]}" apt-get update >"$log" 2>&1 && install || {
    tail -n 20 "$log" >&2
    echo "setup: apt-get failed; its last lines are above" >&2
    exit 1
  }
fi
echo "setup: done"
