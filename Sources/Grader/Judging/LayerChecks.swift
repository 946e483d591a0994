package import Core
import Record

/// The checks for a layer: one for its output, and one for its gradients.
package struct LayerChecks: Sendable {
  /// The prefix of the exercises' names, such as `a2.affine`.
  package var exercise: String
  /// The prefix of the functions' names, such as `affine`.
  package var function: String
  /// The suffix of the functions' names, such as `Naive`.
  package var ending: String
  /// The student's file that is graded.
  package var file: String
  /// Other student files whose code the graded file calls.
  package var buildsOn: [String]
  /// The smallest denominator to use for relative errors.
  package var floor: Double
  /// A function that draws inputs of several shapes, for both checks.
  ///
  /// One of them is so large that no numerical gradient can be computed within the time limit.
  package var cases: @Sendable (inout RandomState) -> [CheckCase]

  /// Creates the checks for a layer.
  package init(
    exercise: String, function: String, ending: String = "", file: String, buildsOn: [String] = [],
    floor: Double = JudgingDefaults.floor,
    cases: @escaping @Sendable (inout RandomState) -> [CheckCase]
  ) {
    (self.exercise, self.function, self.ending) = (exercise, function, ending)
    (self.file, self.buildsOn) = (file, buildsOn)
    self.floor = floor
    self.cases = cases
  }

  /// Draws the cases, and one more with new numbers in the shape of the first.
  ///
  /// Code that keeps results by shape is wrong there.
  private func allCases(_ random: inout RandomState) -> [CheckCase] {
    cases(&random) + cases(&random).prefix(1).map { $0.called("the same shapes again") }
  }

  /// Draws the cases, and adds to each a random upstream gradient in the shape of the output.
  ///
  /// The upstream gradient has a mean, and contains the output itself. A normalization removes both
  /// from the gradient, so whoever leaves out these terms gets an entirely different gradient.
  private func withUpstream(_ context: any CheckContext) throws -> [CheckCase] {
    try allCases(&context.random).map { one in
      var one = one
      let out = try context.expected("\(exercise).forward", one.input).doubles(.out)
      let noise: Tensor<Double> = context.random.randn(out.shape)
      let deviation = max(out.standardDeviation(), 1e-3)
      one.input.set(.upstream, noise + (out - out.mean()) * (2 / deviation) + 2)
      return one
    }
  }

  /// Creates the check of the output.
  ///
  /// - Parameters:
  ///   - what: A phrase that says what the forward pass does. In the title, it follows the
  ///     function's name.
  ///   - call: The last part of the name of the call whose outputs are compared.
  /// - Returns: The check.
  package func forward(_ what: String, call: String = "forward") -> CheckDefinition {
    CheckDefinition(
      "\(exercise).forward", "\(function)Forward\(ending) \(what)", .output, file: file,
      buildsOn: buildsOn
    ) { context in
      try context.compare(
        "\(exercise).\(call)", allCases(&context.random), floor: floor)
    }
  }

  /// Creates the check of the gradients.
  ///
  /// - Parameter variant: The suffix of the backward pass's name, such as `Simplified`.
  /// - Returns: The check.
  package func backward(variant: String = "") -> CheckDefinition {
    CheckDefinition(
      "\(exercise).backward\(variant)",
      "\(function)Backward\(variant)\(ending) computes the right gradients", .gradient, file: file,
      buildsOn: buildsOn
    ) { context in
      try context.examineGradients(
        .layer(exercise, variant: variant), withUpstream(context), floor: floor)
    }
  }
}
