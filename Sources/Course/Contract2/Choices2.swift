public import Core

/// What a layer computes for.
public enum ModeChoice: String, PayloadChoice {
  /// Statistics come from the minibatch, and units are dropped.
  case train
  /// Statistics are those gathered in training, and nothing is dropped.
  case test
}

/// The normalization of a network.
public enum NormalizationChoice: String, PayloadChoice {
  /// No normalization.
  case none
  /// Batch normalization.
  case batch
  /// Layer normalization.
  case layer
}

/// The update rule of a training.
public enum RuleChoice: String, PayloadChoice {
  /// Stochastic gradient descent.
  case sgd
  /// The same with momentum.
  case sgdMomentum
  /// RMSProp.
  case rmsprop
  /// Adam.
  case adam
}

extension Key where Value == ModeChoice {
  /// What a layer computes for.
  public static var mode: Key { .choice("mode") }
}

extension Key where Value == NormalizationChoice {
  /// The normalization of a network.
  public static var normalization: Key { .choice("normalization") }
}

extension Key where Value == RuleChoice {
  /// The update rule of a training.
  public static var rule: Key { .choice("rule") }
}
