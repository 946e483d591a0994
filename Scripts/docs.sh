#!/usr/bin/env bash
# Builds the documentation of Core, from its comments and Sources/Core/Core.docc, into .build/docs.
# A warning of DocC is an error, and so is a public symbol that no topic of Core.md lists.
set -euo pipefail
cd "$(dirname "$0")/.."
out=.build/docs
archive=$out/Core.doccarchive

# Where the toolchain is, and what it compiles for: triple, then the folder with bin and share.
{ read -r triple; read -r toolchain; } < <(swift -print-target-info | python3 -c '
import json, os, sys
info = json.load(sys.stdin)
print(info["target"]["triple"])
print(os.path.dirname(os.path.dirname(info["paths"]["runtimeResourcePath"])))')
docc=$toolchain/bin/docc
[ -x "$docc" ] || { echo "docs.sh: this toolchain has no docc: $docc" >&2; exit 69; }

swift build --target Core
flags=(-I "$(swift build --show-bin-path)/Modules" -target "$triple")
for map in Sources/C*/module.modulemap; do flags+=(-I "$(dirname "$map")"); done
if [ "$(uname)" = Darwin ]; then flags+=(-sdk "$(xcrun --show-sdk-path)"); fi
rm -rf "$out"
mkdir -p "$out/symbols"
swift symbolgraph-extract -module-name Core "${flags[@]}" -minimum-access-level public \
  -skip-synthesized-members -output-dir "$out/symbols"

# Without the pages' template an archive still holds the documentation, for Xcode to show.
pages=--transform-for-static-hosting
[ -e "$toolchain/share/docc/render/index.html" ] || [ -n "${DOCC_HTML_DIR:-}" ] \
  || pages=--no-transform-for-static-hosting
"$docc" convert Sources/Core/Core.docc --warnings-as-errors "$pages" \
  --additional-symbol-graph-dir "$out/symbols" --output-dir "$archive" \
  --fallback-display-name Core --fallback-bundle-identifier Backprop.Core

# DocC makes up topics for what the landing page does not list.
python3 - "$archive/data/documentation/core.json" <<'PYTHON'
import json, sys
page = json.load(open(sys.argv[1]))
left = [page["references"][identifier]["title"] for section in page["topicSections"]
        if section.get("generated") for identifier in section["identifiers"]]
if left:
    sys.exit("docs.sh: no topic of Sources/Core/Core.docc/Core.md lists " + ", ".join(left))
PYTHON

if [ "$pages" = --transform-for-static-hosting ]; then
  echo "To read it: python3 -m http.server --directory $archive"
  echo "and open http://localhost:8000/documentation/core"
else
  echo "This toolchain has no pages to show documentation with; open $archive in Xcode."
fi
