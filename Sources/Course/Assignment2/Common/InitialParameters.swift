import Contract2
import Core
import Judging
import Record

/// The possible findings of the checks of a network's first parameters.
private enum Property: String, CourseProperty {
  static let exercise = "a2.network"

  case startsRight = """
    Names, shapes and scales are right, biases are zero, and each seed gives its own weights.
    """
  case hasOthers = "The network has parameters that none of its layers uses: remove them."
  case hasOtherConstant = "Biases and shifts start at zero, and scales of normalization at 1."
  case hasOtherScale = """
    The weights have the wrong scale: draw normal numbers with mean 0 and multiply them by \
    `weightScale`.
    """
  case ignoresGenerator = """
    Two seeds give the same weights: draw them from `random`, the generator that you are given.
    """
  case doesNotRepeat = """
    The same seed gives other weights the second time: draw them from `random`, the generator that \
    you are given.
    """
  case repeatsLayers = """
    Two layers start with the same numbers: draw all weights from the same generator, one after \
    the other.
    """
}

/// Creates the check of the parameters that a network starts with.
///
/// - Parameters:
///   - exercise: The name of the network's exercise, such as `a2.twoLayerNet`.
///   - title: The name of the network.
///   - file: The file with its initializer.
///   - networks: Draws the settings of networks, with the names of their parameters.
/// - Returns: The check.
func initialCheck(
  _ exercise: String, _ title: String, file: String,
  networks: @escaping @Sendable (inout RandomState) -> [CheckCase]
) -> CheckDefinition {
  CheckDefinition(
    "\(exercise).initial", "\(title) starts with small random weights", .property, file: file,
    bounds: ["standardDeviationError", "meanError"]
  ) { context in
    for one in networks(&context.random) {
      var input = one.input
      input.set(.weightScale, [0.03, 0.2, 0.7][context.random.randint(below: 3)])
      input.set(.seed, context.random.randint(below: 1 << 30))
      var call = InitialCall(exercise: "\(exercise).initial", input: input)
      if var failure = try call.examine(context) {
        failure.facts.append(.output(.calledWith(inputs: one.situation)))
        return failure
      }
    }
    return .pass(Property.startsRight.fact)
  }
}

/// One network whose first parameters are examined.
private struct InitialCall {
  let exercise: String
  let input: Payload
  /// The parameters drawn with the first seed.
  private var tensors: [String: Tensor<Double>] = [:]
  /// The names of the weights.
  private var weights: [String] = []

  init(exercise: String, input: Payload) {
    (self.exercise, self.input) = (exercise, input)
  }

  mutating func examine(_ context: any CheckContext) throws -> Finding? {
    let expected = try context.expected(exercise, input)
    let answer = try context.call(exercise, input)
    for name in try input.text(.parameterNames).split(separator: " ").map(String.init) {
      let wanted = try expected.doubles(.tensor(named: name))
      let tensor = try answer.doubles(.tensor(named: name))
      guard tensor.count > 0 else { return .fail(.output(.missing(tensor: name))) }
      guard tensor.shape == wanted.shape else {
        return .fail(
          .output(.wrongShape(tensor: name, expected: wanted.shape, received: tensor.shape)))
      }
      let first = wanted.scalars[0]
      if wanted.scalars.allSatisfy({ $0 == first }) {
        if let other = tensor.scalars.first(where: { $0 != first }) {
          return .fail(
            Property.hasOtherConstant.fact,
            .exercise(
              .statistic(name: "an element of \(name)", value: other, least: first, most: first)))
        }
      } else {
        weights.append(name)
        if let failure = try scaleFailure(of: name, tensor, context) { return failure }
      }
      tensors[name] = tensor
    }
    guard try answer.int(.parameterCount) == expected.int(.parameterCount) else {
      return .fail(Property.hasOthers.fact)
    }
    return try seedFailure(context)
  }

  /// Compares the mean and the standard deviation of some weights with the scale asked for.
  private func scaleFailure(
    of name: String, _ tensor: Tensor<Double>, _ context: any CheckContext
  ) throws -> Finding? {
    let scale = try input.number(.weightScale)
    let statistics = [
      ("standard deviation", tensor.standardDeviation(), scale, "standardDeviationError"),
      ("mean", tensor.mean(), 0, "meanError"),
    ]
    for (statistic, value, wanted, bound) in statistics {
      let error = try context.bound(bound) * scale
      guard abs(value - wanted) > error || !value.isFinite else { continue }
      return .fail(
        Property.hasOtherScale.fact,
        .exercise(
          .statistic(
            name: "\(statistic) of \(name)", value: value, least: wanted - error,
            most: wanted + error)))
    }
    return nil
  }

  /// Draws the parameters again with the same seed, and with another one.
  private func seedFailure(_ context: any CheckContext) throws -> Finding? {
    let again = try context.callForShapes(exercise, input)
    var changed = input
    changed.set(.seed, try input.int(.seed) + 1)
    let other = try context.callForShapes(exercise, changed)
    for name in weights {
      let key = Key<AnyTensor>.tensor(named: name)
      if try other.doubles(key) == tensors[name] { return .fail(Property.ignoresGenerator.fact) }
      if try again.doubles(key) != tensors[name] { return .fail(Property.doesNotRepeat.fact) }
    }
    let firsts = weights.compactMap { tensors[$0]?.scalars.first }
    return Set(firsts).count < firsts.count ? .fail(Property.repeatsLayers.fact) : nil
  }
}
