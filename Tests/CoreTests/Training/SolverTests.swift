import Core
import Foundation
import Media
import Testing

@Suite struct SolverTests {
  /// A solver of the counting model on examples 0, 1, 2 …, which all have label 0.
  private func solver(
    examples: Int = 50, rightAt: Double = -1, _ settings: SolverSettings
  ) -> Solver<CountingModel, Descent> {
    let data = LabelledData(
      x: Tensor<Double>.arange(examples).reshaped([examples, 1]),
      y: Array(repeating: 0, count: examples))
    return Solver(
      CountingModel(rightAt: rightAt), train: data, validation: data,
      rule: Descent(learningRate: 1), settings: settings)
  }

  @Test func `accuracies are measured after the first iteration, each epoch and the last`() throws {
    // Two whole minibatches of twenty fit fifty examples.
    var solver = solver(SolverSettings(batchSize: 20, epochs: 3, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(using: &random)
    #expect(solver.history.loss == [0, 1, 2, 3, 4, 5])
    #expect(solver.history.trainAccuracy.count == 4)
    #expect(solver.history.validationAccuracy.count == 4)
    #expect(solver.history.epoch == 3)
  }

  @Test func `a set smaller than a minibatch has an epoch every iteration`() throws {
    var solver = solver(examples: 5, SolverSettings(batchSize: 20, epochs: 3, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(using: &random)
    #expect(solver.history.loss.count == 3)
    #expect(solver.history.trainAccuracy.count == 3)
  }

  @Test func `minibatches are drawn with replacement, as NumPy draws them`() throws {
    let settings = SolverSettings(batchSize: 20, epochs: 1, trainSamples: nil, verbose: false)
    var solver = solver(settings)
    var (random, numbers) = (RandomState(seed: 1), RandomState(seed: 1))
    try solver.train(using: &random)
    let drawn = [numbers.choice(50, size: 20), numbers.choice(50, size: 20)]
    #expect(solver.model.seen == drawn.map { $0.map(Double.init) })
    #expect(random.uniform() == numbers.uniform())
  }

  @Test func `the parameters of the best validation accuracy come back`() throws {
    var solver = solver(
      rightAt: 2, SolverSettings(batchSize: 50, epochs: 4, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(using: &random)
    #expect(solver.model.parameters["w"] == Tensor([2]))
    #expect(solver.history.validationAccuracy == [0, 1, 0, 0])
    #expect(solver.history.bestValidationAccuracy == 1)
    // The statistics are those of the end.
    #expect(solver.model.statistics["steps"] == Tensor([4]))
  }

  @Test func `without any success the last parameters stay`() throws {
    var solver = solver(SolverSettings(batchSize: 50, epochs: 4, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(using: &random)
    #expect(solver.model.parameters["w"] == Tensor([4]))
  }

  @Test func `the learning rate decays at the end of an epoch`() throws {
    var solver = solver(
      SolverSettings(learningRateDecay: 0.5, batchSize: 25, epochs: 3, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(using: &random)
    // Two steps each of 1, 0.5 and 0.25.
    #expect(solver.model.parameters["w"] == Tensor([3.5]))
  }

  @Test func `accuracy is measured on a sample of a larger set, and draws nothing otherwise`()
    throws
  {
    let solver = solver(SolverSettings())
    // Examples below ten are predicted rightly.
    let data = LabelledData(
      x: Tensor<Double>.arange(40).reshaped([40, 1]),
      y: (0..<40).map { $0 < 10 ? 1 : 0 })
    var (random, numbers) = (RandomState(seed: 1), RandomState(seed: 1))
    let sampled = try solver.checkAccuracy(on: data, samples: 8, batchSize: 3, using: &random)
    #expect(sampled == Double(numbers.choice(40, size: 8).count { $0 < 10 }) / 8)
    #expect(try solver.checkAccuracy(on: data, samples: 40, using: &random) == 0.25)
    #expect(try solver.checkAccuracy(on: data, batchSize: 7, using: &random) == 0.25)
    #expect(random.uniform() == numbers.uniform())
  }

  @Test func `losses and accuracies are told, or nothing`() throws {
    var lines: [String] = []
    var random = RandomState(seed: 1)
    var talking = solver(SolverSettings(batchSize: 20, epochs: 2, printEvery: 3))
    try talking.train(using: &random) { lines.append($0) }
    #expect(
      lines == [
        "(Iteration 1 / 4) loss: 0.0", "(Epoch 0 / 2) train acc: 0.0; val_acc: 0.0",
        "(Epoch 1 / 2) train acc: 0.0; val_acc: 0.0", "(Iteration 4 / 4) loss: 3.0",
        "(Epoch 2 / 2) train acc: 0.0; val_acc: 0.0",
      ])
    lines = []
    var silent = solver(SolverSettings(epochs: 2, verbose: false))
    try silent.train(using: &random) { lines.append($0) }
    #expect(lines.isEmpty)
  }

  @Test func `without a log function the lines are printed`() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var solver = SolverTests().solver(SolverSettings(epochs: 1))
      var random = RandomState(seed: 1)
      try solver.train(using: &random)
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(output.contains("(Iteration 1 / 1) loss: 0.0\n(Epoch 1 / 1) train acc: 0.0"))
  }

  @Test func `a checkpoint has the model of its epoch and can be read`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "net").path
    var solver = solver(
      rightAt: 1, SolverSettings(batchSize: 25, epochs: 2, verbose: false))
    var random = RandomState(seed: 1)
    try solver.train(
      using: &random,
      checkpoint: { checkpoint in
        try checkpoint.write(to: "\(path)_epoch_\(checkpoint.history.epoch).safetensors")
      })
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == (0...2).map { "net_epoch_\($0).safetensors" })
    let checkpoint = try SolverCheckpoint<Double>(reading: "\(path)_epoch_1.safetensors")
    #expect(checkpoint.parameters == ["w": Tensor([2])])
    #expect(checkpoint.statistics == ["steps": Tensor([2])])
    #expect(checkpoint.history.loss == [0, 1])
    #expect(checkpoint.history.validationAccuracy == [1, 0])
    #expect(checkpoint.history.epoch == 1 && checkpoint.history.bestValidationAccuracy == 1)
    #expect(throws: PayloadError.self) {
      try SolverCheckpoint<Float>(reading: "\(path)_epoch_1.safetensors")
    }
    #expect(throws: FileError.self) { try SolverCheckpoint<Double>(reading: path) }
  }
}

/// A model whose one parameter grows by the learning rate each step.
///
/// It predicts rightly, label 0, while the parameter has one value. Before and after, it takes an
/// example below ten for label 1, and others for label 2.
private struct CountingModel: TrainableModel {
  let rightAt: Double
  var parameters: NamedTensors<Double> = ["w": Tensor([0])]
  var seen: [[Double]] = []
  var statistics: NamedTensors<Double> { ["steps": Tensor([Double(seen.count)])] }

  init(rightAt: Double) { self.rightAt = rightAt }

  func scores(_ x: Tensor<Double>) -> Tensor<Double> {
    let isRight = parameters["w"][0] == rightAt
    return Tensor(
      x.scalars.map { $0 < 10 && !isRight ? [0, 1, 0] : isRight ? [1, 0, 0] : [0, 0, 1] })
  }

  mutating func loss(
    _ x: Tensor<Double>, y: [Int]
  ) -> (loss: Double, gradients: NamedTensors<Double>) {
    seen.append(x.scalars)
    return (parameters["w"][0], ["w": Tensor([-1])])
  }
}

/// Plain gradient descent.
private struct Descent: UpdateRule {
  var learningRate: Double

  func update(_ w: inout Tensor<Double>, dw: Tensor<Double>) {
    w.add(dw, alpha: -learningRate)
  }
}
