import Core
import Solution2
import Testing

/// The literals of the course's FullyConnectedNets notebook, cells 32, 36 and 37.
@Suite struct UpdateRuleTests {
  private let w = Tensor.linspace(-0.4, 0.6, [4, 5])
  private let dw = Tensor.linspace(-0.6, 0.4, [4, 5])
  private let state = Tensor.linspace(0.6, 0.9, [4, 5])

  @Test func `plain descent goes against the gradient`() throws {
    var (next, rule) = (w, SGDRule<Double>())
    try rule.update(&next, dw: dw)
    #expect(largestDifference(next, w - 0.01 * dw) < 1e-16)
  }

  // Around e-8 or less, printed 8.9e-9 and 4.3e-9.
  @Test func `momentum makes the published step`() throws {
    var rule = SGDMomentumRule(learningRate: 1e-3, momentum: 0.9, velocity: state)
    var next = w
    try rule.update(&next, dw: dw)
    #expect(relativeError(next, Published.momentum) < 1e-7)
    #expect(relativeError(try #require(rule.velocity), Published.velocity) < 1e-7)
  }

  // Around e-7 or less, printed 9.5e-8 and 2.6e-9.
  @Test func `RMSProp makes the published step`() throws {
    var rule = RMSPropRule(
      learningRate: 1e-2, decayRate: 0.99, epsilon: 1e-8, meanSquare: state)
    var next = w
    try rule.update(&next, dw: dw)
    #expect(relativeError(next, Published.rmsProp) < 1e-6)
    #expect(relativeError(try #require(rule.meanSquare), Published.meanSquare) < 1e-6)
  }

  // Around e-7 or less, printed 1.14e-7, 4.2e-9 and 4.2e-9; 1.5e-3 where t is not incremented
  // first.
  @Test func `Adam makes the published step`() throws {
    let v = Tensor.linspace(0.7, 0.5, [4, 5])
    var rule = AdamRule(
      learningRate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, m: state, v: v, t: 5)
    var next = w
    try rule.update(&next, dw: dw)
    #expect(relativeError(next, Published.adam) < 1e-6)
    #expect(relativeError(try #require(rule.v), Published.v) < 1e-6)
    #expect(relativeError(try #require(rule.m), Published.m) < 1e-6)
    #expect(rule.t == 6)
  }

  @Test func `the settings are the course's`() {
    let momentum = SGDMomentumRule<Double>()
    let rmsProp = RMSPropRule<Double>()
    let adam = AdamRule<Double>()
    #expect(SGDRule<Double>().learningRate == 1e-2)
    #expect(momentum.learningRate == 1e-2 && momentum.momentum == 0.9)
    #expect(rmsProp.learningRate == 1e-2 && rmsProp.decayRate == 0.99 && rmsProp.epsilon == 1e-8)
    #expect(adam.learningRate == 1e-3 && adam.beta1 == 0.9 && adam.beta2 == 0.999)
    #expect(adam.epsilon == 1e-8 && adam.t == 0)
  }

  @Test func `the first steps begin at zero`() throws {
    let dw: Tensor<Double> = Tensor([[4, -1]])
    var (a, b, c) = (Tensor.zeros(like: dw), Tensor.zeros(like: dw), Tensor.zeros(like: dw))
    var momentum = SGDMomentumRule<Double>()
    var rmsProp = RMSPropRule<Double>()
    var adam = AdamRule<Double>()
    try momentum.update(&a, dw: dw)
    try rmsProp.update(&b, dw: dw)
    try adam.update(&c, dw: dw)
    #expect(largestDifference(a, Tensor([[-0.04, 0.01]])) < 1e-12)
    // The mean square is a hundredth of the square.
    #expect(largestDifference(b, Tensor([[-0.1, 0.1]])) < 1e-6)
    #expect(largestDifference(c, Tensor([[-1e-3, 1e-3]])) < 1e-9)
  }
}

/// The expected values, of shape `[4, 5]`.
private enum Published {
  static let momentum: Tensor<Double> = table([
    0.1406, 0.20738947, 0.27417895, 0.34096842, 0.40775789, 0.47454737, 0.54133684, 0.60812632,
    0.67491579, 0.74170526, 0.80849474, 0.87528421, 0.94207368, 1.00886316, 1.07565263, 1.14244211,
    1.20923158, 1.27602105, 1.34281053, 1.4096,
  ])
  static let velocity: Tensor<Double> = table([
    0.5406, 0.55475789, 0.56891579, 0.58307368, 0.59723158, 0.61138947, 0.62554737, 0.63970526,
    0.65386316, 0.66802105, 0.68217895, 0.69633684, 0.71049474, 0.72465263, 0.73881053, 0.75296842,
    0.76712632, 0.78128421, 0.79544211, 0.8096,
  ])
  static let rmsProp: Tensor<Double> = table([
    -0.39223849, -0.34037513, -0.28849239, -0.23659121, -0.18467247, -0.132737, -0.08078555,
    -0.02881884, 0.02316247, 0.07515774, 0.12716641, 0.17918792, 0.23122175, 0.28326742, 0.33532447,
    0.38739248, 0.43947102, 0.49155973, 0.54365823, 0.59576619,
  ])
  static let meanSquare: Tensor<Double> = table([
    0.5976, 0.6126277, 0.6277108, 0.64284931, 0.65804321, 0.67329252, 0.68859723, 0.70395734,
    0.71937285, 0.73484377, 0.75037008, 0.7659518, 0.78158892, 0.79728144, 0.81302936, 0.82883269,
    0.84469141, 0.86060554, 0.87657507, 0.8926,
  ])
  static let adam: Tensor<Double> = table([
    -0.40094747, -0.34836187, -0.29577703, -0.24319299, -0.19060977, -0.1380274, -0.08544591,
    -0.03286534, 0.01971428, 0.0722929, 0.1248705, 0.17744702, 0.23002243, 0.28259667, 0.33516969,
    0.38774145, 0.44031188, 0.49288093, 0.54544852, 0.59801459,
  ])
  static let v: Tensor<Double> = table([
    0.69966, 0.68908382, 0.67851319, 0.66794809, 0.65738853, 0.64683452, 0.63628604, 0.6257431,
    0.61520571, 0.60467385, 0.59414753, 0.58362676, 0.57311152, 0.56260183, 0.55209767, 0.54159906,
    0.53110598, 0.52061845, 0.51013645, 0.49966,
  ])
  static let m: Tensor<Double> = table([
    0.48, 0.49947368, 0.51894737, 0.53842105, 0.55789474, 0.57736842, 0.59684211, 0.61631579,
    0.63578947, 0.65526316, 0.67473684, 0.69421053, 0.71368421, 0.73315789, 0.75263158, 0.77210526,
    0.79157895, 0.81105263, 0.83052632, 0.85,
  ])

  private static func table(_ numbers: [Double]) -> Tensor<Double> {
    Tensor(numbers, shape: [4, 5])
  }
}
