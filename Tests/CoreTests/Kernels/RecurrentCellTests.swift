import Core
import Testing

@Suite struct RecurrentCellTests {
  /// The inputs of a step, and gradients that arrive at its outputs.
  private struct Example {
    let x, hidden, cell, inputWeight, hiddenWeight, bias, upstream, cellUpstream: Tensor<Double>

    init(_ batch: Int, _ inputs: Int, _ size: Int, gates: Int) {
      var random = RandomState(seed: 14)
      x = random.randn([batch, inputs])
      hidden = random.randn([batch, size])
      cell = random.randn([batch, size])
      inputWeight = random.randn([inputs, gates * size])
      hiddenWeight = random.randn([size, gates * size])
      bias = random.randn([gates * size])
      upstream = random.randn([batch, size])
      cellUpstream = random.randn([batch, size])
    }

    func recurrent() -> Tensor<Double> {
      recurrentStep(
        x, hidden: hidden, inputWeight: inputWeight, hiddenWeight: hiddenWeight, bias: bias)
    }

    func lstm() -> LSTMState<Double> {
      lstmStep(
        x, hidden: hidden, cell: cell, inputWeight: inputWeight, hiddenWeight: hiddenWeight,
        bias: bias)
    }
  }

  private func sigmoid(_ x: Tensor<Double>) -> Tensor<Double> { 1 / (1 + (-x).exp()) }

  @Test(arguments: [(1, 3, 5), (4, 6, 17)])
  func `a recurrent step and its gradients are right`(_ sizes: (Int, Int, Int)) {
    let example = Example(sizes.0, sizes.1, sizes.2, gates: 1)
    let (x, hidden, wx, wh, b) = (
      example.x, example.hidden, example.inputWeight, example.hiddenWeight, example.bias
    )
    let output = example.recurrent()
    #expect(isClose(output, (matmul(x, wx) + matmul(hidden, wh) + b).tanh(), 1e-14))
    let gradients = recurrentStepBackward(
      example.upstream, output: output, x: x, hidden: hidden, inputWeight: wx, hiddenWeight: wh)
    func step(
      _ x: Tensor<Double>, _ h: Tensor<Double>, _ wx: Tensor<Double>, _ wh: Tensor<Double>,
      _ b: Tensor<Double>
    ) -> Tensor<Double> {
      recurrentStep(x, hidden: h, inputWeight: wx, hiddenWeight: wh, bias: b)
    }
    let upstream = example.upstream
    let numerical = [
      numericalGradient(of: { step($0, hidden, wx, wh, b) }, at: x, upstream: upstream),
      numericalGradient(of: { step(x, $0, wx, wh, b) }, at: hidden, upstream: upstream),
      numericalGradient(of: { step(x, hidden, $0, wh, b) }, at: wx, upstream: upstream),
      numericalGradient(of: { step(x, hidden, wx, $0, b) }, at: wh, upstream: upstream),
      numericalGradient(of: { step(x, hidden, wx, wh, $0) }, at: b, upstream: upstream),
    ]
    let analytic = [
      gradients.x, gradients.hidden, gradients.inputWeight, gradients.hiddenWeight, gradients.bias,
    ]
    for (own, expected) in zip(analytic, numerical) { #expect(isClose(own, expected, 1e-8)) }
  }

  @Test(arguments: [(1, 3, 5), (4, 6, 17)])
  func `a step of an LSTM is its formula`(_ sizes: (Int, Int, Int)) {
    let example = Example(sizes.0, sizes.1, sizes.2, gates: 4)
    let sums =
      matmul(example.x, example.inputWeight) + matmul(example.hidden, example.hiddenWeight)
      + example.bias
    let parts = sums.split(count: 4, axis: 1)
    let cell =
      sigmoid(parts[1]) * example.cell + sigmoid(parts[0]) * parts[3].tanh()
    let state = example.lstm()
    #expect(isClose(state.cell, cell, 1e-14))
    #expect(isClose(state.hidden, sigmoid(parts[2]) * cell.tanh(), 1e-14))
    let single = lstmGates(Tensor<Float>(sums), cell: Tensor<Float>(example.cell))
    #expect(isClose(single.hidden, state.hidden, 1e-6))
  }

  @Test(arguments: [(1, 3, 5), (4, 6, 17)])
  func `its gradients are those of central differences`(_ sizes: (Int, Int, Int)) {
    let example = Example(sizes.0, sizes.1, sizes.2, gates: 4)
    let (x, h, c, wx, wh, b) = (
      example.x, example.hidden, example.cell, example.inputWeight, example.hiddenWeight,
      example.bias
    )
    func value(_ state: LSTMState<Double>) -> Double {
      (state.hidden * example.upstream).sum() + (state.cell * example.cellUpstream).sum()
    }
    func step(
      _ x: Tensor<Double>, _ h: Tensor<Double>, _ c: Tensor<Double>, _ wx: Tensor<Double>,
      _ wh: Tensor<Double>, _ b: Tensor<Double>
    ) -> Double {
      value(lstmStep(x, hidden: h, cell: c, inputWeight: wx, hiddenWeight: wh, bias: b))
    }
    let (gradients, dc) = lstmStepBackward(
      example.upstream, cellUpstream: example.cellUpstream, example.lstm(), x: x, hidden: h,
      cell: c, inputWeight: wx, hiddenWeight: wh)
    let numerical = [
      numericalGradient(of: { step($0, h, c, wx, wh, b) }, at: x),
      numericalGradient(of: { step(x, $0, c, wx, wh, b) }, at: h),
      numericalGradient(of: { step(x, h, $0, wx, wh, b) }, at: c),
      numericalGradient(of: { step(x, h, c, $0, wh, b) }, at: wx),
      numericalGradient(of: { step(x, h, c, wx, $0, b) }, at: wh),
      numericalGradient(of: { step(x, h, c, wx, wh, $0) }, at: b),
    ]
    let analytic = [
      gradients.x, gradients.hidden, dc, gradients.inputWeight, gradients.hiddenWeight,
      gradients.bias,
    ]
    for (own, expected) in zip(analytic, numerical) { #expect(isClose(own, expected, 1e-7)) }
  }
}
