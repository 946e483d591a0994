import Core
import Testing

/// An operation on `randn([2, 3, 4])` of seed 0, and what NumPy makes of it.
struct ReductionCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let operation: @Sendable (Tensor<Double>) -> Tensor<Double>
  let shape: [Int]
  let expected: [Double]

  init(
    _ name: String, _ shape: [Int], _ expected: [Double],
    _ operation: @escaping @Sendable (Tensor<Double>) -> Tensor<Double>
  ) {
    testDescription = name
    self.operation = operation
    self.shape = shape
    self.expected = expected
  }

  static let all = [
    ReductionCase(
      "sum over axis 0", [3, 4],
      [
        2.5250900711146573, 0.5218322248600518, 1.4226012168511648,
        2.5745675265757244, 3.3616370633075734, -1.182436143642212,
        1.2631561191764908, -1.0054529475994227, -2.6562086676276366,
        1.0642170973787328, 1.0084797700203838, 0.7121084865565331,
      ]
    ) { $0.sum(axis: 0) },
    ReductionCase(
      "sum over the last axis", [2, 3],
      [
        5.3838407376420845, 1.689011319501448, 1.9056967282686674, 1.6602503017595143,
        0.7478927717409818, -1.7771000419406544,
      ]
    ) { $0.sum(axis: -1) },
    ReductionCase(
      "sum over axes 0 and 2", [3],
      [
        7.044091039401598, 2.43690409124243, 0.12859668632801302,
      ]
    ) { $0.sum(axes: [0, 2]) },
    ReductionCase(
      "mean over axis 1", [2, 4],
      [
        1.1761304947746913, -0.05550738985693845, 0.6909566575974022,
        1.181269832622245, -0.09929100584315975, 0.19004511605579602,
        0.5404557110852776, -0.4208621441113,
      ]
    ) { $0.mean(axis: 1) },
    ReductionCase(
      "mean over axes 0 and 2, kept", [1, 3, 1],
      [
        0.8805113799251998, 0.3046130114053037, 0.016074585791001628,
      ]
    ) { $0.mean(axes: [0, 2], keepDims: true) },
    ReductionCase(
      "variance over axis 0", [3, 4],
      [
        0.2515095823950084, 0.01938808279779182, 0.07152274991068931,
        0.9093709562634458, 0.03487162535944679, 0.149042175395699,
        0.10144884811337498, 0.12346036073942442, 1.5003444440640057,
        0.01476469146142878, 0.12974138451063344, 1.2060855511281834,
      ]
    ) { $0.variance(axis: 0) },
    ReductionCase(
      "standard deviation over axis 2", [2, 3],
      [
        0.7080080455770548, 1.078799343870034, 0.5930820431384913, 0.2308834060430667,
        0.8605255964007731, 1.3650560416797133,
      ]
    ) { $0.standardDeviation(axis: 2) },
    ReductionCase(
      "maximum over axis 1", [2, 4],
      [
        1.8675579901499675, 0.41059850193837233, 0.9787379841057392,
        2.240893199201458, 1.4940790731576061, 0.6536185954403606, 0.8644361988595057,
        0.33367432737426683,
      ]
    ) { $0.max(axis: 1) },
    ReductionCase(
      "minimum over axis 2, kept", [2, 3, 1],
      [
        0.4001572083672233, -0.977277879876411, -0.10321885179355784,
        0.12167501649282841, -0.8540957393017248, -2.5529898158340787,
      ]
    ) { $0.min(axis: 2, keepDims: true) },
    ReductionCase(
      "maximum over axes 1 and 2", [2],
      [
        2.240893199201458, 1.4940790731576061,
      ]
    ) { $0.max(axes: [1, 2]) },
    ReductionCase(
      "sorted along axis 1", [2, 3, 4],
      [
        -0.10321885179355784, -0.977277879876411, 0.144043571160878,
        -0.1513572082976979, 1.764052345967664, 0.4001572083672233,
        0.9500884175255894, 1.454273506962975, 1.8675579901499675,
        0.41059850193837233, 0.9787379841057392, 2.240893199201458,
        -2.5529898158340787, -0.20515826376580087, 0.31306770165090136,
        -0.8540957393017248, 0.7610377251469934, 0.12167501649282841,
        0.44386323274542566, -0.7421650204064419, 1.4940790731576061,
        0.6536185954403606, 0.8644361988595057, 0.33367432737426683,
      ]
    ) { $0.sorted(axis: 1) },
  ]
}

@Suite struct TensorReductionsTests {
  private let cube: Tensor<Double> = {
    var random = RandomState(seed: 0)
    return random.randn([2, 3, 4])
  }()

  @Test(arguments: ReductionCase.all)
  func `a reduction gives NumPy's numbers`(_ reduction: ReductionCase) {
    let result = reduction.operation(cube)
    #expect(result.shape == reduction.shape)
    #expect(relativeError(result, Tensor(reduction.expected, shape: reduction.shape)) < 1e-15)
  }

