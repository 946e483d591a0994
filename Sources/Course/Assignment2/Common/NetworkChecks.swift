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

/// Creates the check of a network: it gets the network's parameters and scores, and compares the
/// scores with those that the reference computes from the same parameters.
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
    var answer = try context.callForShapes(exercise, input)
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
    answer.set(.x, try input.doubles(.x))
    answer.set(.fcW, try answer.doubles(.fcW).transposed())
    let scores = try context.expected("a2.framework.barebones.scores", answer)
    guard let wrong = try context.difference(answer, scores, situation: "images \(images)")
    else {
      return .pass(Property.isNetwork.fact)
    }
    return wrong
  }
}
