import Core
import Solution3
import Testing

/// The steps of both cells: the literals of the course, and numerical gradients.
@Suite struct RecurrentStepTests {
  // Course, RNN_Captioning notebook, cell 10: around e-8 or less.
  @Test func `a vanilla step gives the published numbers`() throws {
    let next = try rnnStepForward(
      .linspace(-0.4, 0.7, [3, 10]), prevH: .linspace(-0.2, 0.5, [3, 4]),
      wx: .linspace(-0.1, 0.9, [10, 4]), wh: .linspace(-0.3, 0.7, [4, 4]),
      b: .linspace(-0.2, 0.4, [4])
    ).nextH
    let expected: Tensor<Double> = Tensor([
      [-0.58172089, -0.50182032, -0.41232771, -0.31410098],
      [0.66854692, 0.79562378, 0.87755553, 0.92795967],
      [0.97934501, 0.99144213, 0.99646691, 0.99854353],
    ])
    #expect(relativeError(next, expected) < 1e-7)
  }

  // Cell 12: around e-8 or less, printed at most 9.7e-10; and a single example and feature.
  @Test(arguments: [[4, 5, 6], [1, 1, 3], [3, 7, 2]])
  func `a vanilla step's gradients agree with numerical gradients`(sizes: [Int]) throws {
    var random = RandomState(seed: 231)
    let (n, d, h) = (sizes[0], sizes[1], sizes[2])
    let inputs: [Tensor<Double>] = [[n, d], [n, h], [d, h], [h, h], [h]].map { random.randn($0) }
    let upstream: Tensor<Double> = random.randn([n, h])
    func step(_ i: [Tensor<Double>]) throws -> (nextH: Tensor<Double>, cache: RNNStepCache<Double>)
    {
      try rnnStepForward(i[0], prevH: i[1], wx: i[2], wh: i[3], b: i[4])
    }
    let found = try rnnStepBackward(upstream, step(inputs).cache)
    let gradients = [found.dx, found.dprevH, found.dwx, found.dwh, found.db]
    let errors = try gradientErrors(gradients, at: inputs, upstream: upstream) {
      try step($0).nextH
    }
    #expect(errors.allSatisfy { $0 < 1e-7 }, "\(errors)")
  }

  // Course, LSTM_Captioning notebook, cell 6: around e-8 or less.
  @Test func `a step of the LSTM gives the published numbers`() throws {
    let next = try lstmStepForward(
      .linspace(-0.4, 1.2, [3, 4]), prevH: .linspace(-0.3, 0.7, [3, 5]),
      prevC: .linspace(-0.4, 0.9, [3, 5]), wx: .linspace(-2.1, 1.3, [4, 20]),
      wh: .linspace(-0.7, 2.2, [5, 20]), b: .linspace(0.3, 0.7, [20]))
    let hidden: Tensor<Double> = Tensor([
      [0.24635157, 0.28610883, 0.32240467, 0.35525807, 0.38474904],
      [0.49223563, 0.55611431, 0.61507696, 0.66844003, 0.7159181],
      [0.56735664, 0.66310127, 0.74419266, 0.80889665, 0.858299],
    ])
    let cells: Tensor<Double> = Tensor([
      [0.32986176, 0.39145139, 0.451556, 0.51014116, 0.56717407],
      [0.66382255, 0.76674007, 0.87195994, 0.97902709, 1.08751345],
      [0.74192008, 0.90592151, 1.07717006, 1.25120233, 1.42395676],
    ])
    #expect(relativeError(next.nextH, hidden) < 1e-7)
    #expect(relativeError(next.nextC, cells) < 1e-7)
  }

  // Cell 8: around e-7 or less, printed at most 2.6e-8; both outputs have an upstream gradient.
  @Test(arguments: [[4, 5, 6], [1, 1, 3], [3, 7, 2]])
  func `the gradients of a step of the LSTM agree with numerical gradients`(sizes: [Int]) throws {
    var random = RandomState(seed: 231)
    let (n, d, h) = (sizes[0], sizes[1], sizes[2])
    let shapes = [[n, d], [n, h], [n, h], [d, 4 * h], [h, 4 * h], [4 * h]]
    let inputs: [Tensor<Double>] = shapes.map { random.randn($0) }
    let (dnextH, dnextC): (Tensor<Double>, Tensor<Double>) = (
      random.randn([n, h]), random.randn([n, h])
    )
    func step(
      _ i: [Tensor<Double>]
    ) throws -> (nextH: Tensor<Double>, nextC: Tensor<Double>, cache: LSTMStepCache<Double>) {
      try lstmStepForward(i[0], prevH: i[1], prevC: i[2], wx: i[3], wh: i[4], b: i[5])
    }
    let found = try lstmStepBackward(dnextH, dnextC: dnextC, step(inputs).cache)
    let gradients = [
      found.dx, found.dprevH, found.dprevC, found.dwx, found.dwh, found.db,
    ]
    let upstream = Tensor.concatenated([dnextH, dnextC], axis: 1)
    let errors = try gradientErrors(gradients, at: inputs, upstream: upstream) {
      let next = try step($0)
      return Tensor.concatenated([next.nextH, next.nextC], axis: 1)
    }
    #expect(errors.allSatisfy { $0 < 1e-6 }, "\(errors)")
  }

  @Test func `the sigmoid of large numbers is finite`() {
    let values = sigmoid(Tensor([-1000, -1, 0, 1, 1000] as [Double])).scalars
    #expect(values[0] == 0 && values[2] == 0.5 && values[4] == 1)
    #expect(abs(values[1] - 0.268_941_421_369_995) < 1e-15)
    #expect(abs(values[1] + values[3] - 1) < 1e-15)
  }
}
