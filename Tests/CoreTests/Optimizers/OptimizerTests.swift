import Core
import Testing

@Suite struct OptimizerTests {
  /// Where three steps with the gradients 1, -2 and 0.5 lead from 1.
  private func path(
    _ make: ([Variable<Double>]) -> any Optimizer<Double>
  ) -> [Double] {
    let w = Variable(Tensor([1.0]), requiresGradient: true)
    let optimizer = make([w])
    return [1, -2, 0.5].map { (gradient: Double) in
      optimizer.zeroGradients()
      w.gradient = Tensor([gradient])
      optimizer.step()
      return w.value.item
    }
  }

  /// What formulas for a scalar make of the same gradients.
  private func expected(_ step: (inout Double, Double) -> Void) -> [Double] {
    var w = 1.0
    return [1, -2, 0.5].map { gradient in
      step(&w, gradient)
      return w
    }
  }

  private func isEqual(_ received: [Double], _ expected: [Double]) -> Bool {
    zip(received, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  @Test func `plain descent`() {
    #expect(
      isEqual(
        path { SGD($0, learningRate: 0.1, weightDecay: 0.3) },
        expected { $0 -= 0.1 * ($1 + 0.3 * $0) }))
  }

  @Test(arguments: [false, true])
  func `descent with momentum`(nesterov: Bool) {
    var velocity = 0.0
    let expected = expected { w, dw in
      let gradient = dw + 0.3 * w
      velocity = 0.9 * velocity + gradient
      w -= 0.1 * (nesterov ? gradient + 0.9 * velocity : velocity)
    }
    #expect(
      isEqual(
        path {
          SGD($0, learningRate: 0.1, momentum: 0.9, weightDecay: 0.3, nesterov: nesterov)
        }, expected))
  }

  @Test func `dampening spares the first velocity`() {
    var velocity: Double?
    let expected = expected { w, dw in
      let gradient = dw + 0.3 * w
      velocity = velocity.map { 0.9 * $0 + 0.6 * gradient } ?? gradient
      w -= 0.1 * (velocity ?? 0)
    }
    #expect(
      isEqual(
        path { SGD($0, learningRate: 0.1, momentum: 0.9, dampening: 0.4, weightDecay: 0.3) },
        expected))
  }

  @Test func `descent by the size of gradients`() {
    var square = 0.0
    let expected = expected { w, dw in
      let gradient = dw + 0.3 * w
      square = 0.8 * square + 0.2 * gradient * gradient
      w -= 0.1 * gradient / (square.squareRoot() + 1e-3)
    }
    #expect(
      isEqual(
        path {
          RMSProp($0, learningRate: 0.1, smoothing: 0.8, epsilon: 1e-3, weightDecay: 0.3)
        }, expected))
  }

  @Test(arguments: [false, true])
  func `Adam, with a decay inside or outside of its means`(isDecoupled: Bool) {
    var (mean, square, t) = (0.0, 0.0, 0.0)
    let expected = expected { w, dw in
      t += 1
      let gradient = isDecoupled ? dw : dw + 0.3 * w
      if isDecoupled { w -= 0.1 * 0.3 * w }
      mean = 0.7 * mean + 0.3 * gradient
      square = 0.8 * square + 0.2 * gradient * gradient
      let corrected = square / (1 - Double.pow(0.8, t))
      w -= 0.1 * mean / (1 - Double.pow(0.7, t)) / (corrected.squareRoot() + 1e-3)
    }
    #expect(
      isEqual(
        path {
          if isDecoupled {
            return AdamW(
              $0, learningRate: 0.1, betas: (0.7, 0.8), epsilon: 1e-3, weightDecay: 0.3)
          }
          return Adam($0, learningRate: 0.1, betas: (0.7, 0.8), epsilon: 1e-3, weightDecay: 0.3)
        }, expected))
  }

  @Test func `a parameter without a gradient stays`() {
    let (a, b) = (
      Variable(Tensor([1.0]), requiresGradient: true),
      Variable(Tensor([2.0]), requiresGradient: true)
    )
    let optimizers: [any Optimizer<Double>] = [
      SGD([a, b], learningRate: 0.1, momentum: 0.9), RMSProp([a, b]), Adam([a, b]), AdamW([a, b]),
    ]
    for optimizer in optimizers {
      optimizer.zeroGradients()
      a.gradient = Tensor([1])
      optimizer.step()
    }
    #expect(a.value.item < 1 && b.value.item == 2)
  }

  @Test func `a rate that is changed holds from the next step on`() {
    let w = Variable(Tensor([1.0]), requiresGradient: true)
    let optimizer = SGD([w], learningRate: 0.1)
    optimizer.learningRate = 0.5
    w.gradient = Tensor([1])
    optimizer.step()
    #expect(w.value.item == 0.5)
  }

  @Test func `Nesterov's momentum needs a momentum`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD([Variable<Float>](), learningRate: 0.1, nesterov: true)
    }
    #expect(
      message(of: result).contains("Nesterov momentum requires a momentum above 0 and no"))
  }

  @Test func `an optimizer needs at least one parameter`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD<Double>([], learningRate: 0.1)
    }
    #expect(message(of: result).contains("SGD: expected parameters, found none"))
  }

  @Test func `the result of an operation is no parameter`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Variable(Tensor([1.0, 2]), requiresGradient: true)
      _ = AdamW([w, w * 0.1])
    }
    #expect(
      message(of: result).contains(
        "AdamW: parameter 1, of shape [2], is the result of an operation"))
  }
}
