/// Training or test mode; batch normalization and dropout behave differently in the two.
public enum LayerMode: Sendable {
  /// Training: use minibatch statistics and drop units.
  case train
  /// Test time: use running statistics and drop nothing.
  case test
}
