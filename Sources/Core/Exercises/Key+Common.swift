// The keys that all assignments, their labs and the grader share.

extension Key where Value == AnyTensor {
  /// The examples, or the input of a layer.
  public static var x: Key { .tensor("x") }
  /// The validation examples, which are used to choose hyperparameters.
  public static var xValidation: Key { .tensor("xValidation") }
  /// The test examples, whose labels are predicted.
  public static var xTest: Key { .tensor("xTest") }
  /// The weights of a layer.
  public static var w: Key { .tensor("w") }
  /// The biases of a layer.
  public static var b: Key { .tensor("b") }
  /// The scale of a normalization.
  public static var gamma: Key { .tensor("gamma") }
  /// The shift of a normalization.
  public static var beta: Key { .tensor("beta") }
  /// The upstream gradient: the gradient with respect to a layer's output, which has the output's
  /// shape.
  public static var upstream: Key { .tensor("upstream") }
  /// The output of a layer.
  public static var out: Key { .tensor("out") }
  /// The scores: one row per example, one column per class.
  public static var scores: Key { .tensor("scores") }
  /// The gradient with respect to `x`.
  public static var dx: Key { x.gradient }
  /// The gradient with respect to `w`.
  public static var dw: Key { w.gradient }
  /// The gradient with respect to `b`.
  public static var db: Key { b.gradient }
  /// The gradient with respect to `gamma`.
  public static var dgamma: Key { gamma.gradient }
  /// The gradient with respect to `beta`.
  public static var dbeta: Key { beta.gradient }
  /// The values of the varied input, of shape `[K, …]`.
  public static var points: Key { .tensor("points") }
  /// The loss at each iteration of training.
  public static var lossHistory: Key { .tensor("lossHistory") }
}

extension Key where Value == [Int] {
  /// The labels of the examples `x`.
  public static var y: Key { .ints("y") }
  /// The labels of the examples `xValidation`.
  public static var yValidation: Key { .ints("yValidation") }
  /// The predicted labels of the examples `xValidation`.
  public static var validationLabels: Key { .ints("validationLabels") }
  /// The predicted labels of the examples `xTest`.
  public static var testLabels: Key { .ints("testLabels") }
}

extension Key where Value == [Double] {
  /// The loss at each of several points.
  public static var losses: Key { .numbers("losses") }
  /// The training accuracy after each epoch.
  public static var trainAccuracy: Key { .numbers("trainAccuracy") }
  /// The validation accuracy after each epoch.
  public static var validationAccuracy: Key { .numbers("validationAccuracy") }
}

extension Key where Value == Double {
  /// The loss.
  public static var loss: Key { .number("loss") }
  /// The learning rate.
  public static var learningRate: Key { .number("learningRate") }
  /// The regularization strength.
  public static var regularization: Key { .number("regularization") }
  /// The next number of a generator after a call, which the binding draws.
  public static var nextNumber: Key { .number("nextNumber") }
}

extension Key where Value == Int {
  /// The seed for the random numbers.
  public static var seed: Key { .int("seed") }
  /// The batch size.
  public static var batchSize: Key { .int("batchSize") }
}

extension Key where Value == String {
  /// The name of the varied input.
  public static var parameter: Key { .text("parameter") }
}
