import Core
import Presentation

/// The student's loops, Core's kernels and the student's products with columns on the clock.
struct ConvTimes {
  let run: LabRun

  /// Runs the steps.
  func compare() throws {
    let count = run.scale.choose(full: 100, quick: 2)
    try run.step("Make the convolution fast") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set("x", random.randn([count, 3, 31, 31]) as Tensor<Float>)
      input.set("w", random.randn([25, 3, 3, 3]) as Tensor<Float>)
      input.set("b", random.randn([25]) as Tensor<Float>)
      input.set("stride", 2)
      input.set("padding", 1)
      input.set("upstream", random.randn([count, 25, 16, 16]) as Tensor<Float>)
      try compare(
        loops: "a2.conv", core: "a2.given.conv", fast: "a2.fastConv", input, in: &content,
        "\(count) images of 31 × 31, 25 filters of 3 × 3, stride 2")
    }
    try run.step("Make the pooling fast") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set("x", random.randn([count, 3, 32, 32]) as Tensor<Float>)
      for name in ["height", "width", "stride"] { input.set(name, 2) }
      input.set("upstream", random.randn([count, 3, 16, 16]) as Tensor<Float>)
      try compare(
        loops: "a2.pool", core: "a2.given.pool", fast: "a2.fastPool", input, in: &content,
        "\(count) images of 32 × 32, windows of 2 × 2")
    }
  }

  /// What a layer gave, and how long it took.
  private struct Timed {
    let out: Tensor<Float>
    let dx: Tensor<Float>
    let forward: Double
    let backward: Double
  }

  /// Times three layers that compute the same.
  private func compare(
    loops: String, core: String, fast: String, _ input: Payload, in content: inout StepContent,
    _ caption: String
  ) throws {
    let loops = try timed(loops, input, repetitions: 1)
    var rows = [("Your loops", loops), ("Core", try timed(core, input, repetitions: 5))]
    // Without it the other two are still worth showing.
    let fast = Result { try timed(fast, input, repetitions: 5) }
    if case .success(let fast) = fast { rows.append(("Your im2col", fast)) }
    content.table(
      caption,
      columns: ["", "Forward", "× as fast", "Forward and backward", "× as fast", "Difference"],
      rows: try rows.map { name, timed in
        [
          name, Wording.seconds(timed.forward),
          Wording.ratio(loops.forward / max(timed.forward, 1e-9)),
          Wording.seconds(timed.backward),
          Wording.ratio(loops.backward / max(timed.backward, 1e-9)),
          Wording.number(try difference(timed, loops), digits: 2),
        ]
      })
    content.text(
      "The difference is that to your loops, relative to the largest number, and should be about "
        + "1e-6: numbers have seven digits here. How many times as fast the others are "
        + "depends on how slow the loops are.")
    _ = try fast.get()
  }

  /// The results, and the best times of some repetitions.
  private func timed(_ layer: String, _ input: Payload, repetitions: Int) throws -> Timed {
    let forward = try (0..<repetitions).map { _ in
      try run.timed { try run.call("\(layer).forward", input) }
    }
    let backward = try (0..<repetitions).map { _ in
      try run.timed { try run.call("\(layer).backward", input) }
    }
    return Timed(
      out: try forward[0].value.floats("out"), dx: try backward[0].value.floats("dx"),
      forward: forward.map(\.seconds).min() ?? 0, backward: backward.map(\.seconds).min() ?? 0)
  }

  private func difference(_ timed: Timed, _ loops: Timed) throws -> Double {
    let parts = [("output", timed.out, loops.out), ("dx", timed.dx, loops.dx)]
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
