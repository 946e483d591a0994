import Core
import Presentation
import Record

private typealias File = Assignment2File

/// Question 5: networks of automatic differentiation.
let frameworkChecks: [CheckDefinition] = [
  CheckDefinition(
    "a2.framework.barebones.scores", "threeLayerConvNet computes the scores", .output,
    file: File.barebones
  ) { context in
    let cases = [([2, 3, 6, 8], 4, 3, 5), ([1, 1, 5, 5], 2, 2, 3)].map {
      images, first, second, classes in
      let random = { (shape: [Int]) in context.random.randn(shape) * 0.3 as Tensor<Double> }
      return CheckCase([
        "x": random(images), "convW1": random([first, images[1], 5, 5]), "convB1": random([first]),
        "convW2": random([second, first, 3, 3]), "convB2": random([second]),
        "fcW": random([second * images[2] * images[3], classes]), "fcB": random([classes]),
      ])
    }
    return try context.compare(
      "a2.framework.barebones.scores", cases, success: "The scores agree on two shapes.")
  },
  CheckDefinition(
    "a2.framework.barebones.parameters", "convNetParameters makes parameters that are learnt",
    .property, file: File.barebones, body: examineParameters),
  networkCheck("module", "ThreeLayerConvModule", file: File.module, channels: [7, 4]),
  networkCheck("sequential", "sequentialConvNet", file: File.sequential, channels: [32, 16]),
  challengeCheck,
]

/// Asks a network for its parameters and its scores, and computes the scores from the parameters.
private func networkCheck(
  _ name: String, _ title: String, file: String, channels: [Int]
) -> CheckDefinition {
  let exercise = "a2.framework.\(name).scores"
  return CheckDefinition(
    exercise, "\(title) is the network conv – ReLU – conv – ReLU – affine", .property, file: file
  ) { context in
    let (images, classes) = ([3, 2, 6, 8], 5)
    var input = Payload()
    input.set("x", context.random.randn(images) as Tensor<Double>)
    input.set("channel1", channels[0])
    input.set("channel2", channels[1])
    input.set("classCount", classes)
    input.set("seed", context.random.randint(below: 1 << 30))
    var answer = try context.callForShapes(exercise, input)
    let expected = try context.expected(exercise, input)
    for setting in ["momentum", "isNesterov", "parameterCount"] {
      guard let wanted = expected.tensors[setting]?.doubles.first else { continue }
      let got = answer.tensors[setting]?.doubles.first ?? .nan
      // Any momentum will do, as long as there is some.
      guard setting == "momentum" ? got > 0 : got == wanted else {
        return .fail(
          "'\(setting)' is not as the exercise asks.",
          [("expected", setting == "momentum" ? "above 0" : wanted.short), ("received", got.short)])
      }
    }
    answer.set("x", try input.doubles("x"))
    answer.set("fcW", try answer.doubles("fcW").transposed())
    let scores = try context.expected("a2.framework.barebones.scores", answer)
    guard let wrong = context.difference(answer, scores, situation: "images \(images)") else {
      return .pass("The scores are those of the network that was asked for.")
    }
    return wrong
  }
}

/// The shapes, the scale and the zeros of the first parameters.
private func examineParameters(_ context: any CheckContext) throws -> Finding {
  var input = Payload()
  input.set("x", .zeros([1, 3, 8, 8]) as Tensor<Double>)
  input.set("classCount", 10)
  input.set("seed", context.random.randint(below: 1 << 30))
  let answer = try context.callForShapes("a2.framework.barebones.parameters", input)
  for name in ["convB1", "convB2", "fcB"] {
    guard try answer.doubles(name).scalars.contains(where: { $0 != 0 }) else { continue }
    return .fail("'\(name)' should be zero at the beginning.")
  }
  for (name, inputs) in [("convW1", 75.0), ("convW2", 288), ("fcW", 1024)] {
    let deviation = try answer.doubles(name).standardDeviation()
    let wanted = (2 / inputs).squareRoot()
    guard abs(deviation / wanted - 1) < 0.15 else {
      return .fail(
        "'\(name)' should be drawn by randomWeight.",
        [("expected deviation", wanted.significant(3)), ("received", deviation.significant(3))])
    }
  }
  guard try answer.ints("areLearnt").allSatisfy({ $0 == 1 }) else {
    return .fail("Each parameter has to take part in the record: use randomWeight and zeroWeight.")
  }
  return .pass("Shapes, scales and zeros are as they should be, and all are learnt.")
}
