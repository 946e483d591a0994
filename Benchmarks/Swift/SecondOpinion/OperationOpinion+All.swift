import Core

extension OperationOpinion {
  /// Every differentiable operation.
  static var all: [OperationOpinion] { elements + reductions + shapes + products }

  private static var elements: [OperationOpinion] {
    [
      .init("add", [2, 3, 4], [3, 1]) { $0[0] + $0[1] },
      .init("subtract", [4], [3, 1]) { $0[0] - $0[1] },
      .init("multiply", [2, 3, 4], [1, 4]) { $0[0] * $0[1] },
      .init("divide", [3, 4], [3, 1], isPositive: true) { $0[0] / $0[1] },
      .init("numbers", [3, 4], isPositive: true) { 3 + 2 * (1 - 4 / $0[0]) },
      .init("maximum", [3, 4], [4]) { .maximum($0[0], $0[1]) },
      .init("minimum", [3, 4], [3, 1]) { .minimum($0[0], $0[1]) },
      .init("clipped", [5, 4]) { $0[0].clipped(to: -0.5...0.75) },
      .init("exp", [3, 4]) { $0[0].exp() },
      .init("log", [3, 4], isPositive: true) { $0[0].log() },
      .init("squareRoot", [3, 4], isPositive: true) { $0[0].squareRoot() },
      .init("square", [3, 4]) { $0[0].square() },
      .init("power", [3, 4], isPositive: true) { $0[0].power(-1.5) },
      .init("absolute", [3, 4]) { $0[0].absolute() },
      .init("tanh", [3, 4]) { $0[0].tanh() },
      .init("sigmoid", [3, 4]) { $0[0].sigmoid() },
      .init("relu", [3, 4]) { $0[0].relu() },
      .init("leakyReLU", [3, 4]) { $0[0].leakyReLU(slope: 0.25) },
      .init("elu", [3, 4]) { $0[0].elu(alpha: 1.5) },
      .init("softplus", [3, 4]) { $0[0].softplus() },
      .init("gelu", [3, 4]) { $0[0].gelu() },
      .init("geluTanh", [3, 4]) { $0[0].gelu(approximate: true) },
      .init("softmax", [3, 4]) { $0[0].softmax() },
      .init("logSoftmax", [2, 3, 4]) { $0[0].logSoftmax(axis: 1) },
      .init("logSumExp", [3, 4]) { $0[0].logSumExp(axis: 1) },
    ]
  }

  private static var reductions: [OperationOpinion] {
    [
      .init("sum", [2, 3, 4]) { $0[0].square().sum(axes: [0, 2]) },
      .init("mean", [2, 3, 4]) { $0[0].square().mean(axis: 1, keepDims: true) },
      .init("variance", [4, 5]) { $0[0].variance(axis: 0) },
      .init("unbiasedVariance", [4, 5]) { $0[0].variance(axis: 1, unbiased: true) },
      .init("max", [4, 5]) { $0[0].max(axis: 1) },
      .init("min", [4, 5]) { $0[0].min() },
      .init("crossEntropy", [4, 5]) { crossEntropy($0[0], labels: [4, 0, 2, 2]) },
      .init("crossEntropySum", [4, 5]) {
        crossEntropy($0[0], labels: [4, 0, 2, 2], reduction: .sum)
      },
      .init("crossEntropyNone", [4, 5]) {
        crossEntropy($0[0], labels: [4, 0, 2, 2], reduction: .none)
      },
      .init("binaryCrossEntropyWithLogits", [2, 3]) {
        binaryCrossEntropyWithLogits(
          $0[0], targets: Tensor([0, 1, 0.25, 1, 0.75, 0], shape: [2, 3]))
      },
      .init("meanSquaredError", [2, 3], [2, 3]) { meanSquaredError($0[0], targets: $0[1]) },
    ]
  }

