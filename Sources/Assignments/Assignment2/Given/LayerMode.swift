/// What a layer computes for; batch normalisation and dropout behave differently in the two.
public enum LayerMode: Sendable {
  /// Learning: statistics come from the minibatch, units are dropped.
  case train
  /// Predicting: statistics are those gathered in training, nothing is dropped.
  case test
}
