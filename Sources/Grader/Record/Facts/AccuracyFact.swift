/// A fact about a trained model.
package enum AccuracyFact: Sendable, Equatable, Codable, FactGroup {
  /// The accuracy on held-out examples; no points at `floor`, all at `target`.
  case accuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The accuracy on the training examples.
  case trainingAccuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The data set.
  case dataSet(title: String)
  /// A setting that the student chose, such as `learningRate`.
  case setting(name: String, value: Double)
  /// The accuracies with one choice of settings.
  case tried(learningRate: Double, regularization: Double, training: Double, validation: Double)
  /// The weights come from a submitted file.
  case weightsOfFile(name: String)
  /// The weights of the file do not score higher than training. The facts that follow are about
  /// them.
  case weightsEarnNoMore(name: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case accuracy, trainingAccuracy, dataSet, setting, tried, weightsOfFile, weightsEarnNoMore
  }
}
