import Contract2
import Core
import Judging
import Record

/// The possible findings of the check of a network built from modules.
private enum Property: String, CourseProperty {
  static let exercise = "a2.framework"

  case isNetwork = "The scores match those of the required network."
}

/// Compares the scores of a network with the reference's, both with the same random parameters.
func networkCheck(
  _ name: String, _ title: String, file: String, channels: [Int]
) -> CheckDefinition {
  let exercise = "a2.framework.\(name).scores"
  return CheckDefinition(
    exercise, "\(title) builds the network conv – ReLU – conv – ReLU – affine", .property,
    file: file, compares: true
  ) { context in
    let network = RandomNetwork(channels: channels, &context.random)
    let answer = try context.callForShapes(exercise, network.input)
    let expected = try context.expected(exercise, network.input)
    let (count, wanted) = (try answer.int(.parameterCount), try expected.int(.parameterCount))
    guard count == wanted else {
      return .fail(
        .exercise(
          .wrongSetting(
            name: Key.parameterCount.name, expected: Double(wanted), received: Double(count))))
    }
    var scores = Payload()
    scores[.scores] = expected[.scores]
    return try context.difference(answer, scores, situation: network.situation)
      ?? .pass(Property.isNetwork.fact)
  }
}

/// The inputs for a network with random parameters.
struct RandomNetwork {
  /// The images, labels, sizes and parameters.
  var input = Payload()
  /// A description of the inputs.
  let situation: String

  /// Draws the inputs, with images that are not square.
  init(channels: [Int], _ random: inout RandomState) {
    let (images, classes) = ([3, 2, 6, 8], 5)
    situation = "images \(images), random parameters"
    input.set(.x, random.randn(images) as Tensor<Double>)
    input.set(.y, random.randint(below: classes, count: images[0]))
    input.set(.channel1, channels[0])
    input.set(.channel2, channels[1])
    input.set(.classCount, classes)
    input.set(.seed, random.randint(below: 1 << 30))
    for (key, shape) in parameterShapes(channels, images, classes) {
      input.set(key, random.randn(shape) * 0.3 as Tensor<Double>)
    }
  }
}

/// The parameters of the network, in the order of its layers.
let networkParameters: [Key<AnyTensor>] = [.convW1, .convB1, .convW2, .convB2, .fcW, .fcB]

extension CheckContext {
  /// Creates a failure if weights do not have the standard deviation √(2 / inputs) of
  /// `kaimingNormal`, within the rubric's bound.
  ///
  /// - Parameters:
  ///   - answer: The answer with the weights.
  ///   - inputs: The number of inputs of each weight's layer.
  ///   - reason: The fact that says what is wrong.
  /// - Returns: The failure, or nil.
  /// - Throws: `GraderFault` if the rubric has no bound, or `PayloadError` if a weight is missing.
  func kaimingFailure(
    _ answer: Payload, inputs: KeyValuePairs<Key<AnyTensor>, Double>, _ reason: Fact
  ) throws -> Finding? {
    let error = try bound("standardDeviationError")
    for (key, count) in inputs {
      let deviation = try answer.doubles(key).standardDeviation()
      let wanted = (2 / count).squareRoot()
      guard abs(deviation / wanted - 1) < error else {
        return .fail(
          reason,
          .exercise(
            .statistic(
              name: "standard deviation of \(key.name)", value: deviation,
              least: wanted * (1 - error), most: wanted * (1 + error))))
      }
    }
    return nil
  }
}

/// The shapes of the network's parameters, as modules store them.
private func parameterShapes(
  _ channels: [Int], _ images: [Int], _ classes: Int
) -> KeyValuePairs<Key<AnyTensor>, [Int]> {
  [
    .convW1: [channels[0], images[1], 5, 5], .convB1: [channels[0]],
    .convW2: [channels[1], channels[0], 3, 3], .convB2: [channels[1]],
    .fcW: [classes, channels[1] * images[2] * images[3]], .fcB: [classes],
  ]
}
