import Contract1
import Core
import Solution1
import Testing

/// The calls of assignment 1, as the grader makes them.
@Suite struct Assignment1ExercisesTests {
  let train: LabelledData<Double> = clusters(40, seed: 1)
  let validation: LabelledData<Double> = clusters(20, seed: 2)

  @Test func `every call of the assignment is there once`() {
    let losses = ["svm.naive", "svm.vectorized", "softmax.naive", "softmax.vectorized"]
    let names =
      ["twoLoops", "oneLoop", "noLoops", "predictLabels", "folds", "crossValidation"]
      .map { "knn.\($0)" } + losses + losses.map { "\($0).losses" }
      + [
        "linear.train", "linear.predict", "linear.tune", "svm.train", "softmax.train", "svm.tune",
        "softmax.tune",
      ]
      + ["scores", "loss", "loss.losses", "train", "batches", "predict", "tune"].map {
        "twoLayer.\($0)"
      }
      + ["features.svm", "features.net"]
    #expect(exercises.map(\.name).sorted() == names.map { "a1.\($0)" }.sorted())
  }

  @Test(arguments: ["twoLoops", "oneLoop", "noLoops"])
  func `distances come in the element type of the examples`(way: String) throws {
    var input = Payload()
    input.set(.x, Tensor<Float>([[0, 0]]))
    input.set(.xTrain, Tensor<Float>([[3, 4], [0, 0]]))
    #expect(try call("knn.\(way)", input).floats(.distances) == Tensor([[5, 0]]))
    input.set(.x, Tensor<Double>([[0, 0]]))
    input.set(.xTrain, Tensor<Double>([[3, 4], [0, 0]]))
    #expect(try call("knn.\(way)", input).doubles(.distances) == Tensor([[5, 0]]))
  }

  @Test func `votes, folds and cross-validation`() throws {
    var input = Payload()
    input.set(.distances, Tensor<Double>([[1, 2, 3]]))
    input.set(.yTrain, [1, 0, 0])
    input.set(.k, 2)
    #expect(try call("knn.predictLabels", input).ints(.labels) == [0])

    var data = payload()
    data.set(.count, 3)
    data.set(.kChoices, [1, 5])
    let folds = try call("knn.folds", data)
    #expect(try (0..<3).map { try folds.ints(.foldY($0)).count } == [14, 13, 13])
    #expect(try folds.doubles(.foldX(2)).shape == [13, 7])
    #expect(try call("knn.crossValidation", data).doubles(.accuracies).shape == [2, 3])
  }

  @Test(arguments: ["svm.naive", "svm.vectorized", "softmax.naive", "softmax.vectorized"])
  func `losses, one and several`(name: String) throws {
    var random = RandomState(seed: 3)
    let ws: Tensor<Double> = random.randn([2, 7, 3])
    var input = payload()
    input.set(.regularization, 0.1)
    input.set(.w, ws.row(1))
    input.set(.parameter, "w")
    input.set(.points, ws)
    let one = try call(name, input)
    let several = try call("\(name).losses", input).numbers(.losses)
    #expect(try one.doubles(.dw).shape == [7, 3])
    #expect(several.count == 2)
    #expect(try one.number(.loss) == several[1])
  }

  @Test func `the probe notes the rows of every minibatch`() throws {
    var input = payload()
    let numbers = Tensor<Double>.arange(40).reshaped([40, 1])
    input.set(.x, Tensor.concatenated([numbers, train.x * 0.01], axis: 1))
    set(&input, learningRate: 1e-6, iterations: 3, batchSize: 5)
    let answer = try call("linear.train", input)
    let (rows, labels) = (try answer.ints(.batchRows), try answer.ints(.batchLabels))
    #expect(rows.count == 15)
    #expect(labels == rows.map { train.y[$0] })
    #expect(try answer.doubles(.lossHistory).shape == [3])
    #expect(try answer.doubles(.w).shape == [8, 3])
  }

