import Core
import Testing

@Suite struct Pool2DTests {
  @Test(arguments: PoolingCase.all)
  func `the maximum and its gradient are what plain loops make`(_ example: PoolingCase) {
    let (x, upstream) = example.inputs()
    let (pixels, arriving) = (x.scalars, upstream.scalars)
    var (maxima, gradient) = ([Double](), [Double](repeating: 0, count: x.count))
    for (index, window) in example.windows().enumerated() {
      var best = window[0]
      for pixel in window where pixels[pixel] > pixels[best] { best = pixel }
      maxima.append(pixels[best])
      gradient[best] += arriving[index]
    }
    let result = maxPool2D(x, example.options)
    #expect(result.output == Tensor(maxima, shape: example.outputShape))
    let dx = maxPool2DBackward(
      upstream, indices: result.indices, inputShape: x.shape, example.options)
    #expect(isClose(dx, Tensor(gradient, shape: x.shape), 1e-15))
    let single = maxPool2D(Tensor<Float>(x), example.options)
    #expect(isClose(single.output, result.output, 1e-7))
    #expect(single.indices == result.indices)
    let slopes = maxPool2DBackward(
      Tensor<Float>(upstream), indices: single.indices, inputShape: x.shape, example.options)
    #expect(isClose(slopes, dx, 1e-7))
  }

  @Test(arguments: PoolingCase.all, [true, false])
  func `the mean and its gradient are what plain loops make`(
    _ example: PoolingCase, _ countsPadding: Bool
  ) {
    let (x, upstream) = example.inputs()
    let (pixels, arriving) = (x.scalars, upstream.scalars)
    var (means, gradient) = ([Double](), [Double](repeating: 0, count: x.count))
    for (index, window) in example.windows().enumerated() {
      let size = example.options.window.height * example.options.window.width
      let count = Double(countsPadding ? size : window.count)
      means.append(window.map { pixels[$0] }.reduce(0, +) / count)
      for pixel in window { gradient[pixel] += arriving[index] / count }
    }
    let output = averagePool2D(x, example.options, countsPadding: countsPadding)
    #expect(isClose(output, Tensor(means, shape: example.outputShape), 1e-14))
    let dx = averagePool2DBackward(
      upstream, inputShape: x.shape, example.options, countsPadding: countsPadding)
    #expect(isClose(dx, Tensor(gradient, shape: x.shape), 1e-14))
    let single = averagePool2D(
      Tensor<Float>(x), example.options, countsPadding: countsPadding)
    #expect(isClose(single, output, 1e-6))
  }

  @Test(arguments: [4, 7, 9].map { PoolingCase.all[$0] })
  func `gradients are those of central differences`(_ example: PoolingCase) {
    let (x, upstream) = example.inputs()
    let result = maxPool2D(x, example.options)
    let dx = maxPool2DBackward(
      upstream, indices: result.indices, inputShape: x.shape, example.options)
    let differences = numericalGradient(
      of: { maxPool2D($0, example.options).output }, at: x, upstream: upstream)
    #expect(isClose(dx, differences, 1e-8))
    let means = averagePool2DBackward(upstream, inputShape: x.shape, example.options)
    let slopes = numericalGradient(
      of: { averagePool2D($0, example.options) }, at: x, upstream: upstream)
    #expect(isClose(means, slopes, 1e-8))
  }

  @Test func `of equal elements the first has the gradient`() {
    let x = Tensor<Float>.ones([1, 1, 4, 4])
    let options = Pool2DOptions(window: 3, stride: 1)
    let result = maxPool2D(x, options)
    #expect(result.indices == [0, 1, 4, 5])
    let dx = maxPool2DBackward(
      Tensor([1, 2, 3, 4], shape: [1, 1, 2, 2]), indices: result.indices, inputShape: x.shape,
      options
    )
    #expect(dx == Tensor([1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], shape: [1, 1, 4, 4]))
  }

  @Test func `padding is never the maximum, and NaN always is`() {
    let options = Pool2DOptions(window: 2, padding: 1)
    let negative = maxPool2D(
      Tensor<Double>([-1, -2, -3, -.infinity], shape: [1, 1, 2, 2]), options)
    #expect(negative.output == Tensor([-1, -2, -3, -.infinity], shape: [1, 1, 2, 2]))
    #expect(negative.indices == [0, 1, 2, 3])
    let undefined = maxPool2D(
      Tensor<Double>([1, .nan, 2, 3], shape: [1, 1, 2, 2]), Pool2DOptions(window: 2))
    #expect(undefined.output.item.isNaN)
    #expect(undefined.indices == [1])
  }

  @Test func `the course's example has the course's output`() {
    let x = Tensor<Double>.linspace(from: -0.3, through: 0.4, count: 96).reshaped([2, 3, 4, 4])
    let expected = Tensor(
      [
        -0.26315789, -0.24842105, -0.20421053, -0.18947368, -0.14526316, -0.13052632, -0.08631579,
        -0.07157895, -0.02736842, -0.01263158, 0.03157895, 0.04631579, 0.09052632, 0.10526316,
        0.14947368, 0.16421053, 0.20842105, 0.22315789, 0.26736842, 0.28210526, 0.32631579,
        0.34105263, 0.38526316, 0.4,
      ], shape: [2, 3, 2, 2])
    #expect(relativeError(maxPool2D(x, Pool2DOptions(window: 2)).output, expected) < 1e-7)
  }

  @Test func `the bits are the same on any number of threads`() {
    var random = RandomState(seed: 13)
    let x: Tensor<Float> = random.randn([40, 16, 32, 32])
    let options = Pool2DOptions(window: 3, stride: 2, padding: 1)
    let upstream: Tensor<Float> = random.randn([40, 16, 16, 16])
    let threads = BorrowedThreads()
    threads.use(1)
    let (maxima, means) = (maxPool2D(x, options), averagePool2D(x, options))
    let dx = maxPool2DBackward(upstream, indices: maxima.indices, inputShape: x.shape, options)
    let spread = averagePool2DBackward(upstream, inputShape: x.shape, options)
    for count in [2, 5] {
      threads.use(count)
      let again = maxPool2D(x, options)
      #expect(again.output == maxima.output)
      #expect(again.indices == maxima.indices)
      #expect(averagePool2D(x, options) == means)
      #expect(
        maxPool2DBackward(upstream, indices: again.indices, inputShape: x.shape, options) == dx)
      #expect(averagePool2DBackward(upstream, inputShape: x.shape, options) == spread)
    }
  }
}
