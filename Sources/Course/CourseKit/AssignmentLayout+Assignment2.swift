extension AssignmentLayout {
  /// Assignment 2: fully connected and convolutional networks.
  package static let assignment2 = AssignmentLayout(
    id: .a2, title: "Assignment 2", folder: "Assignment2", handouts: "assignment2",
    files: rowLayers + nets + imageLayers + [
      "Framework/BarebonesConvNet.swift", "Framework/ThreeLayerConvModule.swift",
      "Framework/SequentialConvNet.swift", "Framework/Challenge.swift",
    ],
    withheld: framework.sorted().map {
      .init(core: $0, from: rowLayers + imageLayers, reason: "write the layer with tensors")
    },
    // Running averages are arithmetic on tensors, with which update rules are written.
    core: framework.union(["Averages", "Training"]))

  /// Layers and update rules of questions 1 to 3, which are written with tensors alone.
  private static let rowLayers = [
    "Affine.swift", "ReLU.swift", "SGDMomentumRule.swift", "RMSPropRule.swift", "AdamRule.swift",
    "BatchNorm.swift", "LayerNorm.swift", "Dropout.swift",
  ]

  /// Layers of question 4, likewise.
  private static let imageLayers = [
    "Convolution.swift", "MaxPool.swift", "Im2col.swift", "Im2colConvolution.swift",
    "Im2colMaxPool.swift", "SpatialBatchNorm.swift", "SpatialGroupNorm.swift",
  ]

  /// Networks, which are made of layers: the student's, and given ones that Core computes.
  private static let nets = [
    "TwoLayerNet.swift", "TwoLayerNetTraining.swift", "FullyConnectedNet.swift",
    "FullyConnectedNet+Passes.swift", "OverfittingTuning.swift", "BestNetTuning.swift",
    "ThreeLayerConvNet.swift",
  ]

  /// Core's kernels, automatic differentiation, modules and optimizers.
  private static let framework: Set = ["Autograd", "Kernels", "Modules", "Optimizers"]
}
