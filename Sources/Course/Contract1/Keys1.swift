public import Core

// The keys of assignment 1, shared by bindings, checks and labs. They are linked into workers, so
// do not put anything secret here.

extension Key where Value == AnyTensor {
  /// The weights of the first layer.
  public static var w1: Key { .tensor("w1") }
  /// The biases of the first layer.
  public static var b1: Key { .tensor("b1") }
  /// The weights of the second layer.
  public static var w2: Key { .tensor("w2") }
  /// The biases of the second layer.
  public static var b2: Key { .tensor("b2") }
  /// The training examples to which distances are computed.
  public static var xTrain: Key { .tensor("xTrain") }
  /// The distances, with a row for each test example and a column for each training example.
  public static var distances: Key { .tensor("distances") }
  /// The accuracies, with a row for each k and a column for each fold.
  public static var accuracies: Key { .tensor("accuracies") }
  /// The hyperparameters tried, one combination per row, with their training and validation
  /// accuracies.
  public static var results: Key { .tensor("results") }
  /// The training runs of a search, one per row: learning rate, regularization strength,
  /// iterations, whether the weights were new, and whether all examples were training examples.
  public static var trainingRuns: Key { .tensor("trainingRuns") }
}

extension Key where Value == [Int] {
  /// The labels of the training examples.
  public static var yTrain: Key { .ints("yTrain") }
  /// The predicted labels of the examples `x`.
  public static var labels: Key { .ints("labels") }
  /// The predicted labels of the training examples `x`.
  public static var trainLabels: Key { .ints("trainLabels") }
  /// The values of k to try.
  public static var kChoices: Key { .ints("kChoices") }
  /// The indices of the examples in each minibatch, one row per iteration.
  public static var batchRows: Key { .ints("batchRows") }
  /// The labels in each minibatch, one row per iteration.
  public static var batchLabels: Key { .ints("batchLabels") }
  /// The labels to predict after each training run, one run after the other.
  public static var prescribed: Key { .ints("prescribed") }
}

extension Key where Value == [Double] {
  /// The learning rates to try.
  public static var learningRates: Key { .numbers("learningRates") }
  /// The regularization strengths to try.
  public static var regularizations: Key { .numbers("regularizations") }
}

extension Key where Value == Double {
  /// The factor by which the learning rate is multiplied after each epoch.
  public static var learningRateDecay: Key { .number("learningRateDecay") }
}

extension Key where Value == Int {
  /// The number of neighbors that vote.
  public static var k: Key { .int("k") }
  /// The number of folds.
  public static var count: Key { .int("count") }
  /// The number of iterations.
  public static var iterations: Key { .int("iterations") }
}

extension Key where Value == AnyTensor {
  /// The examples in a fold.
  public static func foldX(_ fold: Int) -> Key { .tensor(named: "x\(fold)") }
}

extension Key where Value == [Int] {
  /// The labels of the examples in a fold.
  public static func foldY(_ fold: Int) -> Key { .ints(named: "y\(fold)") }
}
