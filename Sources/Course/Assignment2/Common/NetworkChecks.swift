import Contract2
import Core
import Judging
import Record

/// The possible findings of the check of a network built from modules.
private enum Property: String, CourseProperty {
  static let exercise = "a2.framework"

  case isNetwork = "The scores match those of the required network."
  case noMomentum = "The optimizer should use momentum, but its momentum is 0."
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
    let (images, classes) = ([3, 2, 6, 8], 5)
    var input = Payload()
    input.set(.x, context.random.randn(images) as Tensor<Double>)
    input.set(.channel1, channels[0])
    input.set(.channel2, channels[1])
    input.set(.classCount, classes)
    input.set(.seed, context.random.randint(below: 1 << 30))
    for (key, shape) in parameterShapes(channels, images, classes) {
      input.set(key, context.random.randn(shape) * 0.3 as Tensor<Double>)
    }
    let answer = try context.callForShapes(exercise, input)
    let expected = try context.expected(exercise, input)
    for setting in [Key.momentum, Key.isNesterov, Key.parameterCount] as [any PayloadKey] {
      guard let wanted = expected.tensors[setting.name]?.doubles.first else { continue }
      let got = answer.tensors[setting.name]?.doubles.first ?? .nan
      // Any momentum above 0 is accepted.
      guard setting.name != Key.momentum.name else {
        if got > 0 { continue }
        return .fail(Property.noMomentum.fact)
      }
      guard got == wanted else {
        return .fail(
          .exercise(.wrongSetting(name: setting.name, expected: wanted, received: got)))
      }
    }
    var scores = Payload()
    scores[.scores] = expected[.scores]
    return try context.difference(answer, scores, situation: "images \(images), random parameters")
      ?? .pass(Property.isNetwork.fact)
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
