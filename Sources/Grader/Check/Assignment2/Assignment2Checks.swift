import Core
import Record

/// The checks of assignment 2, in the order in which reports show them.
package let assignment2Checks: [CheckDefinition] =
  fullyConnectedChecks + normalizationChecks + dropoutChecks + convolutionChecks + frameworkChecks

/// The student's files of assignment 2, as checks name them.
enum Assignment2File {
  static let affine = "Assignment2/Affine.swift"
  static let relu = "Assignment2/ReLU.swift"
  static let twoLayerNet = "Assignment2/TwoLayerNet.swift"
  static let twoLayerTraining = "Assignment2/TwoLayerNetTraining.swift"
  static let net = "Assignment2/FullyConnectedNet.swift"
  static let netPasses = "Assignment2/FullyConnectedNet+Passes.swift"
  static let overfitting = "Assignment2/OverfittingTuning.swift"
  static let momentum = "Assignment2/SGDMomentumRule.swift"
  static let rmsProp = "Assignment2/RMSPropRule.swift"
  static let adam = "Assignment2/AdamRule.swift"
  static let bestNet = "Assignment2/BestNetTuning.swift"
  static let batchNorm = "Assignment2/BatchNorm.swift"
  static let layerNorm = "Assignment2/LayerNorm.swift"
  static let dropout = "Assignment2/Dropout.swift"
  static let convolution = "Assignment2/Convolution.swift"
  static let maxPool = "Assignment2/MaxPool.swift"
  static let im2col = "Assignment2/Im2col.swift"
  static let im2colConvolution = "Assignment2/Im2colConvolution.swift"
  static let im2colMaxPool = "Assignment2/Im2colMaxPool.swift"
  static let convNet = "Assignment2/ThreeLayerConvNet.swift"
  static let spatialBatchNorm = "Assignment2/SpatialBatchNorm.swift"
  static let spatialGroupNorm = "Assignment2/SpatialGroupNorm.swift"
  static let barebones = "Assignment2/Framework/BarebonesConvNet.swift"
  static let module = "Assignment2/Framework/ThreeLayerConvModule.swift"
  static let sequential = "Assignment2/Framework/SequentialConvNet.swift"
  static let challenge = "Assignment2/Framework/Challenge.swift"
}

/// The checks that each layer has: its output, and its gradients.
struct LayerChecks {
  /// The beginning of the exercises' names, such as `a2.affine`.
  var exercise: String
  /// The beginning of the functions' names, such as `affine`.
  var function: String
  /// The end of the functions' names, such as `Naive`.
  var ending = ""
  var file: String
  var buildsOn: [String] = []
  /// The least denominator of relative errors.
  var floor = 1e-8
  /// Draws inputs of several shapes.
  var cases: @Sendable (inout RandomState) -> [CheckCase]
  /// Draws the gradient from above, in the shape of the output.
  func withUpstream(_ context: any CheckContext) throws -> [CheckCase] {
    try cases(&context.random).map { one in
      var one = one
      let out = try context.expected("\(exercise).forward", one.input).doubles("out")
      one.input.set("upstream", context.random.randn(out.shape) as Tensor<Double>)
      return one
    }
  }

  /// The check of the output.
  func forward(_ what: String) -> CheckDefinition {
    CheckDefinition(
      "\(exercise).forward", "\(function)Forward\(ending) \(what)", .output, file: file,
      buildsOn: buildsOn
    ) { context in
      let cases = cases(&context.random)
      return try context.compare(
        "\(exercise).forward", cases, floor: floor,
        success: "The output agrees on \(cases.count) different inputs.")
    }
  }

  /// The check of the gradients.
  ///
  /// - Parameter variant: What the name of the backward pass ends in, such as `Simplified`.
  func backward(variant: String = "") -> CheckDefinition {
    CheckDefinition(
      "\(exercise).backward\(variant)",
      "\(function)Backward\(variant)\(ending) has the right gradients", .gradient, file: file,
      buildsOn: buildsOn
    ) { context in
      try context.examineLayerGradient(
        "\(exercise).backward\(variant)", losses: "\(exercise).forward.losses",
        withUpstream(context), floor: floor)
    }
  }
}
