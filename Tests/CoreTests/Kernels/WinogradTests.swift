import Core
import Testing

/// 3 × 3 convolutions that are computed by tiles, for single precision; double precision takes
/// plain sums.
@Suite struct WinogradTests {
  static let cases = [
    ConvolutionCase([2, 16, 16, 16], [16, 16, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([1, 17, 32, 32], [19, 17, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([5, 20, 14, 14], [31, 20, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([3, 16, 13, 17], [18, 16, 3, 3]),
    ConvolutionCase([2, 18, 15, 20], [16, 18, 3, 3], Conv2DOptions(padding: 2)),
    ConvolutionCase([40, 16, 3, 5], [16, 16, 3, 3], Conv2DOptions(padding: Extent2D(1, 0))),
    ConvolutionCase([3, 32, 12, 9], [34, 16, 3, 3], Conv2DOptions(padding: 1, groups: 2)),
    ConvolutionCase([2, 48, 31, 29], [64, 48, 3, 3], Conv2DOptions(padding: Extent2D(0, 2))),
    ConvolutionCase([1, 16, 20, 40], [16, 16, 3, 3], Conv2DOptions(padding: 4)),
    ConvolutionCase([9, 128, 7, 7], [33, 128, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([3, 32, 16, 15], [64, 32, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([2, 80, 11, 12], [70, 40, 3, 3], Conv2DOptions(padding: 1, groups: 2)),
  ]

  @Test(arguments: cases)
  func `tiles come to plain sums in double precision up to rounding`(_ example: ConvolutionCase) {
    let (x, weight, bias, upstream) = example.inputs()
    let (x32, weight32) = (Tensor<Float>(x), Tensor<Float>(weight))
    let output = conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options)
    let expected = conv2d(x, weight: weight, bias: bias, example.options)
    #expect(isClose(output, expected, 1e-6))
    let single = conv2dBackward(Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
    let double = conv2dBackward(upstream, x: x, weight: weight, example.options)
    #expect(isClose(single.x, double.x, 1e-6))
    #expect(isClose(single.weight, double.weight, 1e-6))
  }

  @Test(arguments: cases)
  func `the bits are the same on any number of threads`(_ example: ConvolutionCase) {
    let (x, weight, bias, upstream) = example.inputs()
    let (x32, weight32) = (Tensor<Float>(x), Tensor<Float>(weight))
    let threads = BorrowedThreads()
    threads.use(1)
    let output = conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options)
    let gradients = conv2dBackward(
      Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
    for count in [2, 3] {
      threads.use(count)
      #expect(
        conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options) == output)
      let again = conv2dBackward(
        Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
      #expect(again.x == gradients.x)
      #expect(again.weight == gradients.weight)
    }
  }
}
