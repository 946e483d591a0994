import Core
import Solution1
import Testing

@Suite struct LinearTuningTests {
  let train: LabelledData<Double> = clusters(200, seed: 1)
  let validation: LabelledData<Double> = clusters(100, seed: 2)

  @Test func `every pair is tried, and the best on the validation set is returned`() throws {
    var random = RandomState(seed: 0)
    let (results, best) = try tuneSVM(
      train: train, validation: validation, learningRates: [1e-6, 1e-2],
      regularizations: [0, 1e-3], iterations: 200, using: &random)
    #expect(results.map(\.learningRate) == [1e-6, 1e-6, 1e-2, 1e-2])
    #expect(results.map(\.regularization) == [0, 1e-3, 0, 1e-3])
    let highest = try #require(results.map(\.validationAccuracy).max())
    #expect(highest > 0.9)
    #expect(try accuracy(of: best.predict(validation.x), on: validation.y) == highest)
  }

  @Test func `the softmax classifier is tuned the same way`() throws {
    var random = RandomState(seed: 0)
    let (results, best) = try tuneSoftmax(
      train: train, validation: validation, learningRates: [0.1], regularizations: [1e-3],
      iterations: 200, using: &random)
    var (alone, again) = (Softmax<Double>(), RandomState(seed: 0))
    _ = try alone.train(
      train.x, labels: train.y, learningRate: 0.1, regularization: 1e-3, iterations: 200,
      using: &again)
    #expect(best.weights == alone.weights)
    #expect(
      try results == [
        TuningResult(
          learningRate: 0.1, regularization: 1e-3,
          trainAccuracy: accuracy(of: alone.predict(train.x), on: train.y),
          validationAccuracy: accuracy(of: alone.predict(validation.x), on: validation.y))
      ])
  }

  @Test func `a diverging pair does not stop the search`() throws {
    var random = RandomState(seed: 0)
    let (results, _) = try tuneSoftmax(
      train: train, validation: validation, learningRates: [1e200, 0.1], regularizations: [1e10],
      iterations: 20, using: &random)
    #expect(results.count == 2)
  }
}
