#!/usr/bin/env bash
# Lists expressions that take the type checker long, and fails if there is one: in the reference, and in
# the lines of handouts/swift-for-numpy.md. Overloads of operators and subscripts of Core are what makes
# students' expressions slow to check. Needs the modules of `swift build`; takes a few seconds.
#
#   Scripts/type-check.sh [MILLISECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
limit=${1:-200}  # milliseconds of processor time

flags=(
  -swift-version 6 -enable-upcoming-feature MemberImportVisibility -suppress-remarks
  -I "$(swift build --show-bin-path)/Modules"
)
for map in Sources/C*/module.modulemap; do flags+=(-I "$(dirname "$map")"); done
if [ "$(uname)" = Darwin ]; then flags+=(-sdk "$(xcrun --show-sdk-path)"); fi

# Prints each slow expression and each error; succeeds if there is none.
check() {
  local name=$1 output
  shift
  output=$(swiftc -typecheck -module-name "$name" "${flags[@]}" \
    -Xfrontend "-warn-long-expression-type-checking=$limit" "$@" 2>&1) || true
  ! grep -E '^[^ ].*(error: |expression took)' <<<"$output" >&2
}

status=0
for folder in Sources/Solutions/Assignment*; do
  files=()
  while IFS= read -r file; do files+=("$file"); done < <(find "$folder" -name '*.swift')
  check "Solution${folder##*Assignment}" "${files[@]}" || status=1
done
check Lines Tests/CoreTests/Documentation/NumPy*.swift || status=1
exit "$status"
