#!/usr/bin/env bash
# Builds the documentation of Core, from its comments and Sources/Core/Core.docc, into .build/docs.
# It fails on a warning from DocC, and if a public symbol is not listed in any topic of Core.md.
set -euo pipefail
cd "$(dirname "$0")/.."
out=.build/docs
archive=$out/Core.doccarchive

# The target triple, and the toolchain's folder, which contains bin and share.
{ read -r triple; read -r toolchain; } < <(swift -print-target-info | python3 -c '
import json, os, sys
info = json.load(sys.stdin)
print(info["target"]["triple"])
print(os.path.dirname(os.path.dirname(info["paths"]["runtimeResourcePath"])))')
docc=$toolchain/bin/docc
[ -x "$docc" ] || {
  echo "docs.sh: expected docc at $docc, found nothing: install a complete toolchain" >&2
  exit 69
}

swift build --target Core
flags=(-I "$(swift build --show-bin-path)/Modules" -target "$triple")
for map in Sources/C*/module.modulemap; do flags+=(-I "$(dirname "$map")"); done
if [ "$(uname)" = Darwin ]; then flags+=(-sdk "$(xcrun --show-sdk-path)"); fi
rm -rf "$out"
mkdir -p "$out/symbols"
swift symbolgraph-extract -module-name Core "${flags[@]}" -minimum-access-level public \
  -skip-synthesized-members -output-dir "$out/symbols"

# Without the template for web pages, the archive still contains the documentation, which Xcode can
# show.
pages=--transform-for-static-hosting
[ -e "$toolchain/share/docc/render/index.html" ] || [ -n "${DOCC_HTML_DIR:-}" ] \
  || pages=--no-transform-for-static-hosting
"$docc" convert Sources/Core/Core.docc --warnings-as-errors "$pages" \
  --additional-symbol-graph-dir "$out/symbols" --output-dir "$archive" \
  --fallback-display-name Core --fallback-bundle-identifier Backprop.Core

# DocC generates topics for symbols that the landing page does not list.
python3 - "$archive/data/documentation/core.json" <<'PYTHON'
import json, sys
page = json.load(open(sys.argv[1]))
left = [page["references"][identifier]["title"] for section in page["topicSections"]
        if section.get("generated") for identifier in section["identifiers"]]
if left:
    sys.exit("docs.sh: add these symbols to a topic in Sources/Core/Core.docc/Core.md: "
             + ", ".join(left))
PYTHON

if [ "$pages" = --transform-for-static-hosting ]; then
  echo "To read it: python3 -m http.server --directory $archive"
  echo "and open http://localhost:8000/documentation/core"
else
  echo "This toolchain has no template for web pages; open $archive in Xcode."
fi
