#!/usr/bin/env bash
# Runs the readers of hostile bytes on mutated inputs, guided by coverage, with AddressSanitizer.
#
#   Scripts/fuzz.sh                              every reader, for a minute each
#   Scripts/fuzz.sh archive object               only these readers
#   Scripts/fuzz.sh --seconds 3600 safetensors   for an hour
#   Scripts/fuzz.sh --executions 10000000 npy    on ten million inputs
#
# The readers are the cases of Tests/GraderTests/Fuzz/FuzzTarget.swift. Inputs that reach new code are
# kept in .build/fuzz/corpus. An input that makes a reader crash, hang or use too much memory ends
# the run and is saved in .build/fuzz/found. Reduce it, put it into
# Tests/GraderTests/Fixtures/Fuzz/<reader>, where the tests replay it, and fix the reader.
set -euo pipefail
cd "$(dirname "$0")/.."

limit=-max_total_time=60
readers=()
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) limit=-max_total_time=${2:?--seconds needs a number}; shift 2 ;;
    --executions) limit=-runs=${2:?--executions needs a number}; shift 2 ;;
    -*) echo "unknown option $1: the first lines of Scripts/fuzz.sh list the options" >&2; exit 64 ;;
    *) readers+=("$1"); shift ;;
  esac
done
fixtures=Tests/GraderTests/Fixtures/Fuzz
[ ${#readers[@]} -gt 0 ] || readers=($(ls "$fixtures"))
for reader in "${readers[@]}"; do
  [ -d "$fixtures/$reader" ] || {
    echo "there is no reader '$reader'; the readers are: $(ls "$fixtures" | tr '\n' ' ')" >&2
    exit 64
  }
done

# Other people's packages come from the ordinary build and are not instrumented.
swift build
debug=.build/debug
out=.build/fuzz
mkdir -p "$out/modules" "$out/objects" "$out/found"
for module in ArgumentParser ArgumentParserToolInfo Logging Yams; do
  cp "$debug/Modules/$module.swiftmodule" "$out/modules/"
done

flags=(
  -O -wmo -sanitize=fuzzer,address -parse-as-library -swift-version 6 -package-name backprop
  -enable-upcoming-feature InternalImportsByDefault -module-cache-path "$out/cache"
  -I "$out/modules" -I .build/checkouts/Yams/Sources/CYaml/include
)
for map in Sources/C*/module.modulemap; do flags+=(-I "$(dirname "$map")"); done

# compile <module> <its sources>: compiles a module if a source is newer than its object file.
compile() {
  local module=$1 object=$out/objects/$1.o
  shift
  objects+=("$object")
  [ "$object" -nt Scripts/fuzz.sh ] && [ -z "$(find "$@" -newer "$object")" ] && return
  echo "Compiling $module for fuzzing" >&2
  swiftc "${flags[@]}" -module-name "$module" \
    -emit-module -emit-module-path "$out/modules/$module.swiftmodule" -c "$@" -o "$object"
}
objects=()
# The modules that the readers need, each after those that it needs itself.
swift package describe --type json > "$out/package.json"
while read -r module sources; do
  # No path contains a space.
  compile "$module" $sources
done < <(python3 - "$out/package.json" Tests/GraderTests/Fuzz/FuzzTarget.swift <<'END'
import json, re, sys

with open(sys.argv[1]) as description:
    targets = {target["name"]: target for target in json.load(description)["targets"]}
with open(sys.argv[2]) as source:
    pending = re.findall(r"^(?:@testable )?import (\w+)", source.read(), re.MULTILINE)
done = set()

def visit(name):
    if name in done or name not in targets or targets[name]["module_type"] != "SwiftTarget":
        return
    done.add(name)
    target = targets[name]
    for dependency in target.get("target_dependencies", []):
        visit(dependency)
    print(name, *(f"{target['path']}/{source}" for source in target["sources"]))

for name in pending:
    visit(name)
END
)

packages=()
for package in Yams CYaml Logging ArgumentParser ArgumentParserToolInfo; do
  while IFS= read -r object; do packages+=("$object"); done \
    < <(find "$debug/$package.build" -name '*.o')
done
libraries=(-larchive -lz -lopenblas -lpng -lturbojpeg -lseccomp)
swiftc "${flags[@]}" -module-name Fuzz Fuzz/Fuzz.swift Tests/GraderTests/Fuzz/FuzzTarget.swift \
  "${objects[@]}" "${packages[@]}" "${libraries[@]}" -o "$out/fuzz" 2> "$out/link.log" ||
  { cat "$out/link.log" >&2; exit 1; }

# Some readers get each input as a file, so the speed of the disk would limit the number of inputs.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
for reader in "${readers[@]}"; do
  mkdir -p "$out/corpus/$reader"
  echo "$reader:"
  BACKPROP_FUZZ_TARGET=$reader "$out/fuzz" "$limit" -max_len=16384 -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$out/found/$reader-" \
    "$out/corpus/$reader" "$fixtures/$reader" < /dev/null > "$out/$reader.log" 2>&1 || {
    tail -n 40 "$out/$reader.log"
    echo "$reader: failed; the input is in $out/found" >&2
    exit 1
  }
  grep -aE 'number_of_executed_units|average_exec_per_sec|peak_rss_mb' "$out/$reader.log"
done