  @Test(arguments: ["svm", "softmax"])
  func `a linear classifier is trained and tuned`(name: String) throws {
    var input = payload()
    set(&input, learningRate: 0.01, iterations: 50, batchSize: 20)
    let trained = try call("\(name).train", input)
    #expect(try trained.ints(.trainLabels).count == 40)
    #expect(try trained.ints(.testLabels).count == 20)
    input.set(.learningRates, [0.01, 0.1])
    input.set(.regularizations, [0, 0.1, 0.2])
    let tuned = try call("\(name).tune", input)
    #expect(try tuned.doubles(.results).shape == [6, 4])
    #expect(try tuned.ints(.validationLabels).count == 20)
    input.set(.w, try tuned.doubles(.w))
    input.set(.x, validation.x)
    let labels = try call("linear.predict", input).ints(.labels)
    #expect(try labels == tuned.ints(.testLabels))
  }

  @Test func `the two-layer net runs, learns and predicts`() throws {
    var (random, input) = (RandomState(seed: 0), payload())
    let net = TwoLayerNet<Double>(
      inputSize: 7, hiddenSize: 4, outputSize: 3, std: 0.1, using: &random)
    input.set(.w1, net.w1)
    input.set(.b1, net.b1)
    input.set(.w2, net.w2)
    input.set(.b2, net.b2)
    set(&input, learningRate: 0.1, iterations: 4, batchSize: 10)
    input.set(.learningRateDecay, 0.9)
    #expect(try call("twoLayer.scores", input).doubles(.scores) == net.scores(train.x))
    #expect(try call("twoLayer.predict", input).ints(.labels) == net.predict(train.x))
    let loss = try call("twoLayer.loss", input)
    let parameters: KeyValuePairs<Key<AnyTensor>, Tensor<Double>> = [
      .w1: net.w1, .b1: net.b1, .w2: net.w2, .b2: net.b2,
    ]
    for (key, parameter) in parameters {
      #expect(try loss.doubles(key.gradient).shape == parameter.shape)
      var several = input
      several.set(.parameter, key.name)
      let moved = parameter + random.randn(parameter.shape)
      several.set(.points, Tensor.stacked([parameter, moved], axis: 0))
      let losses = try call("twoLayer.loss.losses", several).numbers(.losses)
      #expect(try losses[0] == loss.number(.loss) && losses[1] != losses[0])
    }
    let trained = try call("twoLayer.train", input)
    #expect(try trained.doubles(.lossHistory).shape == [4])
    #expect(try trained.numbers(.validationAccuracy).count == 1)
    #expect(try trained.doubles(.w1) != net.w1)
  }

  @Test(arguments: ["twoLayer.tune", "features.net", "features.svm"])
  func `tuning answers with results and labels`(name: String) throws {
    let answer = try call(name, payload())
    #expect(try answer.doubles(.results).shape[0] >= 2)
    #expect(try answer.ints(.validationLabels).count == 20)
    #expect(try answer.ints(.testLabels).count == 20)
  }

  @Test func `a payload without its tensors is an error`() {
    for exercise in exercises {
      #expect(throws: PayloadError.self) { try exercise(Payload()) }
    }
  }

  private func payload() -> Payload {
    var input = Payload()
    input.set(.x, train.x)
    input.set(.y, train.y)
    input.set(.xValidation, validation.x)
    input.set(.yValidation, validation.y)
    input.set(.xTest, validation.x)
    input.set(.seed, 5)
    return input
  }

  private func set(
    _ input: inout Payload, learningRate: Double, iterations: Int, batchSize: Int
  ) {
    input.set(.learningRate, learningRate)
    input.set(.regularization, 1e-3)
    input.set(.iterations, iterations)
    input.set(.batchSize, batchSize)
  }

  private func call(_ name: String, _ input: Payload) throws -> Payload {
    let exercise = try #require(exercises.first { $0.name == "a1.\(name)" })
    return try exercise(input)
  }
}
