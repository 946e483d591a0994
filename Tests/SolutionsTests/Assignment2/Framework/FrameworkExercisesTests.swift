import Contract2
import Core
import Solution2
import Testing

@Suite struct FrameworkExercisesTests {
  private func call(_ name: String, _ input: Payload) throws -> Payload {
    let exercise = try #require(
      (exercises + labExercises).first { $0.name == "a2.framework.\(name)" })
    return try exercise(input)
  }

  /// A few images of 8 × 8 pixels in units of 0 to 255, in two classes of brightness.
  private func images() -> Payload {
    var random = RandomState(seed: 1)
    var input = Payload()
    let parts: [(Key<AnyTensor>, Key<[Int]>, Int)] = [
      (.x, .y, 64), (.xValidation, .yValidation, 10), (.xTest, .yTest, 10),
    ]
    for (x, y, count) in parts {
      let labels = (0..<count).map { $0 % 2 }
      let noise: Tensor<Float> = random.rand([count, 3, 8, 8])
      let light = Tensor(labels.map { Float($0 * 100) }).reshaped([count, 1, 1, 1])
      input.set(x, noise * 100 + light)
      input.set(y, labels)
    }
    input.set(.seed, 7)
    input.set(.classCount, 2)
    input.set(.epochs, 5)
    input.set(.learningRate, 0.01)
    input.set(.seconds, 1000.0)
    return input
  }

  @Test(arguments: ["barebones.train", "module.train", "sequential.train", "challenge.train"])
  func `trainings tell light from dark images`(name: String) throws {
    let answer = try call(name, images())
    let predicted = try answer.ints(.testLabels)
    #expect(accuracy(of: predicted, on: try images().ints(.yTest)) >= 0.9)
    #expect(try answer.doubles(.lossHistory).count >= 5)
    #expect(try call(name, images()) == answer)
  }

  @Test func `barebones parameters and scores fit`() throws {
    var input = images().inDoublePrecision
    let parameters = try call("barebones.parameters", input)
    #expect(try parameters.ints(.areLearnt) == [1, 1, 1, 1, 1, 1])
    #expect(try parameters.doubles(.fcW).shape == [1024, 2])
    for (name, tensor) in parameters.tensors { input.tensors[name] = tensor }
    #expect(try call("barebones.scores", input).doubles(.scores).shape == [64, 2])
  }

  @Test func `the parameters of modules are told by their shapes`() throws {
    var input = images().inDoublePrecision
    input.set(.channel1, 5)
    input.set(.channel2, 3)
    let module = try call("module.scores", input)
    #expect(try module.doubles(.scores).shape == [64, 2])
    #expect(try module.doubles(.convW2).shape == [3, 5, 3, 3])
    #expect(try module.doubles(.fcW).shape == [2, 192])
    let sequential = try call("sequential.scores", input)
    #expect(try sequential.doubles(.convB1).shape == [32])
    #expect(try sequential.int(.parameterCount) == 2432 + 4624 + 2050)
  }

  @Test func `a step tells the gradients and the settings of the optimizer`() throws {
    var input = images().inDoublePrecision
    input.set(.learningRate, 0.5)
    let shapes: KeyValuePairs<Key<AnyTensor>, [Int]> = [
      .convW1: [32, 3, 5, 5], .convB1: [32], .convW2: [16, 32, 3, 3], .convB2: [16],
      .fcW: [2, 1024], .fcB: [2],
    ]
    for (key, shape) in shapes { input.set(key, Tensor<Double>.ones(shape) * 0.01) }
    let answer = try call("sequential.step", input)
    #expect(abs(try answer.number(.momentum) - 0.9) < 1e-6)
    #expect(try answer.int(.isNesterov) == 1)
    #expect(try answer.int(.isSGD) == 1)
    #expect(abs(try answer.number(.ownLearningRate) - 1e-2) < 1e-6)
    let gradient = try answer.doubles(Key.fcB.gradient)
    let after = try answer.doubles(.fcB)
    #expect(relativeError(after, Tensor([0.01, 0.01]) - gradient * (0.5 * 1.9)) < 1e-6)
    #expect(try call("module.step", input).number(.momentum) == 0)
  }

  @Test func `weights from a file predict without training`() throws {
    var input = images()
    var random = RandomState(seed: 9)
    let setup: TrainingSetup<Float> = try challengeNetwork(
      imageShape: [3, 8, 8], classCount: 2, exampleCount: 64, using: &random)
    input.set(.weights, setup.network.state)
    let x = try input.floats(.xTest)
    let expected = try setup.predictions(for: ChannelScaling(fitting: input.floats(.x))(x))
    #expect(try call("challenge.predict", input).ints(.testLabels) == expected)
    input[.tensor("weights.0.weight")] = nil
    let error = #expect(throws: StateMismatch.self) { try call("challenge.predict", input) }
    #expect(error?.missing == ["0.weight"])
  }
}

extension Key where Value == [Int] {
  fileprivate static var yTest: Key { .ints("yTest") }
}
