import Core
import Solution1

/// A model of assignment 1's reference, with the hyperparameters to try.
enum ReferenceModel: String, CaseIterable {
  case nearestNeighbors = "nearest neighbors"
  case svm = "linear SVM on pixels"
  case softmax = "softmax on pixels"
  case twoLayerNet = "two-layer net on pixels"
  case svmOnFeatures = "linear SVM on features"
  case netOnFeatures = "two-layer net on features"

  /// Tunes the model on the validation examples.
  ///
  /// - Returns: The test accuracy of the best model, and the chosen hyperparameters.
  func measure(_ data: AccuracyData, seed: Int) throws -> (accuracy: Double, choice: String) {
    var random = RandomState(seed: UInt32(seed))
    let pixels = data.pixels
    switch self {
    case .nearestNeighbors:
      return try neighbours(data.raw)
    case .svm:
      let (results, best) = try tuneSVM(
        train: pixels.train, validation: pixels.validation, learningRates: [1e-7, 2e-7],
        regularizations: [1e3, 5e3, 2.5e4], iterations: 1500, using: &random)
      return (score(try best.predict(pixels.test.x), pixels), Self.best(results))
    case .softmax:
      let (results, best) = try tuneSoftmax(
        train: pixels.train, validation: pixels.validation, learningRates: [5e-7, 1e-6],
        regularizations: [3e2, 1e3, 5e3], iterations: 1500, using: &random)
      return (score(try best.predict(pixels.test.x), pixels), Self.best(results))
    case .twoLayerNet:
      let (results, best) = try tuneTwoLayerNet(
        train: pixels.train, validation: pixels.validation, using: &random)
      return (score(try best.predict(pixels.test.x), pixels), try Self.best(results))
    case .svmOnFeatures:
      let (results, best) = try tuneSVMOnFeatures(
        train: data.features.train, validation: data.features.validation, using: &random)
      return (score(try best.predict(data.features.test.x), data.features), Self.best(results))
    case .netOnFeatures:
      let (results, best) = try trainNetOnFeatures(
        train: data.features.train, validation: data.features.validation, using: &random)
      return (score(try best.predict(data.features.test.x), data.features), try Self.best(results))
    }
  }

  /// k is chosen on the validation examples, from the course's candidates.
  private func neighbours(
    _ data: AccuracyData.Split
  ) throws -> (accuracy: Double, choice: String) {
    var classifier = KNearestNeighbor<Float>()
    classifier.train(data.train.x, labels: data.train.y)
    let distances = try classifier.computeDistancesNoLoops(data.validation.x)
    var accuracies: [Int: [Double]] = [:]
    for k in [1, 3, 5, 8, 10, 12, 15, 20, 50, 100] {
      let labels = try classifier.predictLabels(distances: distances, k: k)
      accuracies[k] = [accuracy(of: labels, on: data.validation.y)]
    }
    let k = bestK(accuracies) ?? 1
    return (score(try classifier.predict(data.test.x, k: k), data), "k \(k)")
  }

  private func score(_ labels: [Int], _ data: AccuracyData.Split) -> Double {
    accuracy(of: labels, on: data.test.y)
  }

  private static func best(_ results: [TuningResult]) -> String {
    let best = results.max { $0.validationAccuracy < $1.validationAccuracy }
    return best.map { "rate \($0.learningRate), reg \($0.regularization)" } ?? "nothing"
  }

  private static func best(_ results: [NetTuningResult<Float>]) throws -> String {
    let choice = try results.best().choice
    return "rate \(choice.learningRate), reg \(choice.regularization)"
  }
}
