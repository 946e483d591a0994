import Core
import Solution1
import Testing

@Suite struct LinearClassifierTests {
  @Test func `training draws with replacement and steps against the gradient`() throws {
    let data: LabelledData<Double> = clusters(12, seed: 4)
    var (svm, random) = (LinearSVM<Double>(), RandomState(seed: 5))
    let losses = try svm.train(
      data.x, labels: data.y, learningRate: 0.1, regularization: 0.01, iterations: 3, batchSize: 20,
      using: &random)

    random = RandomState(seed: 5)
    var w: Tensor<Double> = random.randn([7, 3]) * 0.001
    var expected: [Double] = []
    for _ in 0..<3 {
      let rows = random.choice(12, size: 20)
      let (loss, gradient) = try svmLossNaive(
        w, x: data.x[rows: rows], y: rows.map { data.y[$0] }, regularization: 0.01)
      expected.append(loss)
      w -= gradient * 0.1
    }
    #expect(relativeError(Tensor(losses), Tensor(expected)) < 1e-12)
    #expect(try relativeError(#require(svm.weights), w) < 1e-9)
  }

  @Test func `training goes on from the weights that are there`() throws {
    let data: LabelledData<Double> = clusters(30, seed: 4)
    var (softmax, random) = (Softmax<Double>(), RandomState(seed: 6))
    let first = try softmax.train(
      data.x, labels: data.y, learningRate: 0.1, iterations: 100, using: &random)
    let second = try softmax.train(
      data.x, labels: data.y, learningRate: 0.1, iterations: 1, using: &random)
    #expect(abs(first[0] - Double.log(3)) < 0.05)
    #expect(second[0] < first[0] / 2)
  }

  @Test func `progress hears of every iteration`() throws {
    let data: LabelledData<Float> = clusters(30, seed: 4)
    var (svm, random) = (LinearSVM<Float>(), RandomState(seed: 6))
    var heard: [Float] = []
    let losses = try svm.train(data.x, labels: data.y, iterations: 5, using: &random) {
      #expect($0 == heard.count)
      heard.append($1)
    }
    #expect(heard == losses)
  }

  @Test func `prediction takes the highest score`() throws {
    var svm = LinearSVM<Float>()
    svm.weights = Tensor([[1, 0, -1], [0, 2, 1]])
    #expect(try svm.predict(Tensor([[1, 0], [0, 1], [-3, 1], [0, 0]])) == [0, 1, 2, 0])
  }

  @Test func `an untrained classifier says so`() {
    #expect(throws: LinearClassifierError.notTrained) {
      try Softmax<Float>().predict(Tensor([[1]]))
    }
    #expect(LinearClassifierError.notTrained.description.contains("call train first"))
  }

  @Test func `both classifiers learn clusters`() throws {
    let (train, test): (LabelledData<Float>, LabelledData<Float>) = (
      clusters(300, seed: 1), clusters(100, seed: 2)
    )
    var (svm, softmax, random) = (LinearSVM<Float>(), Softmax<Float>(), RandomState(seed: 0))
    _ = try svm.train(
      train.x, labels: train.y, learningRate: 0.01, iterations: 500, using: &random)
    _ = try softmax.train(
      train.x, labels: train.y, learningRate: 0.1, iterations: 500, using: &random)
    #expect(try accuracy(of: svm.predict(test.x), on: test.y) > 0.9)
    #expect(try accuracy(of: softmax.predict(test.x), on: test.y) > 0.9)
  }
}
