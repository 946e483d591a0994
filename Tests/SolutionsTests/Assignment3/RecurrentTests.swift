import Core
import Solution3
import Testing

/// Both cells over whole sequences: the literals of the course, and numerical gradients.
@Suite struct RecurrentTests {
  // Course, RNN_Captioning notebook, cell 14: around e-7 or less.
  @Test func `the vanilla network gives the published numbers`() throws {
    let h = try rnnForward(
      .linspace(-0.1, 0.3, [2, 3, 4]), h0: .linspace(-0.3, 0.1, [2, 5]),
      wx: .linspace(-0.2, 0.4, [4, 5]), wh: .linspace(-0.4, 0.1, [5, 5]),
      b: .linspace(-0.7, 0.1, [5])
    ).h
    let expected = [
      -0.42070749, -0.27279261, -0.11074945, 0.05740409, 0.22236251, -0.39525808, -0.22554661,
      -0.0409454, 0.14649412, 0.32397316, -0.42305111, -0.24223728, -0.04287027, 0.15997045,
      0.35014525, -0.55857474, -0.39065825, -0.19198182, 0.02378408, 0.23735671, -0.27150199,
      -0.07088804, 0.13562939, 0.33099728, 0.50158768, -0.51014825, -0.30524429, -0.06755202,
      0.17806392, 0.40333043,
    ]
    #expect(h.shape == [2, 3, 5])
    #expect(difference(h, expected) < 1e-8)
  }

  // LSTM_Captioning notebook, cell 10: around e-7 or less.
  @Test func `the LSTM gives the published numbers`() throws {
    let h = try lstmForward(
      .linspace(-0.4, 0.6, [2, 3, 5]), h0: .linspace(-0.4, 0.8, [2, 4]),
      wx: .linspace(-0.2, 0.9, [5, 16]), wh: .linspace(-0.3, 0.6, [4, 16]),
      b: .linspace(0.2, 0.7, [16])
    ).h
    let expected = [
      0.01764008, 0.01823233, 0.01882671, 0.0194232, 0.11287491, 0.12146228, 0.13018446,
      0.13902939, 0.31358768, 0.33338627, 0.35304453, 0.37250975, 0.45767879, 0.4761092,
      0.4936887, 0.51041945, 0.6704845, 0.69350089, 0.71486014, 0.7346449, 0.81733511,
      0.83677871, 0.85403753, 0.86935314,
    ]
    #expect(h.shape == [2, 3, 4])
    #expect(difference(h, expected) < 1e-8)
  }

  // Cells 16 and 12 of the two notebooks: around e-6 or less; and a single step and sequence.
  @Test(arguments: [[2, 10, 3, 5], [1, 1, 2, 3], [3, 2, 4, 1]])
  func `the gradients agree with numerical gradients`(sizes: [Int]) throws {
    var random = RandomState(seed: 231)
    let (n, t, d, h) = (sizes[0], sizes[1], sizes[2], sizes[3])
    let upstream: Tensor<Double> = random.randn([n, t, h])
    func inputs(_ gates: Int) -> [Tensor<Double>] {
      [[n, t, d], [n, h], [d, gates * h], [h, gates * h], [gates * h]].map { random.randn($0) }
    }
    let plain = inputs(1)
    let a = try rnnBackward(
      upstream, rnnForward(plain[0], h0: plain[1], wx: plain[2], wh: plain[3], b: plain[4]).cache)
    let rnnErrors = try gradientErrors(
      [a.dx, a.dh0, a.dwx, a.dwh, a.db], at: plain, upstream: upstream
    ) { try rnnForward($0[0], h0: $0[1], wx: $0[2], wh: $0[3], b: $0[4]).h }
    #expect(rnnErrors.allSatisfy { $0 < 1e-6 }, "\(rnnErrors)")

    let gated = inputs(4)
    let b = try lstmBackward(
      upstream, lstmForward(gated[0], h0: gated[1], wx: gated[2], wh: gated[3], b: gated[4]).cache)
    let lstmErrors = try gradientErrors(
      [b.dx, b.dh0, b.dwx, b.dwh, b.db], at: gated, upstream: upstream
    ) { try lstmForward($0[0], h0: $0[1], wx: $0[2], wh: $0[3], b: $0[4]).h }
    #expect(lstmErrors.allSatisfy { $0 < 1e-5 }, "\(lstmErrors)")
  }
}
