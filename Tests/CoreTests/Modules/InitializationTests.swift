import Core
import Testing

@Suite struct InitializationTests {
  /// The standard deviation that weights of a shape should have, and the weights drawn.
  private func deviation(of weights: Tensor<Double>) -> Double {
    weights.square().mean().squareRoot()
  }

  @Test func `Kaiming weights have the standard deviation for their fan`() {
    var random = RandomState(seed: 2)
    let shape = [60, 30, 3, 3]
    let normal: Tensor<Double> = random.kaimingNormal(shape)
    #expect(abs(deviation(of: normal) / (2.0 / 270).squareRoot() - 1) < 0.02)
    let output: Tensor<Double> = random.kaimingNormal(shape, fan: .output)
    #expect(abs(deviation(of: output) / (2.0 / 540).squareRoot() - 1) < 0.02)
    let even: Tensor<Double> = random.kaimingUniform(shape, slope: 2)
    #expect(abs(deviation(of: even) / (0.4 / 270).squareRoot() - 1) < 0.02)
    #expect(even.absolute().max() <= (1.2 / 270).squareRoot())
  }

  @Test func `Xavier weights have the standard deviation for both fans`() {
    var random = RandomState(seed: 2)
    let normal: Tensor<Double> = random.xavierNormal([100, 300])
    #expect(abs(deviation(of: normal) / (2.0 / 400).squareRoot() - 1) < 0.02)
    let even: Tensor<Double> = random.xavierUniform([100, 300], gain: 3)
    #expect(abs(deviation(of: even) / (18.0 / 400).squareRoot() - 1) < 0.02)
    #expect(even.absolute().max() <= 3 * (6.0 / 400).squareRoot())
  }

  @Test func `weights need two axes`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 2)
      let _: Tensor<Float> = random.kaimingNormal([3])
    }
    #expect(message(of: result).contains("expected weights of shape [M, D] or [F, C, KH, KW]"))
  }
}
