#!/usr/bin/env bash
# Adds a small exercise to a copy of this checkout, and tests its build, checks, mutant and lab.
#
#   Scripts/try-exercise.sh         prints each step and its time; exits with 1 if a step fails
#
# The copy includes this checkout's build folder. Since a build is valid only at its own path, the
# commands run in a sandbox where the copy replaces this checkout. The checkout is not changed. The
# script needs bubblewrap, as grading does.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/try-exercise.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
copy=$work/project
echo "Copying $root …"
cp -a "$root" "$copy"

# The files of the exercise a2.shiftScale: out = x · scale + shift.
solutions=$copy/Sources/Solutions/Assignment2 course=$copy/Sources/Course/Assignment2/ShiftScale
mkdir -p "$course"
cat >"$solutions/ShiftScale.swift" <<'SWIFT'
public import Core

/// Scales and shifts every element: `out = x · scale + shift`.
///
/// - Parameters:
///   - x: The input, of any shape.
///   - scale: The factor.
///   - shift: The number to add.
/// - Returns: The output, with the same shape as `x`.
public func shiftScale<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, scale: Scalar, shift: Scalar
) throws -> Tensor<Scalar> {
  // BEGIN SOLUTION: scale and shift the input
  return x * scale + shift
  // END SOLUTION
}
SWIFT
cat >"$solutions/Bindings/ShiftScaleBinding.swift" <<'SWIFT'
import Contract2
import Core

/// Calls the layer that scales and shifts.
enum ShiftScaleBinding: CallBinding {
  static let name = "a2.shiftScale.forward"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(
      try shiftScale(
        input.tensor(.x), scale: input.number(.scale), shift: input.number(.shift)))
  }
}
SWIFT
cat >"$copy/Sources/Course/Contract2/ShiftScaleKeys.swift" <<'SWIFT'
public import Core

extension Key where Value == Double {
  /// The factor.
  public static var scale: Key { .number("scale") }
  /// The shift.
  public static var shift: Key { .number("shift") }
}
SWIFT
cat >"$course/ShiftScaleChecks.swift" <<'SWIFT'
import Contract2
import Core
package import Judging
import Record

/// An exercise that is only a test: a layer that scales and shifts.
package enum ShiftScale: CheckedExercise {
  package static let id = "a2.shiftScale"

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a2.shiftScale.forward", "shiftScale scales and shifts", .output, file: file
      ) { context in
        let cases = [[3, 4], [1], [2, 1, 5]].map { shape in
          CheckCase([.x: context.random.randn(shape)], numbers: [.scale: 1.5, .shift: -2])
        }
        return try context.compare(
          "a2.shiftScale.forward", cases)
      }
    ]
  }
}
SWIFT
cat >"$course/Mutants.patch" <<'PATCH'
// mutant: no shift
// file: ShiftScale.swift
// check: a2.shiftScale.forward
// say: You scale but do not shift: add the shift to every element.
// find
x * scale + shift
// replace
x * scale
PATCH
cat >"$course/ShiftScaleLab.swift" <<'SWIFT'
import Contract2
import Core
package import LabKit

extension ShiftScale: LabSection {
  /// The position of the section in its page.
  package static let place = LabPlace(question: 1, order: 99)

  /// Runs one call.
  package static func steps(_ run: LabRun) throws {
    try run.step("Shift and scale") { content in
      var input = Payload()
      input.set(.x, Tensor<Double>([1, 2]))
      input.set(.scale, 3)
      input.set(.shift, 1)
      let out = try run.call("a2.shiftScale.forward", input).doubles(.out)
      content.compare(out, with: Tensor([4, 7]), "the output", below: 1e-12)
    }
  }
}
SWIFT
python3 - "$copy/handouts/assignment2/rubric.yml" <<'PYTHON'
import sys
path = sys.argv[1]
text = open(path).read()
line = "      - { id: a2.affine.forward,"
assert text.count(line) == 1
open(path, "w").write(text.replace(
    line, "      - { id: a2.shiftScale.forward, points: 0, tolerance: 1.0e-12 }\n" + line))
PYTHON
echo "Written by hand: 6 files, 1 line of the rubric."

step() {
  local name=$1 begin=$SECONDS
  shift
  if inside "$@" >"$work/log" 2>&1; then
    printf '%5d s  %s\n' $((SECONDS - begin)) "$name"
  else
    cat "$work/log"
    echo "failed: $name"
    exit 1
  fi
}

# Runs a command in a sandbox where the copy replaces this checkout.
inside() { bwrap --dev-bind / / --bind "$copy" "$root" --chdir "$root" "$@"; }

fails() { ! "$@"; }
export -f fails

step "build" swift build --product Grader
step "handouts" ./grader handouts
step "build of everything, including tests" swift build --build-tests
step "handouts --check" ./grader handouts --check
step "check of the stub fails" bash -c \
  'fails ./grader check a2.shiftScale && ./grader check a2.shiftScale | grep -q "Not implemented yet: scale"'
cp "$solutions/ShiftScale.swift" "$copy/Sources/Assignments/Assignment2/ShiftScale.swift"
step "check of the solution passes" ./grader check a2.shiftScale
step "the mutant applies, and each check has one" swift test --skip-build --filter MutantPatchTests
sed -i 's/x \* scale + shift/x * scale/' "$copy/Sources/Assignments/Assignment2/ShiftScale.swift"
step "check of the mutant fails" bash -c 'fails ./grader check a2.shiftScale'
step "the lab runs" bash -c './lab shiftScale --solutions --quick | grep -q "1 step: 1 right"'
echo "All steps passed."
