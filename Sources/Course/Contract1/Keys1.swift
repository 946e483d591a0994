public import Core

// The keys of assignment 1: what bindings read and answer, and checks and labs pass and read. Workers are
// linked with them, so nothing here is secret.

extension Key where Value == AnyTensor {
  /// The weights of the first layer.
  public static var w1: Key { .tensor("w1") }
  /// The biases of the first layer.
  public static var b1: Key { .tensor("b1") }
  /// The weights of the second layer.
  public static var w2: Key { .tensor("w2") }
  /// The biases of the second layer.
  public static var b2: Key { .tensor("b2") }
  /// The gradient of a loss with respect to `w`.
  public static var gradient: Key { .tensor("gradient") }
  /// The weights at which a loss is evaluated, of shape `[K, D, C]`.
  public static var ws: Key { .tensor("ws") }
  /// The values of the parameter that varies, of shape `[K, …]`.
  public static var values: Key { .tensor("values") }
  /// The training examples whose distances are computed.
  public static var xTrain: Key { .tensor("xTrain") }
  /// The distances from each example, in a row, to each training example.
  public static var distances: Key { .tensor("distances") }
  /// The accuracy of each k, in a row, on each fold.
  public static var accuracies: Key { .tensor("accuracies") }
  /// What was tried, a row each: the settings, the training and the validation accuracy.
  public static var results: Key { .tensor("results") }
}

extension Key where Value == [Int] {
  /// The labels of the training examples.
  public static var yTrain: Key { .ints("yTrain") }
  /// The predicted labels of the examples `x`.
  public static var labels: Key { .ints("labels") }
  /// The predicted labels of the training examples `x`.
  public static var trainLabels: Key { .ints("trainLabels") }
  /// The k to try.
  public static var kChoices: Key { .ints("kChoices") }
  /// The numbers of the examples in each minibatch, a row for each iteration.
  public static var batchRows: Key { .ints("batchRows") }
  /// The labels in each minibatch, a row for each iteration.
  public static var batchLabels: Key { .ints("batchLabels") }
}

extension Key where Value == [Double] {
  /// The learning rates to try.
  public static var learningRates: Key { .numbers("learningRates") }
  /// The strengths of the regularization to try.
  public static var regularizations: Key { .numbers("regularizations") }
}

extension Key where Value == Double {
  /// The factor by which the learning rate falls after each epoch.
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
  /// The examples of a fold.
  public static func foldX(_ fold: Int) -> Key { .tensor(named: "x\(fold)") }
}

extension Key where Value == [Int] {
  /// The labels of a fold.
  public static func foldY(_ fold: Int) -> Key { .ints(named: "y\(fold)") }
}
