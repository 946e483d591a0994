import Core
import Testing

@Suite struct SoftmaxCrossEntropyTests {
  private let labels = [2, 0, 1, 2, 1]

  private func scores(_ classes: Int) -> Tensor<Double> {
    var random = RandomState(seed: 8)
    return random.randn([5, classes]) * 3
  }

  @Test(arguments: [3, 10, 16, 37])
  func `the losses and their gradient are those of the formula`(_ classes: Int) {
    let x = scores(classes)
    let powers = x.exp()
    let probabilities = powers / powers.sum(axis: 1, keepDims: true)
    let expected = -probabilities.gather(columns: labels).log()
    let result = softmaxCrossEntropy(x, labels: labels, scale: 0.2)
    #expect(isClose(result.losses, expected, 1e-14))
    let gradient = numericalGradient(
      of: { softmaxCrossEntropy($0, labels: labels).losses.mean() }, at: x)
    #expect(isClose(result.gradient, gradient, 1e-9))
    #expect(isClose(softmax(x), probabilities, 1e-14))
    let single = softmaxCrossEntropy(Tensor<Float>(x), labels: labels, scale: 0.2)
    #expect(isClose(single.losses, expected, 1e-6))
    #expect(isClose(single.gradient, gradient, 1e-6))
  }

  @Test func `the gradient of the softmax is that of central differences`() {
    let x = scores(7)
    var random = RandomState(seed: 9)
    let upstream: Tensor<Double> = random.randn([5, 7])
    let gradient = numericalGradient(of: { softmax($0) }, at: x, upstream: upstream)
    #expect(isClose(softmaxBackward(upstream, output: softmax(x)), gradient, 1e-8))
  }

  @Test func `scores of any size have finite losses`() {
    let x = Tensor<Float>([[1e4, 0, -1e4], [-3e38, 0, 3e38]])
    let result = softmaxCrossEntropy(x, labels: [0, 2])
    #expect(result.losses == Tensor([0, 0]))
    #expect(result.gradient == .zeros([2, 3]))
  }

  @Test func `a label without a class stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softmaxCrossEntropy(Tensor<Float>.zeros([1, 3]), labels: [3])
    }
    #expect(message(of: result).contains("expected labels from 0 to 2, found 3"))
  }
}
