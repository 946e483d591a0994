import Core

extension OperationCase {
  /// The operations of layers and the losses.
  static let networks =
    convolutions + transposedConvolutions + poolings + normalizations + rows + losses

  static let convolutions: [OperationCase] = [
    convolution([2, 2, 4, 5], [3, 2, 3, 2]),
    convolution([1, 1, 1, 1], [1, 1, 1, 1]),
    convolution([1, 2, 5, 4], [2, 2, 3, 3], Conv2DOptions(padding: 1)),
    convolution([2, 1, 6, 5], [2, 1, 2, 3], Conv2DOptions(stride: Extent2D(2, 3))),
    convolution([1, 2, 5, 5], [2, 2, 3, 3], Conv2DOptions(stride: 2, padding: Extent2D(2, 1))),
    convolution([1, 2, 6, 7], [2, 2, 2, 3], Conv2DOptions(dilation: Extent2D(3, 2))),
    convolution([2, 4, 3, 4], [6, 2, 2, 2], Conv2DOptions(stride: 2, padding: 1, groups: 2)),
    OperationCase("conv2d without bias", [1, 2, 4, 4], [2, 2, 3, 3]) {
      conv2d($0[0], weight: $0[1])
    },
    OperationCase("conv2d with itself", [2, 2, 3, 3]) { conv2d($0[0], weight: $0[0]) },
  ]

  static let transposedConvolutions: [OperationCase] = [
    transposedConvolution([2, 2, 3, 4], [2, 3, 3, 2], bias: 3),
    transposedConvolution(
      [1, 2, 3, 3], [2, 2, 3, 3], bias: 2,
      ConvTranspose2DOptions(stride: 2, padding: 1, outputPadding: 1)),
    transposedConvolution(
      [2, 4, 2, 3], [4, 1, 2, 3], bias: 2,
      ConvTranspose2DOptions(stride: Extent2D(1, 2), dilation: Extent2D(2, 1), groups: 2)),
    OperationCase("convTranspose2d without bias", [1, 1, 2, 2], [1, 2, 2, 2]) {
      convTranspose2d($0[0], weight: $0[1])
    },
  ]

  static let poolings: [OperationCase] = [
    pooling([2, 2, 4, 6], Pool2DOptions(window: 2)),
    pooling([1, 1, 1, 1], Pool2DOptions(window: 1)),
    pooling([1, 2, 5, 7], Pool2DOptions(window: Extent2D(3, 2), stride: Extent2D(1, 2))),
    pooling([2, 1, 5, 4], Pool2DOptions(window: 3, stride: 2, padding: 1)),
    OperationCase("maxPool2D of a square", [1, 2, 4, 4]) {
      maxPool2D($0[0].square(), Pool2DOptions(window: 3, stride: 1))
    },
    averagePooling([2, 2, 4, 6], Pool2DOptions(window: 2)),
    averagePooling([1, 2, 5, 7], Pool2DOptions(window: Extent2D(3, 2), stride: Extent2D(1, 2))),
    averagePooling([2, 1, 5, 4], Pool2DOptions(window: 3, stride: 2, padding: 1)),
    OperationCase("averagePool2D without its padding", [1, 1, 5, 4]) {
      averagePool2D(
        $0[0], Pool2DOptions(window: 3, stride: 2, padding: 1), countsPadding: false)
    },
  ]

  static let normalizations: [OperationCase] = [
    normalization("batchNorm", [4, 3], [3]) { batchNorm($0, gamma: $1, beta: $2).output },
    normalization("batchNorm", [2, 3, 2, 3], [3]) { batchNorm($0, gamma: $1, beta: $2).output },
    normalization("batchNorm", [1, 2, 3, 1], [2]) { batchNorm($0, gamma: $1, beta: $2).output },
    normalization("batchNorm by given statistics", [2, 3, 2, 2], [3]) {
      batchNorm(
        $0, gamma: $1, beta: $2, mean: Tensor([0.1, -0.2, 0.3]), variance: Tensor([0.5, 1, 2]))
    },
    normalization("layerNorm", [3, 4], [4]) { layerNorm($0, gamma: $1, beta: $2) },
    normalization("layerNorm", [2, 2, 3], [3]) { layerNorm($0, gamma: $1, beta: $2) },
    normalization("layerNorm of two axes", [1, 2, 3], [2, 3]) {
      layerNorm($0, gamma: $1, beta: $2)
    },
    normalization("groupNorm", [2, 4, 2, 3], [4]) {
      groupNorm($0, gamma: $1, beta: $2, groups: 2)
    },
    normalization("groupNorm of one group", [1, 3, 2, 2], [3]) {
      groupNorm($0, gamma: $1, beta: $2, groups: 1)
    },
    normalization("groupNorm", [3, 6], [6]) { groupNorm($0, gamma: $1, beta: $2, groups: 2) },
  ]

