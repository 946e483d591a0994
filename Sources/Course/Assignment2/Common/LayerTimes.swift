import Core
import LabKit
import Presentation

/// Timings of the student's loops, of Core's kernels and of the student's im2col layers.
struct LayerTimes {
  let run: LabRun

  /// The number of images.
  var count: Int { run.scale.choose(full: 100, quick: 2) }

  /// The output and gradient of a layer, and how long its passes took.
  private struct Timed {
    let out: Tensor<Float>
    let dx: Tensor<Float>
    let forward: Double
    let backward: Double
  }

  /// Measures and compares the times of three layers that compute the same result.
  func compare(
    loops: String, core: String, fast: String, _ input: Payload, in content: inout StepContent,
    _ caption: String
  ) throws {
    let loops = try timed(loops, input, repetitions: 1)
    var rows = [("Your loops", loops), ("Core", try timed(core, input, repetitions: 5))]
    // If the im2col layer fails, still show the other two.
    let fast = Result { try timed(fast, input, repetitions: 5) }
    if case .success(let fast) = fast { rows.append(("Your im2col", fast)) }
    let differences = try rows.map { try difference($0.1, rows[1].1) }
    content.table(
      caption,
      columns: ["", "Forward", "Speedup", "Forward and backward", "Speedup", "Difference"],
      rows: zip(rows, differences).map { row, difference in
        let (name, timed) = row
        return [
          name, Wording.seconds(timed.forward),
          Wording.ratio(loops.forward / max(timed.forward, 1e-9)),
          Wording.seconds(timed.backward),
          Wording.ratio(loops.backward / max(timed.backward, 1e-9)),
          Wording.number(difference, digits: 2),
        ]
      })
    for (row, difference) in zip(rows, differences) where row.0 != "Core" {
      content.expect(
        "\(row.0): difference from Core", difference, .below(1e-4), digits: 2)
    }
    content.text(
      "The last column compares the output and gradient of each layer with those of Core: it shows "
        + "the largest difference between corresponding elements, divided by Core's largest "
        + "absolute value. `Float` has about seven digits. The slower your loops are, the larger "
        + "the speedups.")
    _ = try fast.get()
  }

  /// Runs a layer several times, and returns its results and its best times.
  private func timed(_ layer: String, _ input: Payload, repetitions: Int) throws -> Timed {
    let forward = try (0..<repetitions).map { _ in
      try run.timed { try run.call("\(layer).forward", input) }
    }
    let backward = try (0..<repetitions).map { _ in
      try run.timed { try run.call("\(layer).backward", input) }
    }
    return Timed(
      out: try forward[0].value.floats(.out), dx: try backward[0].value.floats(.dx),
      forward: forward.map(\.seconds).min() ?? 0, backward: backward.map(\.seconds).min() ?? 0)
  }

  /// Returns the largest difference of a layer from Core's.
  private func difference(_ timed: Timed, _ core: Timed) throws -> Double {
    let parts = [("output", timed.out, core.out), ("dx", timed.dx, core.dx)]
    return try parts.map { name, found, expected in
      guard found.shape == expected.shape else {
        throw LabError.unusable(
          what: name, expected: "shape \(expected.shape)", found: "\(found.shape)")
      }
      let largest = expected.absolute().scalars.max() ?? 0
      return Double((found - expected).absolute().scalars.max() ?? 0) / max(Double(largest), 1e-12)
    }.max() ?? 0
  }
}
