public import Core

/// The kind of normalization between the affine layers and the ReLUs of a network.
public enum Normalization: Sendable {
  case batch
  case layer
}

/// A fully connected network with any number of layers.
///
///     {affine – [batch or layer normalization] – ReLU – [dropout]} × (L − 1) – affine – softmax
///
/// The parameters of layer i, counted from 1, are `Wi` and `bi`, plus `gammai` and `betai` with
/// normalization. The last layer has no normalization.
public struct FullyConnectedNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights, biases, scales and shifts by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The L2 regularization strength λ.
  public var regularization: Scalar
  /// The probability of keeping a unit in dropout; 1 means no dropout.
  public let keep: Double
  /// The normalization, if any.
  public let normalization: Normalization?
  /// The running statistics of batch normalization, one per hidden layer; empty without batch
  /// normalization.
  public var running: [RunningStatistics<Scalar>]
  /// The number of layers, L.
  public let layerCount: Int
  /// The random number generator for the dropout masks.
  var dropoutRandom: RandomState
  /// The seed from which dropout restarts in every layer and every pass, for gradient checks; nil
  /// to draw new masks.
  let dropoutSeed: UInt32?

  /// Creates a network with small random weights, zero biases and shifts, and scales of 1.
  ///
  /// - Parameters:
  ///   - hiddenSizes: The number of units in each hidden layer.
  ///   - inputSize: The number of features, D.
  ///   - classCount: The number of classes, C.
  ///   - keep: The probability of keeping a unit in dropout; 1 means no dropout.
  ///   - normalization: The normalization, if any.
  ///   - regularization: The L2 regularization strength λ.
  ///   - weightScale: The standard deviation of the weights.
  ///   - dropoutSeed: A seed that makes every layer use the same mask in every pass, so that
  ///     gradients can be checked.
  ///   - random: The random number generator that draws the weights, layer by layer, and then, if
  ///     there is dropout, the seed of the masks.
  /// - Throws: `NotImplemented` until you have written it.
  public init(
    hiddenSizes: [Int], inputSize: Int = 3 * 32 * 32, classCount: Int = 10, keep: Double = 1,
    normalization: Normalization? = nil, regularization: Scalar = 0, weightScale: Scalar = 1e-2,
    dropoutSeed: UInt32? = nil, using random: inout RandomState
  ) throws {
    self.regularization = regularization
    self.keep = keep
    self.normalization = normalization
    self.dropoutSeed = dropoutSeed
    layerCount = hiddenSizes.count + 1
    running = normalization == .batch ? hiddenSizes.map { RunningStatistics(features: $0) } : []
    dropoutRandom = RandomState(seed: 0)
    try todo("make the parameters of each layer")
    if keep < 1 && dropoutSeed == nil {
      dropoutRandom = RandomState(seed: UInt32(random.randint(below: 1 << 32)))
    }
  }

  /// The running statistics as `mean1`, `variance1` and so on; set this to restore a checkpoint.
  public var statistics: NamedTensors<Scalar> {
    get {
      var tensors: NamedTensors<Scalar> = [:]
      for (index, layer) in running.enumerated() {
        tensors["mean\(index + 1)"] = layer.mean
        tensors["variance\(index + 1)"] = layer.variance
      }
      return tensors
    }
    set {
      for index in running.indices {
        running[index].mean = newValue["mean\(index + 1)"]
        running[index].variance = newValue["variance\(index + 1)"]
      }
    }
  }

  /// Computes the scores of each example, in test mode.
  ///
  /// - Parameter x: The examples, of shape `[N, d1, …, dk]`.
  /// - Returns: The scores, of shape `[N, C]`.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    var copy = self
    return try copy.forward(x, mode: .test).scores
  }

  /// Computes the loss in training mode, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ Σ(i) Σ Wi²
  ///
  /// Biases, scales and shifts are not regularized. The running statistics are updated from the
  /// minibatch.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - y: The N labels, each in `0..<C`.
  /// - Returns: The loss, and the gradients by parameter name.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    let (scores, caches) = try forward(x, mode: .train)
    var (loss, dscores) = softmaxLoss(scores, y: y)
    var gradients = try backward(dscores, caches)
    for layer in 1...layerCount where regularization != 0 {
      let w = parameters["W\(layer)"]
      loss += regularization * w.sumOfSquares() / 2
      gradients["W\(layer)"].add(w, alpha: regularization)
    }
    return (loss, gradients)
  }

  /// Applies dropout with the network's settings.
  ///
  /// - Parameters:
  ///   - x: The input, of any shape.
  ///   - mode: Training mode or test mode.
  /// - Returns: The output, with the same shape as `x`, and the cache for `dropoutBackward`.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  mutating func dropout(
    _ x: Tensor<Scalar>, mode: LayerMode
  ) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
    if let dropoutSeed { dropoutRandom = RandomState(seed: dropoutSeed) }
    return try dropoutForward(x, keep: keep, mode: mode, using: &dropoutRandom)
  }
}
