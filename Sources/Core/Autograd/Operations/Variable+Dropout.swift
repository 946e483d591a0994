extension Variable {
  /// Applies inverted dropout: zeroes random elements and divides the others by `1 - probability`.
  ///
  /// See Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: A Simple Way to
  /// Prevent Neural Networks from Overfitting", 2014.
  ///
  /// - Parameters:
  ///   - probability: The probability that an element becomes zero, from 0 to 1.
  ///   - random: The random number generator for the mask; one value is drawn per element, in
  ///     row-major order.
  /// - Returns: The output, with the same shape as this variable.
  public func dropout(_ probability: Double, using random: inout RandomState) -> Variable {
    guard probability >= 0, probability <= 1 else {
      shapeFailure("Variable.dropout: expected a probability from 0 to 1, found \(probability)")
    }
    // With probability 1, every element is dropped; this avoids dividing by zero.
    let scale = probability < 1 ? Scalar(1 / (1 - probability)) : 0
    let elements = (0..<count).map { _ in random.uniform() < probability ? 0 : scale }
    let mask = Tensor(unchecked: elements, shape: shape)
    return .result(of: "dropout", stored * mask, self) { $0.upstream * Variable(mask) }
  }
}
