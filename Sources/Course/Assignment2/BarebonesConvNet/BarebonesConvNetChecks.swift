import Contract2
import Core
package import Judging
import Exchange
import Presentation
import Record

/// Question 5: a network of bare operations.
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
          "a2.framework.barebones.scores", cases, success: "The scores agree on two shapes.")
      },
      CheckDefinition(
        "a2.framework.barebones.parameters", "convNetParameters makes parameters that are learned",
        .property, file: file, bounds: ["standardDeviationError"], body: examineParameters),
    ]
  }
}

/// The shapes, the scale and the zeros of the first parameters.
private func examineParameters(_ context: any CheckContext) throws -> Finding {
  var input = Payload()
  input.set(.x, .zeros([1, 3, 8, 8]) as Tensor<Double>)
  input.set(.classCount, 10)
  input.set(.seed, context.random.randint(below: 1 << 30))
  let answer = try context.callForShapes("a2.framework.barebones.parameters", input)
  for key in [Key.convB1, .convB2, .fcB] {
    guard try answer.doubles(key).scalars.contains(where: { $0 != 0 }) else { continue }
    return .fail("'\(key.name)' should be zero at the beginning.")
  }
  for (key, inputs) in [(Key.convW1, 75.0), (.convW2, 288), (.fcW, 1024)] {
    let deviation = try answer.doubles(key).standardDeviation()
    let wanted = (2 / inputs).squareRoot()
    guard abs(deviation / wanted - 1) < (try context.bound("standardDeviationError")) else {
      return .fail(
        "'\(key.name)' should be drawn by randomWeight.",
        [("expected deviation", wanted.significant(3)), ("received", deviation.significant(3))])
    }
  }
  guard try answer.ints(.areLearnt).allSatisfy({ $0 == 1 }) else {
    return .fail("Each parameter has to take part in the record: use randomWeight and zeroWeight.")
  }
  return .pass("Shapes, scales and zeros are as they should be, and all are learnt.")
}
