extension Assignment {
  /// Assignment 2: fully connected and convolutional networks.
  ///
  /// Students write layers and update rules with tensors alone. They build networks from their own
  /// layers and from given ones that use Core. Update rules may use Core's running averages, which
  /// are only tensor arithmetic.
  static let assignment2 = Assignment(
    id: .a2, title: "Assignment 2",
    questions: [
      Question(1, "fullyConnectedNets", formerly: "fullyConnected"),
      Question(2, "normalization", formerly: "batchNorm"),
      Question(3, "dropoutNets", formerly: "dropout"),
      Question(4, "convolutionalNets", formerly: "conv"),
      Question(5, "framework", formerly: "framework"),
    ],
    core: ["Autograd", "Kernels", "Modules", "Optimizers", "Averages", "Training"],
    withheld: ["Autograd", "Kernels", "Modules", "Optimizers"].map {
      ($0, "write the layer with tensors")
    },
    exempt: [
      "TwoLayerNet.swift", "TwoLayerNetTraining.swift", "FullyConnectedNet.swift",
      "FullyConnectedNet+Passes.swift", "OverfittingTuning.swift", "BestNetTuning.swift",
      "ThreeLayerConvNet.swift", "Framework/BarebonesConvNet.swift",
      "Framework/ThreeLayerConvModule.swift", "Framework/SequentialConvNet.swift",
      "Framework/Challenge.swift",
    ], takesWeights: true, datasets: ["color-scenes", "cifar10"])
}
