import Contract1
import Core
import Solution1
import Testing

/// The svm and softmax notebooks on CIFAR-10.
@Suite(.serialized, .enabled(if: PublishedCIFAR10.isPresent, PublishedCIFAR10.absence))
struct CIFAR10LinearTests {
  // svm notebook, cell 5: the first ten numbers of the mean of 49,000 images.
  @Test func `the mean image is the published one`() throws {
    let published = [
      130.64189796, 135.98173469, 132.47391837, 130.05569388, 135.34804082, 131.75402041,
      130.96055102, 136.14328571, 132.47636735, 131.48467347,
    ]
    let mean = try NotebookData.withOnes.get().mean
    let tolerance = try PublishedCIFAR10.tolerance(original: 1e-7, copy: 1)
    #expect(zip(mean.scalars, published).allSatisfy { abs($0 - $1) < tolerance })
  }

  // svm notebook, cell 9: 8.59 to 9.46 in six notebooks, each with weights of its own; 9 in theory.
  // softmax notebook, cell 4: 2.305 to 2.444, and -log 0.1 in theory.
  @Test(arguments: [("svm", 9, 0.6), ("softmax", 2.302585, 0.2)])
  func `first losses are as in theory`(of name: String, theory: Double, range: Double) throws {
    let development = try DevelopmentData()
    for seed in 0..<5 {
      var input = development.payload(seed: UInt32(seed))
      input.set(.regularization, 5e-6)
      let naive = try callExercise("a1.\(name).naive", input)
      let vectorized = try callExercise("a1.\(name).vectorized", input)
      let loss = try naive.number(.loss)
      #expect(abs(loss - theory) < range)
      // Cells 13, 14 and 7: both differences print as 0.000000.
      #expect(abs(try vectorized.number(.loss) - loss) < 5e-7)
      let difference = try vectorized.doubles(.dw) - naive.doubles(.dw)
      #expect(difference.norm() < 5e-7)
    }
  }

  // svm notebook, cell 11, and softmax notebook, cell 6: 1e-12 to 4e-7. With the course's step of
  // 1e-5 the hinge of one of 500 images lies within four steps of ten, which is what the notebook
  // asks about; with a hundredth of it hardly ever.
  @Test(arguments: ["svm", "softmax"], [0.0, 50.0])
  func `gradients of images pass the sparse check`(
    of name: String, regularization: Double
  ) throws {
    var input = try DevelopmentData().payload(seed: 0)
    input.set(.regularization, regularization)
    let gradient = try callExercise("a1.\(name).vectorized", input).doubles(.dw)
    var random = RandomState(seed: 231)
    let samples = try gradientCheckSparse(
      {
        var moved = input
        moved.set(.w, $0)
        return try callExercise("a1.\(name).vectorized", moved).number(.loss)
      }, at: input.doubles(.w), analytic: gradient, count: 10,
      h: name == "svm" ? 1e-7 : 1e-5, using: &random)
    #expect(samples.count == 10)
    #expect(samples.count { $0.relativeError < 1e-6 } >= 9)
  }

  // svm notebook, cell 16: rate 1e-7, strength 2.5e4, 1500 iterations; five notebooks printed 0.366
  // to 0.379 on the training set and 0.369 to 0.384 on the validation set.
  @Test func `the first linear machine is as good as published`() throws {
    let data = try NotebookData.withOnes.get()
    var input = data.payload
    input.set(.xTest, data.validation.x)
    input.set(.learningRate, 1e-7)
    input.set(.regularization, 2.5e4)
    input.set(.iterations, 1500)
    input.set(.batchSize, 200)
    let answer = try callExercise("a1.svm.train", input)
    #expect(abs(accuracy(of: try answer.ints(.trainLabels), on: data.train.y) - 0.372) < 0.02)
    let validation = accuracy(of: try answer.ints(.testLabels), on: data.validation.y)
    #expect(abs(validation - 0.378) < 0.04)
    let losses = try answer.floats(.lossHistory).scalars
    #expect(losses[1499] < 0.05 * losses[0])
  }

  // svm notebook, cells 19 and 21: about 0.39; 0.383 to 0.408, and 0.365 to 0.382 on the test set.
  // softmax notebook, cell 8: over 0.35; 0.346 to 0.405, and 0.325 to 0.398 on the test set.
  @Test(
    .enabled(if: PublishedCIFAR10.trainsLong, PublishedCIFAR10.length),
    arguments: [("svm", [1e-7, 5e-5], 0.36), ("softmax", [1e-7, 5e-7], 0.33)])
  func `tuned on the given grid they are as good as published`(
    _ name: String, rates: [Double], atLeast: Double
  ) throws {
    let data = try NotebookData.withOnes.get()
    var input = data.payload
    input.set(.learningRates, rates)
    input.set(.regularizations, [2.5e4, 5e4])
    input.set(.iterations, 1500)
    let answer = try callExercise("a1.\(name).tune", input)
    #expect(try answer.doubles(.results).shape == [4, 4])
    let validation = accuracy(of: try answer.ints(.validationLabels), on: data.validation.y)
    let test = accuracy(of: try answer.ints(.testLabels), on: data.test.y)
    #expect(validation > atLeast, "\(validation)")
    #expect(test > atLeast - 0.03, "\(test)")
  }
}

/// 500 training images in double precision, as the notebooks take losses of them.
private struct DevelopmentData {
  private let data: LabelledData<Double>

  init() throws {
    let train = try NotebookData.withOnes.get().train
    var random = RandomState(seed: 231)
    let rows = random.choice(train.y.count, size: 500)
    data = LabelledData(x: Tensor(train.x[rows: rows]), y: rows.map { train.y[$0] })
  }

  /// The images, and small random weights.
  func payload(seed: UInt32) -> Payload {
    var random = RandomState(seed: seed)
    var payload = Payload()
    payload.set(.x, data.x)
    payload.set(.y, data.y)
    payload.set(.w, random.randn([3073, 10]) * 1e-4 as Tensor<Double>)
    return payload
  }
}
