import Core
import Testing

@Suite struct GradientCheckTests {
  private let x = Tensor([[0.5, -1.25, 2], [-0.75, 3, 0.125]])
  private let upstream = Tensor([[1.5, -0.5, 2], [0.25, -1, 3]])

  @Test func `the numerical gradient of a sum of cubes is three times the squares`() {
    let gradient = numericalGradient(of: { ($0 * $0 * $0).sum() }, at: x)
    #expect(gradient.shape == [2, 3])
    #expect(relativeError(gradient, 3 * x.square()) < 1e-8)
  }

  @Test func `the numerical gradient takes an upstream gradient`() {
    let gradient = numericalGradient(of: { $0.tanh() }, at: x, upstream: upstream)
    #expect(relativeError(gradient, upstream * (1 - x.tanh().square())) < 1e-8)
  }

  @Test func `a right gradient passes`() throws {
    let result = gradientCheck(
      of: { $0.exp() }, at: x, analytic: upstream * x.exp(), upstream: upstream)
    #expect(result.maxRelativeError < 1e-9)
    #expect(result.checkedCount == 6)
    #expect(result.kinks.isEmpty)
  }

  @Test func `one wrong element is found and named`() throws {
    var wrong = 2 * x
    wrong[1, 0] += 0.001
    let result = gradientCheck(of: { $0.square().sum() }, at: x, analytic: wrong)
    let worst = try #require(result.worst)
    #expect(worst.index == [1, 0])
    #expect(worst.analytic == -1.499)
    #expect(abs(worst.numerical + 1.5) < 1e-9)
    #expect(abs(worst.relativeError - 0.001 / 2.999) < 1e-8)
  }

  @Test func `a gradient of the wrong sign is as wrong as can be`() {
    let result = gradientCheck(of: { $0.square().sum() }, at: x, analytic: -2 * x)
    #expect(result.maxRelativeError > 0.999)
  }

  @Test(arguments: [0, 1e-6, 3e-6, 1e-5 / 3, 5e-6, 9e-6, -2e-6])
  func `a kink of the rectifier within the step is left out`(_ place: Double) {
    let near = Tensor([1.0, place, -1])
    let rectifier: (Tensor<Double>) -> Tensor<Double> = { maximum($0, 0) }
    let result = gradientCheck(
      of: rectifier, at: near, analytic: Tensor([1.0, 1, 0]), upstream: .ones([3]))
    #expect(result.kinks == [[1]])
    #expect(result.checkedCount == 2)
    #expect(result.maxRelativeError < 1e-9)
  }

  @Test func `a wrong gradient beside a kink is still found`() {
    let near = Tensor([1.0, 0, -1])
    let result = gradientCheck(
      of: { maximum($0, 0).sum() }, at: near, analytic: Tensor([1.0, 0, 0.5]))
    #expect(result.kinks == [[1]])
    #expect(result.worst?.index == [2])
    #expect(result.maxRelativeError == 1)
  }

  @Test func `the bottom of a parabola is no kink`() {
    let bottom = Tensor([0.0, 1e-4, -1e-6])
    let result = gradientCheck(of: { $0.square().sum() }, at: bottom, analytic: 2 * bottom)
    #expect(result.kinks.isEmpty)
    #expect(result.checkedCount == 3)
    #expect(result.maxRelativeError < 1e-6)
  }

  @Test func `strong curvature is no kink`() {
    let place = Tensor([0.03, 0.01])
    let result = gradientCheck(
      of: { (100 * $0).tanh().sum() }, at: place,
      analytic: 100 * (1 - (100 * place).tanh().square()))
    #expect(result.kinks.isEmpty)
    #expect(result.maxRelativeError < 1e-5)
  }

  @Test func `nothing but kinks is no success`() {
    let result = gradientCheck(
      of: { $0.absolute().sum() }, at: .zeros([2]), analytic: .zeros([2]))
    #expect(result.checkedCount == 0)
    #expect(result.maxRelativeError == .infinity)
  }

  @Test func `a gradient that is not a number fails`() {
    let result = gradientCheck(
      of: { $0.sum() }, at: Tensor([1.0, 2]), analytic: Tensor([1, .nan]))
    #expect(result.maxRelativeError == .infinity)
    #expect(result.worst?.index == [1])
  }

  @Test func `a function that is not a number fails`() {
    let result = gradientCheck(
      of: { $0.log().sum() }, at: Tensor([-1.0, 2]), analytic: Tensor([-1, 0.5]))
    #expect(result.maxRelativeError == .infinity)
  }

  @Test func `chosen coordinates alone are compared`() {
    var wrong = 2 * x
    wrong[0, 0] = 100
    let result = gradientCheck(
      of: { $0.square().sum() }, at: x, analytic: wrong, coordinates: [1, 4])
    #expect(result.checkedCount == 2)
    #expect(result.maxRelativeError < 1e-8)
  }

  @Test func `a sparse check draws places from the generator`() {
    var random = RandomState(seed: 231)
    let samples = gradientCheckSparse(
      { $0.square().sum() }, at: x, analytic: 2 * x, count: 4, using: &random)
    #expect(samples.count == 4)
    #expect(samples.allSatisfy { $0.relativeError < 1e-8 })
    random = RandomState(seed: 231)
    let places = random.randint(below: 6, count: 4).map { [$0 / 3, $0 % 3] }
    #expect(samples.map(\.index) == places)
  }

  @Test func `a sparse check finds a wrong gradient`() {
    var random = RandomState(seed: 0)
    let samples = gradientCheckSparse(
      { $0.square().sum() }, at: x, analytic: x, count: 3, using: &random)
    #expect(samples.allSatisfy { abs($0.relativeError - 1.0 / 3) < 1e-6 })
  }

  @Test func `an error of the function comes through`() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      let refusing: (Tensor<Double>) throws -> Double = { _ in throw Refusal() }
      _ = try gradientCheck(of: refusing, at: x, analytic: x)
    }
  }

  @Test func `a gradient of the wrong shape stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradientCheck(of: { $0.sum() }, at: .zeros([2, 3]), analytic: .zeros([3, 2]))
    }
    #expect(
      message(of: result).contains("variable's shape [2, 3], found [3, 2]"))
  }
}
