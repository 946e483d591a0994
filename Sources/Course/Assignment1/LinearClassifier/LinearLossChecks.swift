import Contract1
import Core
import Judging
import Record

/// Creates the checks that both vectorized losses share.
func vectorizedLossChecks(_ name: String, function: String, file: String) -> [CheckDefinition] {
  let exercise = "a1.\(name).vectorized"
  return [
    CheckDefinition(
      "\(exercise).loss", "\(function)Vectorized computes the loss", .output, file: file
    ) { try $0.compareLinearLoss(exercise) },
    CheckDefinition(
      "\(exercise).gradient", "\(function)Vectorized computes the right gradient", .gradient,
      file: file
    ) { try $0.examineLinearGradient(exercise) },
    CheckDefinition(
      "\(exercise).speed", "\(function)Vectorized is much faster than loops", .speed,
      file: file
    ) { context in
      let naive = "a1.\(name).naive"
      return try context.measure(
        .linearLoss(
          exercise, against: .other(exercise: naive, name: "the reference's naive version"),
          examples: 200)
      ) { $0.timedLinearInput(examples: 200) }
    },
    CheckDefinition(
      "\(exercise).speedReference", "\(function)Vectorized keeps up with the reference", .speed,
      file: file
    ) { context in
      try context.measure(.linearLoss(exercise, against: .reference, examples: 500)) {
        $0.timedLinearInput(examples: 500)
      }
    },
  ]
}

extension TimedExercise {
  /// Describes the timed call of a linear loss, which needs at least the operations for the scores.
  fileprivate static func linearLoss(
    _ name: String, against yardstick: Yardstick, examples: Int
  ) -> Self {
    Self(name: name, yardstick: yardstick, operations: Double(2 * examples * 3073 * 10))
  }
}

extension RandomState {
  /// Creates a linear classifier's weights, examples and labels, in which no two axes have the same
  /// length.
  mutating func linearCase(
    _ count: Int, _ features: Int, _ classes: Int, regularization: Double, scale: Double = 1
  ) -> CheckCase {
    var input = Payload()
    let w: Tensor<Double> = randn([features, classes]) * scale
    let x: Tensor<Double> = randn([count, features])
    input.set(.w, w)
    input.set(.x, x)
    input.set(.y, randint(below: classes, count: count))
    input.set(.regularization, regularization)
    return .init(
      situation: "w \(w.shape), x \(x.shape), regularization \(regularization)", input: input)
  }

  /// Creates inputs in `Float`; the course's notebook times 500 examples.
  fileprivate mutating func timedLinearInput(examples: Int) -> Payload {
    var input = Payload()
    let w: Tensor<Float> = randn([3073, 10]) * 0.01
    let x: Tensor<Float> = rand([examples, 3073])
    input.set(.w, w)
    input.set(.x, x)
    input.set(.y, randint(below: 10, count: examples))
    input.set(.regularization, 5e-6)
    return input
  }
}

extension CheckCase {
  /// Returns the case with the best, the worst and a middle class as the label, in turns.
  ///
  /// The gradient of a linear loss weighs all examples alike, so it is far from the right one. In
  /// between, some classes are better than the label and others are not.
  fileprivate func withRankedLabels() throws -> CheckCase {
    let scores = try matmul(input.doubles(.x), input.doubles(.w))
    let classes = scores.shape[1]
    var one = self
    one.input.set(
      .y,
      (0..<scores.shape[0]).map { row in
        let ranked = (0..<classes).sorted { scores[row, $0] > scores[row, $1] }
        return ranked[[0, classes - 1, classes / 2][row % 3]]
      })
    return one
  }
}

extension CheckContext {
  /// Problems with and without regularization.
  ///
  /// The last one has too many weights for a numerical gradient, and the one before it has a shape
  /// that was there before. A single example has no
  /// regularization: a hinge loss that lacks it could be linear.
  private func linearCases() throws -> [CheckCase] {
    let small = [
      (5, 6, 3, 0.0, 1.0), (1, 6, 2, 0, 0.3), (12, 7, 10, 0.02, 1), (30, 3, 5, 1e-3, 1),
      (5, 6, 3, 0.1, 1),
    ]
    .map { random.linearCase($0.0, $0.1, $0.2, regularization: $0.3, scale: $0.4) }
    return try small + [largeLinearCase(features: random.size(239_000...241_000))]
  }

  private func largeLinearCase(features: Int) throws -> CheckCase {
    try random.linearCase(5, features, 3, regularization: 0, scale: 0.006).withRankedLabels()
  }

  func compareLinearLoss(_ exercise: String) throws -> Finding {
    try compare(exercise, linearCases(), outputs: [Key.loss])
  }

  func examineLinearGradient(_ exercise: String) throws -> Finding {
    let cases = try linearCases()
    return try examineGradients(
      .loss(exercise), cases,
      twins: twins(of: cases, weights: .w) { try largeLinearCase(features: $0) })
  }
}
