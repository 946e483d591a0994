import Core
import Solution1
import Testing

/// One of the four loss functions of the linear classifiers.
enum LinearLoss: String, CaseIterable, CustomTestStringConvertible {
  case svmNaive, svmVectorized, softmaxNaive, softmaxVectorized

  var testDescription: String { rawValue }

  func callAsFunction<Scalar: TensorScalar>(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    switch self {
    case .svmNaive: try svmLossNaive(w, x: x, y: y, regularization: regularization)
    case .svmVectorized: try svmLossVectorized(w, x: x, y: y, regularization: regularization)
    case .softmaxNaive: try softmaxLossNaive(w, x: x, y: y, regularization: regularization)
    case .softmaxVectorized:
      try softmaxLossVectorized(w, x: x, y: y, regularization: regularization)
    }
  }
}

@Suite struct LinearLossTests {
  // Course, svm notebook, cell 11, and softmax notebook, cell 6: sparse checks at reg 0 and 50,
  // which printed 1e-12 to 3e-10 and 5e-10 to 4e-7.
  @Test(arguments: LinearLoss.allCases, [0.0, 50.0])
  func `the gradient passes the sparse check`(of loss: LinearLoss, regularization: Double) throws {
    let sample = PixelSample(count: 20)
    let gradient = try loss(
      sample.w, x: sample.x, y: sample.y, regularization: regularization
    ).gradient
    var random = RandomState(seed: 231)
    let samples = try gradientCheckSparse(
      {
        try loss($0, x: sample.x, y: sample.y, regularization: regularization).loss
      }, at: sample.w, analytic: gradient, count: 10, using: &random)
    #expect(samples.count == 10)
    #expect(samples.allSatisfy { $0.relativeError < 4e-7 })
  }

  @Test(arguments: LinearLoss.allCases)
  func `the whole gradient of a small case is right`(of loss: LinearLoss) throws {
    var random = RandomState(seed: 1)
    let w: Tensor<Double> = random.randn([5, 4])
    let x: Tensor<Double> = random.randn([7, 5])
    let y = random.randint(below: 4, count: 7)
    let gradient = try loss(w, x: x, y: y, regularization: 0.3).gradient
    let numeric = try numericalGradient(
      of: { try loss($0, x: x, y: y, regularization: 0.3).loss }, at: w)
    #expect(relativeError(gradient, numeric) < 1e-7)
  }

  // Course, svm notebook, cells 13 and 14, and softmax notebook, cell 7: both differences print as
  // 0.000000.
  @Test(arguments: [
    (LinearLoss.svmNaive, LinearLoss.svmVectorized),
    (LinearLoss.softmaxNaive, LinearLoss.softmaxVectorized),
  ])
  func `naive and vectorized agree`(naive: LinearLoss, vectorized: LinearLoss) throws {
    let sample = PixelSample(count: 40)
    let a = try naive(sample.w, x: sample.x, y: sample.y, regularization: 5e-6)
    let b = try vectorized(sample.w, x: sample.x, y: sample.y, regularization: 5e-6)
    #expect(abs(a.loss - b.loss) < 5e-7)
    #expect((a.gradient - b.gradient).norm() < 5e-7)
  }

  // Course, svm notebook, cell 9: about 9 at small weights; six notebooks printed 8.59 to 9.46.
  @Test(arguments: [LinearLoss.svmNaive, .svmVectorized])
  func `the first hinge loss is about one a wrong class`(loss: LinearLoss) throws {
    let sample = PixelSample(count: 100)
    let value = try loss(sample.w, x: sample.x, y: sample.y, regularization: 5e-6).loss
    #expect(abs(value - 9) < 0.5)
    let exact = try loss(
      .zeros(like: sample.w), x: sample.x, y: sample.y, regularization: 5e-6
    ).loss
    #expect(abs(exact - 9) < 1e-12)
  }

  // Course, softmax notebook, cell 4: close to -log(0.1) = 2.302585092994046.
  @Test(arguments: [LinearLoss.softmaxNaive, .softmaxVectorized])
  func `the first cross-entropy is about the logarithm of the number of classes`(
    loss: LinearLoss
  ) throws {
    let sample = PixelSample(count: 100)
    let value = try loss(sample.w, x: sample.x, y: sample.y, regularization: 0).loss
    #expect(abs(value - 2.302585) < 0.2)
    let exact = try loss(
      .zeros(like: sample.w), x: sample.x, y: sample.y, regularization: 0
    ).loss
    #expect(abs(exact - 2.302585092994046) < 1e-12)
  }

  @Test(arguments: LinearLoss.allCases)
  func `the regularization term has no factor of a half`(of loss: LinearLoss) throws {
    let w: Tensor<Double> = Tensor([[1, -2], [3, 0.5]])
    let x: Tensor<Double> = Tensor([[0.5, 1], [2, -1]])
    let without = try loss(w, x: x, y: [0, 1], regularization: 0)
    let with = try loss(w, x: x, y: [0, 1], regularization: 0.1)
    #expect(abs(with.loss - without.loss - 0.1 * 14.25) < 1e-12)
    #expect(largestDifference(with.gradient - without.gradient, w * 0.2) < 1e-12)
  }

  @Test func `a hinge loss by hand`() throws {
    // Scores 1, 2, 3 with true class 0: margins 2 and 3.
    let w: Tensor<Double> = Tensor([[1, 2, 3]])
    for loss in [LinearLoss.svmNaive, .svmVectorized] {
      let (value, gradient) = try loss(w, x: Tensor([[1]]), y: [0], regularization: 0)
      #expect(value == 5)
      #expect(gradient == Tensor([[-2, 1, 1]]))
    }
  }

  @Test(arguments: [LinearLoss.softmaxNaive, .softmaxVectorized])
  func `large scores do not overflow`(loss: LinearLoss) throws {
    let w: Tensor<Double> = Tensor([[1000, 0, -1000]])
    let (value, gradient) = try loss(w, x: Tensor([[1], [1]]), y: [0, 1], regularization: 0)
    #expect(value == 500)
    #expect(gradient == Tensor([[0.5, -0.5, 0]]))
  }

  @Test(arguments: LinearLoss.allCases)
  func `single precision agrees with double`(of loss: LinearLoss) throws {
    let sample = PixelSample(count: 30)
    let (w, x) = (Tensor<Float>(sample.w), Tensor<Float>(sample.x))
    let single = try loss(w, x: x, y: sample.y, regularization: 0.5)
    let double = try loss(sample.w, x: sample.x, y: sample.y, regularization: 0.5)
    #expect(abs(Double(single.loss) - double.loss) < 1e-4)
    #expect(largestDifference(Tensor<Double>(single.gradient), double.gradient) < 1e-3)
  }
}
