public import Core

/// Whether a layer runs at training time or at test time.
public enum ModeChoice: String, PayloadChoice {
  /// Training time: statistics come from the minibatch, and dropout drops units.
  case train
  /// Test time: the running statistics are used, and nothing is dropped.
  case test
}

/// The kind of normalization that a network uses.
public enum NormalizationChoice: String, PayloadChoice {
  /// No normalization.
  case none
  /// Batch normalization.
  case batch
  /// Layer normalization.
  case layer
}

/// The update rule that a training run uses.
public enum RuleChoice: String, PayloadChoice {
  /// Stochastic gradient descent.
  case sgd
  /// SGD with momentum.
  case sgdMomentum
  /// RMSProp.
  case rmsprop
  /// Adam.
  case adam
}

extension Key where Value == ModeChoice {
  /// Whether a layer runs at training time or at test time.
  public static var mode: Key { .choice("mode") }
}

extension Key where Value == NormalizationChoice {
  /// The kind of normalization that a network uses.
  public static var normalization: Key { .choice("normalization") }
}

extension Key where Value == RuleChoice {
  /// The update rule that a training run uses.
  public static var rule: Key { .choice("rule") }
}
