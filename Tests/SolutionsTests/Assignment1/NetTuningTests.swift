import Core
import Solution1
import Testing

@Suite struct NetTuningTests {
  let train: LabelledData<Float> = clusters(300, features: 20, classes: 4, seed: 1)
  let validation: LabelledData<Float> = clusters(100, features: 20, classes: 4, seed: 2)

  @Test func `one choice is trained and measured`() throws {
    var random = RandomState(seed: 0)
    let choice = NetChoice(
      hiddenSize: 12, learningRate: 0.5, regularization: 1e-4, iterations: 300, std: 0.1)
    let result = try NetTuningResult(choice, train: train, validation: validation, using: &random)
    #expect(result.choice == choice)
    #expect(result.net.w1.shape == [21, 12] && result.net.w2.shape == [12, 4])
    #expect(result.history.loss.count == 300)
    let accuracy = try accuracy(of: result.net.predict(validation.x), on: validation.y)
    #expect(result.validationAccuracy == accuracy)
    #expect(accuracy > 0.9)
  }

  @Test func `the best result is the first of the highest`() throws {
    var random = RandomState(seed: 0)
    let results = try [0.0, 0.5, 0.5].map {
      try NetTuningResult(
        NetChoice(
          hiddenSize: 8, learningRate: $0, regularization: 0, iterations: 100, std: 0.1),
        train: train, validation: validation, using: &random)
    }
    let highest = results.map(\.validationAccuracy).max()
    let first = try #require(results.first { $0.validationAccuracy == highest })
    let best = try results.best()
    #expect(best.net.w1 == first.net.w1)
  }

  @Test func `a search that tries nothing is an error`() {
    #expect(throws: NothingTried()) { try [NetTuningResult<Float>]().best() }
    #expect(NothingTried().description.contains("try at least one"))
  }

  @Test func `the net on features learns clusters`() throws {
    var random = RandomState(seed: 0)
    let (results, best) = try trainNetOnFeatures(
      train: train, validation: validation, using: &random)
    let highest = try #require(results.map(\.validationAccuracy).max())
    #expect(try accuracy(of: best.predict(validation.x), on: validation.y) == highest)
    #expect(highest > 0.9)
  }

  @Test func `the linear machine on features learns clusters`() throws {
    var random = RandomState(seed: 0)
    let (results, best) = try tuneSVMOnFeatures(
      train: train, validation: validation, using: &random)
    let highest = try #require(results.map(\.validationAccuracy).max())
    #expect(try accuracy(of: best.predict(validation.x), on: validation.y) == highest)
    #expect(highest > 0.9)
  }

  @Test func `the net on pixels learns clusters of that scale`() throws {
    var random = RandomState(seed: 0)
    let pixels = LabelledData(x: train.x * 30, y: train.y)
    let (results, best) = try tuneTwoLayerNet(
      train: pixels, validation: LabelledData(x: validation.x * 30, y: validation.y),
      using: &random)
    let highest = try #require(results.map(\.validationAccuracy).max())
    #expect(try accuracy(of: best.predict(validation.x * 30), on: validation.y) == highest)
    #expect(highest > 0.9)
  }
}
