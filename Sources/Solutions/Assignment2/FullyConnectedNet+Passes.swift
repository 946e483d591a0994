import Core

/// The values that the backward pass of a `FullyConnectedNet` needs from the forward pass.
struct FullyConnectedCaches<Scalar: TensorScalar> {
  // BEGIN SOLUTION DECLARATIONS: store the caches of all layers
  /// The caches of the affine layers, including the last one.
  var affine: [AffineCache<Scalar>] = []
  /// The caches of batch normalization, if used.
  var batchNorm: [BatchNormCache<Scalar>] = []
  /// The caches of layer normalization, if used.
  var layerNorm: [LayerNormCache<Scalar>] = []
  /// The caches of the ReLUs.
  var relu: [ReLUCache<Scalar>] = []
  /// The caches of dropout, if used.
  var dropout: [DropoutCache<Scalar>] = []
  // END SOLUTION
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
    // BEGIN SOLUTION: run the layers forward and keep their caches
    var caches = FullyConnectedCaches<Scalar>()
    var out = x
    for layer in 1...layerCount {
      let (w, b) = (parameters["W\(layer)"], parameters["b\(layer)"])
      out = kept(try affineForward(out, w: w, b: b), in: &caches.affine)
      if layer == layerCount { break }
      switch normalization {
      case .batch:
        let (gamma, beta) = (parameters["gamma\(layer)"], parameters["beta\(layer)"])
        out = kept(
          try batchNormForward(
            out, gamma: gamma, beta: beta, running: &running[layer - 1], mode: mode),
          in: &caches.batchNorm)
      case .layer:
        let (gamma, beta) = (parameters["gamma\(layer)"], parameters["beta\(layer)"])
        out = kept(try layerNormForward(out, gamma: gamma, beta: beta), in: &caches.layerNorm)
      case nil: break
      }
      out = kept(try reluForward(out), in: &caches.relu)
      if keep < 1 { out = kept(try dropout(out, mode: mode), in: &caches.dropout) }
    }
    return (out, caches)
    // END SOLUTION
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
    // BEGIN SOLUTION: backpropagate through the layers, starting with the last one
    var gradients: NamedTensors<Scalar> = [:]
    var upstream = dscores
    for layer in (1...layerCount).reversed() {
      let index = layer - 1
      if layer < layerCount {
        if keep < 1 { upstream = try dropoutBackward(upstream, caches.dropout[index]) }
        upstream = try reluBackward(upstream, caches.relu[index])
        switch normalization {
        case .batch:
          (upstream, gradients["gamma\(layer)"], gradients["beta\(layer)"]) =
            try batchNormBackwardSimplified(upstream, caches.batchNorm[index])
        case .layer:
          (upstream, gradients["gamma\(layer)"], gradients["beta\(layer)"]) =
            try layerNormBackward(upstream, caches.layerNorm[index])
        case nil: break
        }
      }
      if layer > 1 {
        (upstream, gradients["W\(layer)"], gradients["b\(layer)"]) =
          try affineBackward(upstream, caches.affine[index])
      }
    }
    // The gradient of the input examples is not needed; computing it would be a third of the first
    // layer's work.
    let x = caches.affine[0].x
    let rows = x.reshaped([x.shape[0], parameters["W1"].shape[0]])  // [N, D]
    gradients["W1"] = matmul(rows, upstream, transposeA: true)
    gradients["b1"] = upstream.sum(axis: 0)
    return gradients
    // END SOLUTION
  }

  /// Appends the cache of a layer's forward pass to an array of caches and returns the output.
  private func kept<Cache>(
    _ result: (out: Tensor<Scalar>, cache: Cache), in caches: inout [Cache]
  ) -> Tensor<Scalar> {
    caches.append(result.cache)
    return result.out
  }
}
