import Core
import Testing

@Suite struct ConvTranspose2DTests {
  static let cases: [(x: [Int], weight: [Int], ConvTranspose2DOptions)] = [
    ([2, 3, 4, 5], [3, 2, 3, 3], ConvTranspose2DOptions()),
    ([1, 2, 1, 1], [2, 3, 4, 4], ConvTranspose2DOptions(stride: 2, padding: 1)),
    ([2, 3, 4, 3], [3, 2, 3, 3], ConvTranspose2DOptions(stride: 2, padding: 1, outputPadding: 1)),
    (
      [1, 4, 3, 5], [4, 1, 2, 3],
      ConvTranspose2DOptions(stride: Extent2D(1, 3), dilation: Extent2D(2, 1), groups: 2)
    ),
  ]

  private func inputs(
    _ example: (x: [Int], weight: [Int], options: ConvTranspose2DOptions)
  ) -> (x: Tensor<Double>, weight: Tensor<Double>, bias: Tensor<Double>) {
    var random = RandomState(seed: 21)
    let filters = example.weight[1] * example.options.convolution.groups
    return (random.randn(example.x), random.randn(example.weight), random.randn([filters]))
  }

  @Test(arguments: cases)
  func `every pixel is spread over a window`(
    _ example: (x: [Int], weight: [Int], options: ConvTranspose2DOptions)
  ) {
    let (x, weight, bias) = inputs(example)
    let out = convTranspose2d(x, weight: weight, bias: bias, example.options)
    // It is the adjoint of the convolution of images in its output's shape.
    let plain = PlainConvolution(
      x: out.shape, weight: weight.shape, options: example.options.convolution)
    let sums = plain.gradients(x, x: .zeros(out.shape), weight: weight).x
    let expected = sums + bias.reshaped([-1, 1, 1])
    #expect(isClose(out, expected, 1e-13))
    let single = convTranspose2d(
      Tensor<Float>(x), weight: Tensor<Float>(weight), bias: Tensor<Float>(bias), example.options)
    #expect(isClose(single, expected, 1e-6))
  }

  @Test(arguments: cases)
  func `its gradients are those of central differences`(
    _ example: (x: [Int], weight: [Int], options: ConvTranspose2DOptions)
  ) {
    let (x, weight, bias) = inputs(example)
    let out = convTranspose2d(x, weight: weight, bias: bias, example.options)
    var random = RandomState(seed: 22)
    let upstream: Tensor<Double> = random.randn(out.shape)
    let gradients = convTranspose2dBackward(upstream, x: x, weight: weight, example.options)
    let dx = numericalGradient(
      of: { convTranspose2d($0, weight: weight, bias: bias, example.options) }, at: x,
      upstream: upstream)
    let dw = numericalGradient(
      of: { convTranspose2d(x, weight: $0, bias: bias, example.options) }, at: weight,
      upstream: upstream)
    let db = numericalGradient(
      of: { convTranspose2d(x, weight: weight, bias: $0, example.options) }, at: bias,
      upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-8))
    #expect(isClose(gradients.weight, dw, 1e-8))
    #expect(isClose(gradients.bias, db, 1e-8))
  }

  @Test func `the output has the size that PyTorch gives it`() {
    let options = ConvTranspose2DOptions(
      stride: Extent2D(3, 2), padding: 1, outputPadding: Extent2D(2, 1), dilation: 2)
    let out = convTranspose2d(
      Tensor<Float>.ones([1, 2, 5, 6]), weight: .ones([2, 4, 3, 5]), options)
    #expect(out.shape == [1, 4, 17, 18])
  }

  @Test func `an output padding as large as the stride stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = convTranspose2d(
        Tensor<Float>.zeros([1, 1, 3, 3]), weight: .zeros([1, 1, 3, 3]),
        ConvTranspose2DOptions(stride: 2, outputPadding: 2))
    }
    #expect(message(of: result).contains("an output padding smaller than the stride"))
  }
}
