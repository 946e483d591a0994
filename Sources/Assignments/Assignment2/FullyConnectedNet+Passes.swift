import Core

/// What the backward pass of a `FullyConnectedNet` needs from the forward pass.
struct FullyConnectedCaches<Scalar: TensorScalar> {
  // TODO: keep the caches of all layers
}

extension FullyConnectedNet {
  /// Runs the network forward.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - mode: Whether to train, which updates the running statistics, or to predict.
  /// - Returns: The scores, of shape `[N, C]`, and the caches of all layers.
  mutating func forward(
    _ x: Tensor<Scalar>, mode: LayerMode
  ) throws -> (scores: Tensor<Scalar>, caches: FullyConnectedCaches<Scalar>) {
    try todo("go forward through the layers and keep their caches")
  }

  /// Runs the network backward.
  ///
  /// - Parameters:
  ///   - dscores: The gradient of the loss with respect to the scores, of shape `[N, C]`.
  ///   - caches: What `forward` kept.
  /// - Returns: The gradient with respect to each parameter, under its name; without the penalty's.
  func backward(
    _ dscores: Tensor<Scalar>, _ caches: FullyConnectedCaches<Scalar>
  ) throws -> NamedTensors<Scalar> {
    try todo("go back through the layers, the last one first")
  }

  /// Appends the cache of a layer's forward pass to others and returns the output.
  private func kept<Cache>(
    _ result: (out: Tensor<Scalar>, cache: Cache), in caches: inout [Cache]
  ) -> Tensor<Scalar> {
    caches.append(result.cache)
    return result.out
  }
}
