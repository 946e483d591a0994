import Contract2
import Core
package import Judging
import Exchange
import Record

/// The exercise on a convolutional network written as operations on variables, in question 5.
package enum BarebonesConvNet: CheckedExercise {
  package static let id = "a2.framework.barebones"
  package static let file = file("Framework/BarebonesConvNet.swift")

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a2.framework.barebones.scores", "threeLayerConvNet computes the scores", .output,
        file: file
      ) { context in
        let cases = [([2, 3, 6, 8], 4, 3, 5), ([1, 1, 5, 5], 2, 2, 3)].map {
          images, first, second, classes in
          let random = { (shape: [Int]) in context.random.randn(shape) * 0.3 as Tensor<Double> }
          return CheckCase([
            .x: random(images), .convW1: random([first, images[1], 5, 5]),
            .convB1: random([first]),
            .convW2: random([second, first, 3, 3]), .convB2: random([second]),
            .fcW: random([second * images[2] * images[3], classes]), .fcB: random([classes]),
          ])
        }
        return try context.compare(
          "a2.framework.barebones.scores", cases)
      },
      CheckDefinition(
        "a2.framework.barebones.parameters", "convNetParameters creates trainable parameters",
        .property, file: file, bounds: ["standardDeviationError"], body: examineParameters),
    ]
  }
}

/// The possible findings of the check of the initial parameters.
private enum Property: String, CourseProperty {
  static let exercise = BarebonesConvNet.id

  case startsRight = "Shapes and scales are correct, biases are zero, and gradients are recorded."
  case biasIsNotZero = "Biases should start at zero: create them with zeroWeight."
  case weightOfAnotherScale = "A weight has the wrong scale: create weights with randomWeight."
  case ignoresGenerator = """
    The same seed should give the same weights, and another seed others: draw them from `random`, \
    the generator that you are given.
    """
  case notRecorded = """
    Gradients must be recorded for each parameter: create parameters with randomWeight \
    and zeroWeight.
    """
}

/// Checks the shapes and scales of the initial parameters, and that the biases are zero.
private func examineParameters(_ context: any CheckContext) throws -> Finding {
  var input = Payload()
  input.set(.x, .zeros([1, 3, 6, 8]) as Tensor<Double>)
  input.set(.classCount, 10)
  input.set(.seed, context.random.randint(below: 1 << 30))
  let answer = try context.callForShapes("a2.framework.barebones.parameters", input)
  for key in [Key.convB1, .convB2, .fcB] {
    guard let value = try answer.doubles(key).scalars.first(where: { $0 != 0 }) else { continue }
    return .fail(
      Property.biasIsNotZero.fact,
      .exercise(.statistic(name: "an element of \(key.name)", value: value, least: 0, most: 0)))
  }
  let failure = try context.kaimingFailure(
    answer, inputs: [.convW1: 75, .convW2: 288, .fcW: 768], Property.weightOfAnotherScale.fact)
  if let failure { return failure }
  let again = try context.callForShapes("a2.framework.barebones.parameters", input)
  input.set(.seed, try input.int(.seed) + 1)
  let other = try context.callForShapes("a2.framework.barebones.parameters", input)
  for key in [Key.convW1, .convW2, .fcW] {
    let weights = try answer.doubles(key)
    guard try again.doubles(key) == weights, try other.doubles(key) != weights else {
      return .fail(Property.ignoresGenerator.fact)
    }
  }
  guard try answer.ints(.areLearnt).allSatisfy({ $0 == 1 }) else {
    return .fail(Property.notRecorded.fact)
  }
  return .pass(Property.startsRight.fact)
}
