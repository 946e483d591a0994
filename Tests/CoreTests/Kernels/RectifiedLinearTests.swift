import Core
import Testing

@Suite struct RectifiedLinearTests {
  @Test(arguments: [1, 5, 64, 131, 5000])
  func `relu, bias and their gradients are what they say`(_ count: Int) {
    var random = RandomState(seed: 5)
    let (x, upstream): (Tensor<Double>, Tensor<Double>) = (
      random.randn([3, count]), random.randn([3, count])
    )
    #expect(relu(x) == maximum(x, 0))
    #expect(reluBackward(upstream, output: relu(x)) == upstream * Tensor<Double>(x .> 0))
    let bias: Tensor<Double> = random.randn([count])
    #expect(biasReLU(x, bias: bias) == maximum(x + bias, 0))
    let single = Tensor<Float>(x)
    #expect(relu(single) == maximum(single, 0))
    #expect(
      isClose(
        tanhBackward(upstream, output: x.tanh()), upstream * (1 - x.tanh().square()), 1e-15))
  }

  @Test func `NaN stays, and zero has no gradient`() {
    let x = Tensor<Float>([.nan, -1, 0, 2])
    #expect(relu(x)[0].isNaN)
    #expect(relu(x)[1...] == Tensor([0, 0, 2]))
    #expect(reluBackward(.ones([4]), output: x) == Tensor([0, 0, 0, 1]))
  }
}
