/// Training or test mode; batch normalization and dropout behave differently in the two.
public enum LayerMode: Sendable {
  /// Training mode: use minibatch statistics and drop units.
  case train
  /// Test mode: use running statistics and keep all units.
  case test
}
