import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on a convolutional network written as a module, in question 5.
package enum ThreeLayerConvModule: CheckedExercise {
  package static let id = "a2.framework.module"
  package static let file = file("Framework/ThreeLayerConvModule.swift")

  package static var checks: [CheckDefinition] {
    [
      networkCheck("module", "ThreeLayerConvModule", file: file, channels: [7, 4]),
      CheckDefinition(
        "a2.framework.module.parameters", "ThreeLayerConvModule uses kaimingNormal", .property,
        file: file, bounds: ["standardDeviationError"], body: examineWeights),
      stepCheck("module", "moduleConvNet", file: file),
    ]
  }
}

/// The possible findings of the check of the first weights.
private enum Property: String, CourseProperty {
  static let exercise = ThreeLayerConvModule.id

  case startsRight = "The weights of each layer have the scale of kaimingNormal."
  case weightOfAnotherScale = """
    The weights have another scale than those of `kaimingNormal`: set the `weight` of all three \
    layers.
    """
}

/// Checks the scale of the first weights of each layer.
private func examineWeights(_ context: any CheckContext) throws -> Finding {
  var input = RandomNetwork(channels: [24, 20], &context.random).input
  for key in networkParameters { input[key] = nil }
  let answer = try context.callForShapes("a2.framework.module.scores", input)
  let failure = try context.kaimingFailure(
    answer, inputs: [.convW1: 50, .convW2: 216, .fcW: 960], Property.weightOfAnotherScale.fact)
  return failure ?? .pass(Property.startsRight.fact)
}
