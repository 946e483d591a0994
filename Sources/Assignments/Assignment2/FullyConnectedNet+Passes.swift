import Core

/// The values that the backward pass of a `FullyConnectedNet` needs from the forward pass.
struct FullyConnectedCaches<Scalar: TensorScalar> {
  // TODO: store the caches of all layers
}

extension FullyConnectedNet {
  /// Runs the forward pass.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - mode: Training mode, which updates the running statistics, or test mode.
  /// - Returns: The scores, of shape `[N, C]`, and the caches of all layers.
  /// - Throws: `NotImplemented` until you have written it.
  mutating func forward(
    _ x: Tensor<Scalar>, mode: LayerMode
  ) throws -> (scores: Tensor<Scalar>, caches: FullyConnectedCaches<Scalar>) {
    try todo("run the layers forward and keep their caches")
  }

  /// Runs the backward pass.
  ///
  /// - Parameters:
  ///   - dscores: The gradient of the loss with respect to the scores, of shape `[N, C]`.
  ///   - caches: The caches from `forward`.
  /// - Returns: The gradient with respect to each parameter, by name, without the regularization
  ///   term.
  /// - Throws: `NotImplemented` until you have written it.
  func backward(
    _ dscores: Tensor<Scalar>, _ caches: FullyConnectedCaches<Scalar>
  ) throws -> NamedTensors<Scalar> {
    try todo("backpropagate through the layers, starting with the last one")
  }

  /// Appends the cache of a layer's forward pass to an array of caches and returns the output.
  private func kept<Cache>(
    _ result: (out: Tensor<Scalar>, cache: Cache), in caches: inout [Cache]
  ) -> Tensor<Scalar> {
    caches.append(result.cache)
    return result.out
  }
}
