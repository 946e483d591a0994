import Core
import Testing

@Suite struct ParameterStepsTests {
  private let decay = WeightDecay<Double>(penalty: 0.02, decay: 0.001)

  private func tensors(
    _ count: Int
  ) -> (w: Tensor<Double>, dw: Tensor<Double>, m: Tensor<Double>, v: Tensor<Double>) {
    var random = RandomState(seed: 6)
    return (
      random.randn([count]), random.randn([count]), random.randn([count]), random.rand([count])
    )
  }

  @Test(arguments: [1, 37, 4000])
  func `a step of Adam is its formula`(_ count: Int) {
    var (w, dw, m, v) = tensors(count)
    let gradient = dw + 0.02 * w
    let (mean, square) = (0.8 * m + 0.2 * gradient, 0.9 * v + 0.1 * gradient.square())
    let (b1, b2) = (1 - 0.8 * 0.8 * 0.8, 1 - 0.9 * 0.9 * 0.9)
    let expected = 0.999 * w - 0.01 * mean / b1 / ((square / b2).squareRoot() + 1e-4)
    w.stepAdam(
      dw, mean: &m, square: &v, number: 3, rate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-4,
      decay: decay)
    #expect(isClose(w, expected, 1e-14))
    #expect(isClose(m, mean, 1e-14))
    #expect(isClose(v, square, 1e-14))
  }

  @Test(arguments: [1, 37, 4000])
  func `a step of RMSProp is its formula`(_ count: Int) {
    var (w, dw, _, v) = tensors(count)
    let square = 0.9 * v + 0.1 * dw.square()
    let expected = w - 0.01 * dw / (square.squareRoot() + 1e-4)
    w.stepRMSProp(dw, square: &v, rate: 0.01, share: 0.9, epsilon: 1e-4)
    #expect(isClose(w, expected, 1e-14))
    #expect(isClose(v, square, 1e-14))
  }

  @Test(arguments: [1, 37, 4000], [false, true])
  func `a step with momentum is its formula`(_ count: Int, _ nesterov: Bool) {
    var (w, dw, m, _) = tensors(count)
    let gradient = dw + 0.02 * w
    let velocity = 0.9 * m + gradient
    let expected = 0.999 * w - 0.01 * (nesterov ? gradient + 0.9 * velocity : velocity)
    w.stepMomentum(
      dw, velocity: &m, rate: 0.01, momentum: 0.9, nesterov: nesterov, decay: decay)
    #expect(isClose(w, expected, 1e-14))
    #expect(isClose(m, velocity, 1e-14))
  }

  @Test func `a copy of the weight does not move with it`() {
    var (w, dw, m, v) = tensors(5)
    let (before, mean) = (w, m)
    w.stepAdam(dw, mean: &m, square: &v, number: 1, rate: 0.1)
    #expect(before != w)
    #expect(before == tensors(5).w)
    #expect(mean == tensors(5).m)
  }
}
