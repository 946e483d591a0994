import Core

/// What the backward pass of a `FullyConnectedNet` needs from the forward pass.
struct FullyConnectedCaches<Scalar: TensorScalar> {
  var affine: [AffineCache<Scalar>] = []
  var norm: [BatchNormCache<Scalar>] = []
  var relu: [ReLUCache<Scalar>] = []
  var dropout: [DropoutCache<Scalar>] = []
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
    // layer normalisation is not in here yet
    if normalization == .layer { try todo("layer normalisation in the network") }
    var caches = FullyConnectedCaches<Scalar>()
    var h = x
    for layer in 1..<layerCount {
      let affine = try affineForward(h, w: parameters["W\(layer)"], b: parameters["b\(layer)"])
      h = affine.out
      caches.affine.append(affine.cache)
      if normalization == .batch {
        let norm = try batchNormForward(
          h, gamma: parameters["gamma\(layer)"], beta: parameters["beta\(layer)"],
          running: &running[layer - 1], mode: mode)
        h = norm.out
        caches.norm.append(norm.cache)
      }
      let relu = try reluForward(h)
      h = relu.out
      caches.relu.append(relu.cache)
      if keep != 1 {
        let dropped = try dropout(h, mode: mode)
        h = dropped.out
        caches.dropout.append(dropped.cache)
      }
    }
    let last = try affineForward(
      h, w: parameters["W\(layerCount)"], b: parameters["b\(layerCount)"])
    caches.affine.append(last.cache)
    return (last.out, caches)
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
    var gradients: NamedTensors<Scalar> = [:]
    let last = try affineBackward(dscores, caches.affine[layerCount - 1])
    gradients["W\(layerCount)"] = last.dw
    gradients["b\(layerCount)"] = last.db
    var d = last.dx
    for layer in (1..<layerCount).reversed() {
      if keep != 1 { d = try dropoutBackward(d, caches.dropout[layer - 1]) }
      d = try reluBackward(d, caches.relu[layer - 1])
      if normalization == .batch {
        let norm = try batchNormBackward(d, caches.norm[layer - 1])
        gradients["gamma\(layer)"] = norm.dgamma
        gradients["beta\(layer)"] = norm.dbeta
        d = norm.dx
      }
      let affine = try affineBackward(d, caches.affine[layer - 1])
      gradients["W\(layer)"] = affine.dw
      gradients["b\(layer)"] = affine.db
      d = affine.dx
    }
    return gradients
  }

  /// Appends the cache of a layer's forward pass to others and returns the output.
  private func kept<Cache>(
    _ result: (out: Tensor<Scalar>, cache: Cache), in caches: inout [Cache]
  ) -> Tensor<Scalar> {
    caches.append(result.cache)
    return result.out
  }
}