  static let rows: [OperationCase] = [
    OperationCase("linear", [3, 4], [2, 4], [2]) {
      linear($0[0], weight: $0[1], bias: $0[2])
    },
    OperationCase("linear without bias", [1, 3], [2, 3]) { linear($0[0], weight: $0[1]) },
    OperationCase("linear of a vector", [3], [2, 3], [2]) {
      linear($0[0], weight: $0[1], bias: $0[2])
    },
    OperationCase("linear of a batch of rows", [2, 2, 3], [4, 3], [4]) {
      linear($0[0], weight: $0[1], bias: $0[2])
    },
    OperationCase("dropout", [3, 5]) {
      var random = RandomState(seed: 4)
      return $0[0].square().dropout(0.4, using: &random)
    },
    OperationCase("embedding", [5, 3]) {
      embedding($0[0].square(), indices: Tensor([4, 0, 4, 1], shape: [2, 2]))
    },
  ]

  static let losses: [OperationCase] = [
    OperationCase("crossEntropy", [4, 3]) { crossEntropy($0[0], labels: [2, 0, 1, 2]) },
    OperationCase("crossEntropy of one", [1, 5]) { crossEntropy($0[0], labels: [3]) },
    OperationCase("crossEntropy, summed", [3, 4]) {
      crossEntropy($0[0].square(), labels: [3, 3, 0], reduction: .sum)
    },
    OperationCase("crossEntropy, each", [3, 4]) {
      crossEntropy($0[0], labels: [3, 1, 0], reduction: .none)
    },
    OperationCase("binaryCrossEntropyWithLogits", [2, 3], in: -4...4) {
      binaryCrossEntropyWithLogits(
        $0[0], targets: Tensor([0, 1, 0.3, 1, 0.9, 0], shape: [2, 3]))
    },
    OperationCase("binaryCrossEntropyWithLogits, each", [4]) {
      binaryCrossEntropyWithLogits($0[0], targets: Tensor([0, 1, 1, 0]), reduction: .none)
    },
    OperationCase("meanSquaredError", [2, 3], [2, 3]) {
      meanSquaredError($0[0], targets: $0[1])
    },
    OperationCase("meanSquaredError, summed", [5], [5]) {
      meanSquaredError($0[0].square(), targets: $0[1], reduction: .sum)
    },
  ]

  private static func convolution(
    _ x: [Int], _ weight: [Int], _ options: Conv2DOptions = Conv2DOptions()
  ) -> OperationCase {
    OperationCase("conv2d, \(options)", x, weight, [weight[0]]) {
      conv2d($0[0], weight: $0[1], bias: $0[2], options)
    }
  }

  private static func transposedConvolution(
    _ x: [Int], _ weight: [Int], bias: Int,
    _ options: ConvTranspose2DOptions = ConvTranspose2DOptions()
  ) -> OperationCase {
    OperationCase("convTranspose2d, \(options)", x, weight, [bias]) {
      convTranspose2d($0[0], weight: $0[1], bias: $0[2], options)
    }
  }

  private static func pooling(_ x: [Int], _ options: Pool2DOptions) -> OperationCase {
    OperationCase("maxPool2D, \(options)", x) { maxPool2D($0[0], options) }
  }

  private static func averagePooling(_ x: [Int], _ options: Pool2DOptions) -> OperationCase {
    OperationCase("averagePool2D, \(options)", x) { averagePool2D($0[0], options) }
  }

  private static func normalization(
    _ name: String, _ x: [Int], _ parameters: [Int],
    _ operation:
      @escaping @Sendable (Variable<Double>, Variable<Double>, Variable<Double>)
      -> Variable<Double>
  ) -> OperationCase {
    OperationCase(name, x, parameters, parameters) { operation($0[0], $0[1], $0[2]) }
  }
}
