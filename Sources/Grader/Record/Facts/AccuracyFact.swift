/// A fact about a trained model.
package enum AccuracyFact: Sendable, Equatable, Codable, FactGroup {
  /// The accuracy on held-out examples. It earns no points at `floor`, and all at `target`.
  case accuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The accuracy on the training examples.
  case trainingAccuracy(value: Double, examples: Int, floor: Double, target: Double)
  /// The data set.
  case dataSet(title: String)
  /// A setting that the student chose, such as `learningRate`.
  case setting(name: String, value: Double)
  /// The training and validation accuracies for one choice of hyperparameters.
  case tried(learningRate: Double, regularization: Double, training: Double, validation: Double)
  /// The weights were read from a submitted file.
  case weightsOfFile(name: String)
  /// The weights in the file do not earn more points than those from training. The facts that
  /// follow are about the weights in the file.
  case weightsEarnNoMore(name: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case accuracy, trainingAccuracy, dataSet, setting, tried, weightsOfFile, weightsEarnNoMore
  }
}