  @Test func `whole tensors reduce to numbers`() {
    #expect(relativeError(cube.sum(), 9.609591816972042) < 1e-15)
    #expect(relativeError(cube.mean(), 0.40039965904050173) < 1e-15)
    #expect(relativeError(cube.variance(), 1.055600387367938) < 1e-15)
    #expect(relativeError(cube.standardDeviation(), 1.027424151637452) < 1e-15)
    #expect(relativeError(cube.max(), 2.240893199201458) < 1e-15)
    #expect(relativeError(cube.min(), -2.5529898158340787) < 1e-15)
    #expect(relativeError(cube.norm(), 5.4020446669631035) < 1e-15)
  }

  @Test(arguments: [[], [7], [300, 5], [5, 300], [2, 3, 4]])
  func `sums of squares are the sums of the square, to the last bit`(shape: [Int]) {
    var random = RandomState(seed: 0)
    let x: Tensor<Float> = random.randn(shape)
    #expect(x.sumOfSquares() == x.square().sum())
    for axis in shape.indices {
      #expect(x.sumOfSquares(axis: axis) == x.square().sum(axis: axis))
      #expect(
        x.sumOfSquares(axis: axis, keepDims: true) == x.square().sum(axis: axis, keepDims: true))
    }
  }

  @Test func `the sum of squares of nothing is 0`() {
    #expect(Tensor<Double>.zeros([0]).sumOfSquares() == 0)
    #expect(Tensor<Double>.zeros([2, 0]).sumOfSquares(axis: 1) == Tensor([0, 0]))
  }

  @Test func `places of extremes are NumPy's`() {
    #expect(cube.argmax() == 3)
    #expect(cube.argmin() == 20)
    #expect(cube.argmax(axis: 0).scalars == [0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0])
    #expect(cube.argmin(axis: 1).scalars == [2, 1, 2, 1, 2, 1, 1, 1])
    #expect(cube.argmax(axis: -1).scalars == [3, 0, 3, 0, 0, 2])
    #expect(cube.argmax(axis: -1).shape == [2, 3])
  }

  @Test func `sums of a million numbers are NumPy's to the last bit`() {
    var random = RandomState(seed: 5)
    let many: Tensor<Double> = random.rand([1_000_003])
    #expect(many.sum() == 500432.99405945593)
    #expect(Tensor<Float>(many).sum() == 500433.0)
  }

  @Test(arguments: 0...300)
  func `a sum has every element once`(_ count: Int) {
    #expect(Tensor<Int>.arange(count).sum() == count * (count - 1) / 2)
    #expect(
      Tensor<Double>.ones([3, count]).sum(axis: 1).scalars == [
        Double(count), Double(count), Double(count),
      ])
  }

  @Test func `the first of equal extremes is named`() {
    let row = Tensor([[3.0, 7, 7, 1, 1]])
    #expect(row.argmax(axis: 1).scalars == [1])
    #expect(row.argmin(axis: 1).scalars == [3])
  }

  @Test func `NaN is the extreme, and the first one is named`() {
    let row = Tensor([1, Double.nan, 5, .nan])
    #expect(row.max().isNaN)
    #expect(row.min().isNaN)
    #expect(row.argmax() == 1)
    #expect(row.argmin() == 1)
    let column = row.reshaped([4, 1])
    #expect(column.max(axis: 0)[0].isNaN)
  }

  @Test func `an axis without elements sums to zero`() {
    #expect(Tensor<Float>.zeros([0, 3]).sum(axis: 0).scalars == [0, 0, 0])
    #expect(Tensor<Float>.zeros([3, 0]).sum(axis: 0).shape == [0])
    #expect(Tensor<Float>.zeros([0, 3]).argmax(axis: 1).shape == [0])
    #expect(Tensor<Float>.zeros([0]).mean().isNaN)
  }

  @Test func `sorting puts NaN last, and the order of equals stays`() {
    let row = Tensor([2, Double.nan, 1, 2, 1, .nan])
    #expect(row.argsort().scalars == [2, 4, 0, 3, 1, 5])
    #expect(Array(row.sorted().scalars.prefix(4)) == [1, 1, 2, 2])
    #expect(Tensor([[3.0, 1], [2, 5], [1, 3]]).argsort(axis: 0).scalars == [2, 0, 1, 2, 0, 1])
  }

  @Test func `numbers are counted`() {
    #expect(bincount([1, 0, 3, 1]) == [1, 2, 0, 1])
    #expect(bincount([1], minimumLength: 4) == [0, 1, 0, 0])
    #expect(bincount([]) == [])
  }

  @Test func `an axis that does not exist stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 3]).sum(axis: 2)
    }
    #expect(message(of: result).contains("Tensor.sum: axis 2 does not exist in shape [2, 3]"))
  }

  @Test func `the maximum of nothing stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 0]).max(axis: 1)
    }
    #expect(message(of: result).contains("Tensor.max: axis 1 of shape [2, 0] has no elements"))
  }
}