  private static var shapes: [OperationOpinion] {
    [
      .init("reshaped", [2, 6]) { $0[0].reshaped([3, 4]).square() },
      .init("transposed", [2, 3, 4]) { $0[0].transposed([1, 2, 0]) },
      .init("slice", [4, 5]) { $0[0][ranges: [1..<3, 0..<4]].exp() },
      .init("padded", [2, 3]) { $0[0].padded([(1, 0), (2, 1)]) },
      .init("concatenated", [2, 3], [2, 1]) { .concatenated([$0[0], $0[1]], axis: 1) },
      .init("stacked", [2, 3], [2, 3]) { .stacked([$0[0], $0[1]], axis: 1) },
      .init("taking", [4, 3]) { $0[0].taking([2, 0, 2]) },
      .init("gather", [3, 4]) { $0[0].exp().gather(columns: [1, 0, 3]) },
      .init("embedding", [5, 3]) {
        embedding($0[0].square(), indices: Tensor([4, 0, 4, 1], shape: [2, 2]))
      },
    ]
  }

  private static var products: [OperationOpinion] {
    [
      .init("matmul", [2, 3], [3, 4]) { matmul($0[0], $0[1]) },
      .init("matmulTransposed", [3, 2], [4, 3]) {
        matmul($0[0], $0[1], transposeA: true, transposeB: true)
      },
      .init("matmulBatches", [2, 1, 2, 3], [3, 3, 2]) { matmul($0[0], $0[1]) },
      .init("linear", [2, 3, 4], [5, 4], [5]) { linear($0[0], weight: $0[1], bias: $0[2]) },
    ] + windows + normalizations
  }

  private static var windows: [OperationOpinion] {
    [
      .init("conv2d", [2, 3, 9, 8], [4, 3, 3, 3], [4]) {
        conv2d($0[0], weight: $0[1], bias: $0[2], Conv2DOptions(padding: 1))
      },
      .init("conv2dStrided", [2, 3, 10, 9], [4, 3, 3, 2], [4]) {
        conv2d(
          $0[0], weight: $0[1], bias: $0[2],
          Conv2DOptions(stride: Extent2D(2, 3), padding: Extent2D(2, 1)))
      },
      .init("conv2dDilatedGroups", [1, 4, 9, 8], [6, 2, 3, 2]) {
        conv2d($0[0], weight: $0[1], Conv2DOptions(dilation: Extent2D(2, 3), groups: 2))
      },
      .init("convTranspose2d", [2, 3, 4, 5], [3, 2, 3, 3], [2]) {
        convTranspose2d(
          $0[0], weight: $0[1], bias: $0[2],
          ConvTranspose2DOptions(stride: 2, padding: 1, outputPadding: 1))
      },
      .init("convTranspose2dGroups", [1, 4, 3, 4], [4, 2, 2, 3]) {
        convTranspose2d(
          $0[0], weight: $0[1], ConvTranspose2DOptions(dilation: Extent2D(2, 1), groups: 2))
      },
      .init("maxPool2D", [2, 3, 7, 8]) {
        maxPool2D($0[0], Pool2DOptions(window: 3, stride: 2, padding: 1))
      },
      .init("averagePool2D", [2, 3, 7, 8]) {
        averagePool2D($0[0], Pool2DOptions(window: Extent2D(3, 2), stride: 2, padding: 1))
      },
      .init("averagePool2DUncounted", [2, 3, 7, 8]) {
        averagePool2D(
          $0[0], Pool2DOptions(window: 3, stride: 2, padding: 1), countsPadding: false)
      },
    ]
  }

  private static var normalizations: [OperationOpinion] {
    [
      .init("batchNorm", [5, 3, 2, 4], [3], [3]) {
        batchNorm($0[0], gamma: $0[1], beta: $0[2]).output
      },
      .init("batchNormRows", [6, 3], [3], [3]) {
        batchNorm($0[0], gamma: $0[1], beta: $0[2]).output
      },
      .init("batchNormGiven", [5, 3, 2, 4], [3], [3]) {
        batchNorm(
          $0[0], gamma: $0[1], beta: $0[2], mean: Tensor([0.25, -0.5, 0]),
          variance: Tensor([0.5, 1, 2]))
      },
      .init("layerNorm", [4, 6], [6], [6]) { layerNorm($0[0], gamma: $0[1], beta: $0[2]) },
      .init("layerNormAxes", [4, 2, 3], [2, 3], [2, 3]) {
        layerNorm($0[0], gamma: $0[1], beta: $0[2])
      },
      .init("groupNorm", [3, 6, 2, 4], [6], [6]) {
        groupNorm($0[0], gamma: $0[1], beta: $0[2], groups: 3)
      },
    ]
  }
}
