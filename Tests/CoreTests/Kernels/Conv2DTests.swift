import Core
import Testing

@Suite struct Conv2DTests {
  @Test(arguments: ConvolutionCase.all)
  func `a convolution is what plain loops make`(_ example: ConvolutionCase) {
    let (x, weight, bias, _) = example.inputs()
    let expected = example.plain.output(x, weight)
    #expect(isClose(conv2d(x, weight: weight, example.options), expected, 1e-13))
    let added = expected + bias.reshaped([1, weight.shape[0], 1, 1])
    #expect(isClose(conv2d(x, weight: weight, bias: bias, example.options), added, 1e-13))
  }

  @Test(arguments: ConvolutionCase.all)
  func `its gradients are what plain loops make`(_ example: ConvolutionCase) {
    let (x, weight, _, upstream) = example.inputs()
    let expected = example.plain.gradients(upstream, x: x, weight: weight)
    let gradients = conv2dBackward(upstream, x: x, weight: weight, example.options)
    #expect(isClose(gradients.x, expected.x, 1e-13))
    #expect(isClose(gradients.weight, expected.weight, 1e-13))
    #expect(isClose(gradients.bias, expected.bias, 1e-13))
  }

  @Test(arguments: [1, 6, 9, 10, 12].map { ConvolutionCase.all[$0] })
  func `its gradients are those of central differences`(_ example: ConvolutionCase) {
    let (x, weight, bias, upstream) = example.inputs()
    let gradients = conv2dBackward(upstream, x: x, weight: weight, example.options)
    let dx = numericalGradient(
      of: { conv2d($0, weight: weight, bias: bias, example.options) }, at: x, upstream: upstream)
    let dw = numericalGradient(
      of: { conv2d(x, weight: $0, bias: bias, example.options) }, at: weight, upstream: upstream)
    let db = numericalGradient(
      of: { conv2d(x, weight: weight, bias: $0, example.options) }, at: bias, upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-8))
    #expect(isClose(gradients.weight, dw, 1e-8))
    #expect(isClose(gradients.bias, db, 1e-8))
  }

  @Test(arguments: ConvolutionCase.all)
  func `single precision comes to the same up to rounding`(_ example: ConvolutionCase) {
    let (x, weight, bias, upstream) = example.inputs()
    let (x32, weight32) = (Tensor<Float>(x), Tensor<Float>(weight))
    let output = conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options)
    #expect(isClose(output, conv2d(x, weight: weight, bias: bias, example.options), 1e-6))
    let single = conv2dBackward(
      Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
    let double = conv2dBackward(upstream, x: x, weight: weight, example.options)
    #expect(isClose(single.x, double.x, 1e-6))
    #expect(isClose(single.weight, double.weight, 1e-6))
    #expect(isClose(single.bias, double.bias, 1e-6))
  }

  @Test(arguments: [
    ConvolutionCase([7, 3, 31, 31], [25, 3, 3, 3], Conv2DOptions(stride: 2, padding: 1)),
    ConvolutionCase([1, 32, 24, 24], [32, 32, 3, 3], Conv2DOptions(padding: 1)),
    ConvolutionCase([3, 64, 14, 14], [48, 16, 3, 3], Conv2DOptions(padding: 1, groups: 4)),
  ])
  func `the bits are the same on any number of threads, each time`(_ example: ConvolutionCase) {
    let (x, weight, bias, upstream) = example.inputs()
    let (x32, weight32) = (Tensor<Float>(x), Tensor<Float>(weight))
    let threads = BorrowedThreads()
    threads.use(1)
    let output = conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options)
    let gradients = conv2dBackward(
      Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
    for count in [1, 2, 3, 16] {
      threads.use(count)
      #expect(
        conv2d(x32, weight: weight32, bias: Tensor<Float>(bias), example.options) == output)
      let again = conv2dBackward(
        Tensor<Float>(upstream), x: x32, weight: weight32, example.options)
      #expect(again.x == gradients.x)
      #expect(again.weight == gradients.weight)
      #expect(again.bias == gradients.bias)
    }
  }

  @Test func `the course's example has the course's output`() {
    let output = conv2d(
      .linspace(from: -0.1, through: 0.5, count: 96).reshaped([2, 3, 4, 4]),
      weight: .linspace(from: -0.2, through: 0.3, count: 144).reshaped([3, 3, 4, 4]),
      bias: .linspace(from: -0.1, through: 0.2, count: 3), Conv2DOptions(stride: 2, padding: 1))
    let expected = Tensor(
      [
        -0.08759809, -0.10987781, -0.18387192, -0.2109216, 0.21027089, 0.21661097, 0.22847626,
        0.23004637, 0.50813986, 0.54309974, 0.64082444, 0.67101435, -0.98053589, -1.03143541,
        -1.19128892, -1.24695841, 0.69108355, 0.66880383, 0.59480972, 0.56776003, 2.36270298,
        2.36904306, 2.38090835, 2.38247847,
      ], shape: [2, 3, 2, 2])
    #expect(relativeError(output, expected) < 1e-7)
  }

  @Test func `no images have no responses, and gradients of zero`() {
    let (x, weight) = (Tensor<Float>.zeros([0, 2, 5, 5]), Tensor<Float>.ones([3, 2, 3, 3]))
    #expect(conv2d(x, weight: weight).shape == [0, 3, 3, 3])
    let gradients = conv2dBackward(.zeros([0, 3, 3, 3]), x: x, weight: weight)
    #expect(gradients.x.shape == [0, 2, 5, 5])
    #expect(gradients.weight == .zeros([3, 2, 3, 3]))
    #expect(gradients.bias == .zeros([3]))
  }
}
