#!/usr/bin/env bash
# Installs those system packages that Backprop needs and that are missing.
#
#   Scripts/setup.sh            install missing packages (with sudo if you are not root)
#   Scripts/setup.sh --check    only list missing packages; exit with 1 if there are any
set -euo pipefail

# The root folder of the system to examine; tests set another one.
root=${BACKPROP_SETUP_ROOT:-}

# The files to look for, each with the Debian package that contains it.
headers=(
  "archive.h:libarchive-dev"
  "openblas_config.h:libopenblas-dev"
  "png.h:libpng-dev"
  "turbojpeg.h:libturbojpeg0-dev"
)
linux_headers=(
  "seccomp.h:libseccomp-dev"
  "zlib.h:zlib1g-dev"
)
programs=(
  "bwrap:bubblewrap"
  "prlimit:util-linux"
)
profile=bwrap-userns-restrict

say() { echo "setup: $*"; }
fail() {
  echo "setup: $*" >&2
  exit 1
}

has_header() {
  local folder
  # Not all folders below /usr/include, because one of them contains the kernel's own seccomp.h.
  for folder in "$root"/usr/include "$root"/usr/include/*-linux-* \
    "$root"/usr/include/*/openblas* "$root"/usr/local/include "$root"/opt/homebrew/include "$root"/opt/homebrew/opt/openblas/include
  do
    [ -e "$folder/$1" ] && return 0
  done
  return 1
}

find_missing() {
  local entry
  missing=()
  for entry in "${headers[@]}"; do
    has_header "${entry%%:*}" || missing+=("${entry#*:}")
  done
  [ "$(uname)" = Linux ] || return 0
  for entry in "${linux_headers[@]}"; do
    has_header "${entry%%:*}" || missing+=("${entry#*:}")
  done
  for entry in "${programs[@]}"; do
    command -v "${entry%%:*}" >/dev/null || missing+=("${entry#*:}")
  done
}

# Succeeds if AppArmor keeps bubblewrap from making namespaces, as on Ubuntu 24.04 and later.
is_box_forbidden() {
  local switch="$root/proc/sys/kernel/apparmor_restrict_unprivileged_userns"
  [ -r "$switch" ] && [ "$(cat "$switch")" = 1 ] || return 1
  ! bwrap --unshare-all --die-with-parent --ro-bind / / true >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Fails if as_root does not work; the argument is the command that an administrator should run.
require_root() {
  [ "$(id -u)" -eq 0 ] && return 0
  command -v sudo >/dev/null \
    || fail "you are not root, and sudo is not installed; ask an administrator to run: $1"
  sudo true || fail "sudo did not work; ask an administrator to run: $1"
}

try_install() {
  # New machines often update themselves after they start: wait until the lock is free.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1
}

install_packages() {
  command -v apt-get >/dev/null || {
    echo "setup: this system has no apt-get. Install the equivalents of these Debian packages," >&2
    echo "setup: then run this again: $*" >&2
    fail "(Homebrew: libarchive openblas libpng jpeg-turbo)"
  }
  say "installing $*"
  require_root "apt-get install $*"
  # Package lists may be missing or old, so they are fetched if the first attempt fails. An error
  # from one of several package sources may not matter.
  try_install "$@" && return
  as_root apt-get update >"$log" 2>&1 || true
  try_install "$@" && return
  tail -n 20 "$log" >&2
  fail "apt-get failed; its last lines are above"
}

# Enables Ubuntu's profile for bubblewrap, which lets bubblewrap make namespaces, but does not let
# the programs inside them use capabilities.
allow_box() {
  local source="$root/usr/share/apparmor/extra-profiles/$profile"
  local target="$root/etc/apparmor.d/$profile"
  say "AppArmor keeps bubblewrap from making namespaces; loading Ubuntu's profile for it, $target"
  [ -e "$source" ] || install_packages apparmor-profiles
  require_root "install -m 644 $source $target && apparmor_parser -r $target"
  as_root install -m 644 "$source" "$target" && as_root apparmor_parser -r "$target" || true
}

case "${1:-}" in
  "" | --check) ;;
  *) fail "expected no argument or --check, found '$1'" ;;
esac
command -v swift >/dev/null \
  || fail "no 'swift' in PATH. Install Swift 6.2 or later from https://www.swift.org/install"

log=
find_missing
if [ "${1:-}" = "--check" ]; then
  [ ${#missing[@]} -eq 0 ] || fail "missing: ${missing[*]}"
  ! is_box_forbidden || fail "AppArmor keeps bubblewrap from making namespaces"
  exit 0
fi
[ ${#missing[@]} -gt 0 ] || is_box_forbidden || exit 0

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ ${#missing[@]} -gt 0 ]; then
  install_packages "${missing[@]}"
  find_missing
  [ ${#missing[@]} -eq 0 ] || fail "installed, but still missing: ${missing[*]}"
fi
if is_box_forbidden; then
  allow_box
  ! is_box_forbidden || fail "AppArmor still keeps bubblewrap from making namespaces;" \
    "the grader works only with --unsandboxed"
fi
say "done"
