/// What was found of a model that was trained.
package enum AccuracyFact: Sendable, Equatable, Codable, FactGroup {
  /// The share of held-out examples that are predicted right; no points at `floor`, all at `target`.
  case accuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The share of the training examples that are predicted right.
  case trainingAccuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The data set.
  case dataSet(title: String)
  /// A setting that the student chose, such as `learningRate`.
  case setting(name: String, value: Double)
  /// What one choice of settings reached.
  case tried(learningRate: Double, regularization: Double, training: Double, validation: Double)
  /// The weights are those of a file that was handed in.
  case weightsOfFile(name: String)
  /// Weights of a file earn no more than training; what follows was found of them.
  case weightsEarnNoMore(name: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case accuracy, trainingAccuracy, dataSet, setting, tried, weightsOfFile, weightsEarnNoMore
  }
}
