import Core
import Testing

/// A convolution of small sizes, and its definition.
struct ConvolutionCase: Sendable, CustomTestStringConvertible {
  let x: [Int]
  let weight: [Int]
  let options: Conv2DOptions

  init(_ x: [Int], _ weight: [Int], _ options: Conv2DOptions = Conv2DOptions()) {
    self.x = x
    self.weight = weight
    self.options = options
  }

  var testDescription: String {
    "\(x) by \(weight), stride \(options.stride), padding \(options.padding), "
      + "dilation \(options.dilation), groups \(options.groups)"
  }

  static let all = [
    ConvolutionCase([2, 3, 5, 6], [4, 3, 3, 3]),
    ConvolutionCase([2, 3, 5, 6], [4, 3, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([1, 1, 1, 1], [1, 1, 1, 1]),
    ConvolutionCase([3, 4, 5, 7], [5, 4, 1, 1]),
    ConvolutionCase([3, 4, 5, 7], [5, 4, 1, 1], Conv2DOptions(stride: 2)),
    ConvolutionCase([1, 2, 9, 8], [3, 2, 3, 2], Conv2DOptions(stride: Extent2D(2, 3))),
    ConvolutionCase([2, 3, 7, 7], [5, 3, 3, 3], Conv2DOptions(stride: 2, padding: 1)),
    ConvolutionCase([2, 1, 6, 8], [2, 1, 2, 5], Conv2DOptions(padding: Extent2D(3, 1))),
    ConvolutionCase([1, 2, 4, 4], [2, 2, 3, 3], Conv2DOptions(stride: 3, padding: 4)),
    ConvolutionCase([2, 2, 9, 7], [3, 2, 3, 3], Conv2DOptions(padding: 2, dilation: 2)),
    ConvolutionCase(
      [1, 2, 8, 11], [3, 2, 2, 3],
      Conv2DOptions(stride: Extent2D(1, 2), padding: 1, dilation: Extent2D(3, 2))),
    ConvolutionCase([2, 6, 5, 5], [4, 3, 3, 3], Conv2DOptions(padding: 1, groups: 2)),
    ConvolutionCase([2, 4, 6, 5], [8, 1, 3, 3], Conv2DOptions(stride: 2, padding: 1, groups: 4)),
    ConvolutionCase([1, 3, 4, 6], [2, 3, 4, 6]),
    ConvolutionCase([2, 2, 3, 2], [3, 2, 7, 7], Conv2DOptions(padding: 3)),
    ConvolutionCase([1, 2, 20, 21], [9, 2, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([9, 20, 4, 3], [3, 20, 3, 3], Conv2DOptions(padding: 1)),
    // Vectors fill the rows of these, or nearly.
    ConvolutionCase([2, 3, 10, 16], [7, 3, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([1, 2, 9, 27], [13, 2, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([3, 3, 15, 31], [11, 3, 3, 3], Conv2DOptions(stride: 2, padding: 1)),
  ]

  /// Images, filters, biases and an upstream gradient, all random.
  func inputs() -> (
    x: Tensor<Double>, weight: Tensor<Double>, bias: Tensor<Double>, upstream: Tensor<Double>
  ) {
    var random = RandomState(seed: 11)
    return (
      random.randn(x), random.randn(weight), random.randn([weight[0]]), random.randn(outputShape)
    )
  }

  /// The convolution by plain loops.
  var plain: PlainConvolution { PlainConvolution(x: x, weight: weight, options: options) }

  var outputShape: [Int] { plain.outputShape }
}
