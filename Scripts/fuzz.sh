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

# sources <folder> [tests]: lists the Swift files below a folder, except those of modules inside it.
sources() {
  local folder=$1
  shift
  find "$folder" -mindepth 1 \( -path Sources/Core/Exchange -o -path Sources/Core/Media \) -prune \
    -o -name '*.swift' "$@" -print0
}

# compile <module> <its sources> [flags]: compiles a module if a source is newer than its object
# file.
compile() {
  local module=$1 folder=$2 object=$out/objects/$1.o
  shift 2
  [ "$object" -nt Scripts/fuzz.sh ] &&
    [ -z "$(sources "$folder" -newer "$object" | tr -d '\0')" ] && return
  echo "Compiling $module for fuzzing" >&2
  sources "$folder" | xargs -0 swiftc "${flags[@]}" "$@" \
    -module-name "$module" -emit-module -emit-module-path "$out/modules/$module.swiftmodule" \
    -c -o "$object"
}
compile Core Sources/Core
compile Exchange Sources/Core/Exchange
compile Contract1 Sources/Course/Contract1
compile Contract2 Sources/Course/Contract2
compile Media Sources/Core/Media
compile Presentation Sources/Presentation
compile Solution1 Sources/Solutions/Assignment1
compile Solution2 Sources/Solutions/Assignment2
compile CourseKit Sources/Course/CourseKit
for stage in Record Host Score Reports Symbols Intake Box Run Build Doctor Grading; do
  compile "$stage" "Sources/Grader/$stage"
done

packages=()
for package in Yams CYaml Logging ArgumentParser ArgumentParserToolInfo; do
  while IFS= read -r object; do packages+=("$object"); done \
    < <(find "$debug/$package.build" -name '*.o')
done
libraries=(-larchive -lopenblas -lpng -lturbojpeg -lseccomp)
swiftc "${flags[@]}" -module-name Fuzz Fuzz/Fuzz.swift Tests/GraderTests/Fuzz/FuzzTarget.swift \
  "$out"/objects/*.o "${packages[@]}" "${libraries[@]}" -o "$out/fuzz" 2> "$out/link.log" ||
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
