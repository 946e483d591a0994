public import Core

/// A normalisation between the affine layers and the ReLUs of a network.
public enum Normalization: Sendable {
  case batch
  case layer
}

/// A network of any number of fully connected layers.
///
///     {affine – [batch or layer normalisation] – ReLU – [dropout]} × (L − 1) – affine – softmax
///
/// The parameters of layer i, counted from 1, are `Wi` and `bi` and, with a normalisation, `gammai` and
/// `betai`; the last layer has no normalisation.
public struct FullyConnectedNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights, biases, scales and shifts by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The strength λ of the L2 penalty.
  public var regularization: Scalar
  /// The probability that dropout keeps a unit; 1 for none.
  public let keep: Double
  /// The normalisation, if any.
  public let normalization: Normalization?
  /// The running statistics of batch normalisation, one for each hidden layer; empty without it.
  public var running: [RunningStatistics<Scalar>]
  /// The number of layers, L.
  public let layerCount: Int
  /// The source of dropout's masks.
  var dropoutRandom: RandomState
  /// The seed that dropout begins with in each layer of each pass; nil in ordinary training.
  let dropoutSeed: UInt32?

  /// Makes a network with small random weights, zero biases and shifts, and scales of one.
  ///
  /// - Parameters:
  ///   - hiddenSizes: The number of units of each hidden layer.
  ///   - inputSize: The number of features, D.
  ///   - classCount: The number of classes, C.
  ///   - keep: The probability that dropout keeps a unit; 1 for no dropout.
  ///   - normalization: The normalisation, if any.
  ///   - regularization: The strength λ of the L2 penalty.
  ///   - weightScale: The standard deviation of the weights.
  ///   - dropoutSeed: Makes each layer of each pass draw the same mask, so that a gradient can be
  ///     checked.
  ///   - random: The source of the weights, layer by layer, and then, with dropout, of a seed for it.
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
    var size = inputSize
    for (index, hidden) in (hiddenSizes + [classCount]).enumerated() {
      let layer = index + 1
      parameters["W\(layer)"] = weightScale * random.randn([size, hidden])
      parameters["b\(layer)"] = .zeros([hidden])
      if layer < layerCount, normalization != nil {
        parameters["gamma\(layer)"] = .ones([hidden])
        parameters["beta\(layer)"] = .zeros([hidden])
      }
      size = hidden
    }
    if keep < 1 && dropoutSeed == nil {
      dropoutRandom = RandomState(seed: UInt32(random.randint(below: 1 << 32)))
    }
  }

  /// The running statistics as `mean1`, `variance1` and so on; a checkpoint's can be put back.
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

  /// The scores of each example, as for a prediction.
  ///
  /// - Parameter x: The examples, of shape `[N, d1, …, dk]`.
  /// - Returns: The scores, of shape `[N, C]`.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    var copy = self
    return try copy.forward(x, mode: .test).scores
  }

  /// The cross-entropy loss in training, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ Σ(i) Σ Wi²
  ///
  /// Biases, scales and shifts are not penalised. The running statistics follow the minibatch.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - y: Their labels, N of them, each in `0..<C`.
  /// - Returns: The loss, and the gradients under the names of the parameters.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    let (scores, caches) = try forward(x, mode: .train)
    var (loss, dscores) = softmaxLoss(scores, y: y)
    var gradients = try backward(dscores, caches)
    for layer in 1...layerCount {
      let w = parameters["W\(layer)"]
      loss += regularization * w.sumOfSquares() / 2
      gradients["W\(layer)"].add(w, alpha: regularization)
    }
    return (loss, gradients)
  }

  /// Dropout as the network's settings have it.
  ///
  /// - Parameters:
  ///   - x: The input, of any shape.
  ///   - mode: Whether to train or to predict.
  /// - Returns: The output, in the shape of `x`, and the cache for `dropoutBackward`.
  mutating func dropout(
    _ x: Tensor<Scalar>, mode: LayerMode
  ) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
    if let dropoutSeed { dropoutRandom = RandomState(seed: dropoutSeed) }
    return try dropoutForward(x, keep: keep, mode: mode, using: &dropoutRandom)
  }
}
