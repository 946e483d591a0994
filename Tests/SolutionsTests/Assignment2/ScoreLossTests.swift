import Core
import Solution2
import Testing

@Suite struct ScoreLossTests {
  private let x: Tensor<Double>
  private let y: [Int]

  /// The scores of cell 16 of the course's FullyConnectedNets notebook.
  init() {
    var random = RandomState(seed: 231)
    x = random.randn([50, 10]) * 0.001
    y = random.randint(below: 10, count: 50)
  }

  // Around 9 and around the order of e-9; printed 8.999602749096233 and 1.4e-9.
  @Test func `the hinge loss is the published one, and its gradient right`() throws {
    let (loss, dx) = svmLoss(x, y: y)
    #expect(abs(loss - 8.999602749096233) < 1e-12)
    let numeric = numericalGradient(of: { svmLoss($0, y: y).loss }, at: x)
    #expect(relativeError(dx, numeric) < 1e-8)
  }

  // Close to 2.3 and around e-8; printed 2.302545844500738 and 9.4e-9.
  @Test func `the cross-entropy is the published one, and its gradient right`() throws {
    let (loss, dx) = softmaxLoss(x, y: y)
    #expect(abs(loss - 2.302545844500738) < 1e-12)
    let numeric = numericalGradient(of: { softmaxLoss($0, y: y).loss }, at: x)
    #expect(relativeError(dx, numeric) < 1e-7)
  }

  @Test func `large scores do not overflow`() {
    let scores: Tensor<Double> = Tensor([[1000, 0, -1000], [1000, 0, -1000]])
    let (loss, dx) = softmaxLoss(scores, y: [0, 1])
    #expect(loss == 500)
    #expect(dx == Tensor([[0, 0, 0], [0.5, -0.5, 0]]))
  }

  @Test func `a hinge loss by hand`() {
    // Margins 2 and 3 of the first row, none of the second.
    let (loss, dx) = svmLoss(Tensor<Double>([[1, 2, 3], [9, 2, 3]]), y: [0, 0])
    #expect(loss == 2.5)
    #expect(dx == Tensor([[-1, 0.5, 0.5], [0, 0, 0]]))
  }
}
