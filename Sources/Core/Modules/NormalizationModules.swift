/// Batch normalization of rows `[N, C]` or of images `[N, C, H, W]`.
///
/// In training each channel is normalized by the statistics of the batch, which also update the
/// running statistics: `running = (1 - momentum) running + momentum batch`, with unbiased variance,
/// as in PyTorch. At test time the running ones are used. "Batch Normalization: Accelerating Deep
/// Network Training by Reducing Internal Covariate Shift", Ioffe and Szegedy, 2015.
public final class BatchNorm<Scalar: TensorScalar>: Layer, TrainingAware {
  /// The scale, `[C]`, ones at first.
  public let weight: Variable<Scalar>
  /// The shift, `[C]`, zeros at first.
  public let bias: Variable<Scalar>
  /// The running means, `[C]`.
  public let runningMean: Buffer<Scalar>
  /// The running variances, `[C]`; the file's name is PyTorch's `running_var`.
  public let runningVar: Buffer<Scalar>
  /// The number of batches in the running statistics.
  public let numBatchesTracked: Buffer<Int>
  /// The weight of a batch in the running statistics.
  public let momentum: Scalar
  /// A small number added to the variance, so that nothing is divided by zero.
  public let epsilon: Scalar
  /// Whether the statistics of the batch are used.
  public var isTraining = true

  /// Makes a layer for `channels` channels.
  public init(_ channels: Int, epsilon: Scalar = 1e-5, momentum: Scalar = 0.1) {
    weight = Variable(.ones([channels]), requiresGradient: true)
    bias = Variable(.zeros([channels]), requiresGradient: true)
    runningMean = Buffer(.zeros([channels]))
    runningVar = Buffer(.ones([channels]))
    numBatchesTracked = Buffer(Tensor(0))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// Normalizes each channel of `[N, C]` or `[N, C, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    guard isTraining else {
      return batchNorm(
        x, gamma: weight, beta: bias, mean: runningMean.value, variance: runningVar.value,
        epsilon: epsilon)
    }
    let numbers = x.count / weight.count
    guard numbers > 1 else {
      shapeFailure(
        "BatchNorm: expected more than one value per channel in training, found shape "
          + "\(x.shape); use larger batches, or call evaluate() at test time")
    }
    let (output, mean, variance) = batchNorm(x, gamma: weight, beta: bias, epsilon: epsilon)
    let unbiased = momentum * Scalar(numbers) / Scalar(numbers - 1)
    runningMean.value *= 1 - momentum
    runningMean.value.add(mean, alpha: momentum)
    runningVar.value *= 1 - momentum
    runningVar.value.add(variance, alpha: unbiased)
    // A file may hold any count: PyTorch's goes round, too.
    numBatchesTracked.value = Tensor(numBatchesTracked.value.scalars[0] &+ 1)
    return output
  }
}

/// Layer normalization: each example by its own mean and variance over the last axes.
public final class LayerNorm<Scalar: TensorScalar>: Layer {
  /// The scale, in the shape of the last axes, ones at first.
  public let weight: Variable<Scalar>
  /// The shift, in the shape of the last axes, zeros at first.
  public let bias: Variable<Scalar>
  /// A small number added to the variance, so that nothing is divided by zero.
  public let epsilon: Scalar

  /// Makes a layer that normalizes over the last axes, which have these lengths.
  public init(_ shape: [Int], epsilon: Scalar = 1e-5) {
    weight = Variable(.ones(shape), requiresGradient: true)
    bias = Variable(.zeros(shape), requiresGradient: true)
    self.epsilon = epsilon
  }

  /// Makes a layer that normalizes over the last axis, which has this length.
  public convenience init(_ length: Int, epsilon: Scalar = 1e-5) {
    self.init([length], epsilon: epsilon)
  }

  /// Normalizes each example of `[N, …]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    layerNorm(x, gamma: weight, beta: bias, epsilon: epsilon)
  }
}

/// Group normalization: each group of channels of each example by its own mean and variance.
public final class GroupNorm<Scalar: TensorScalar>: Layer {
  /// The scale, `[C]`, ones at first.
  public let weight: Variable<Scalar>
  /// The shift, `[C]`, zeros at first.
  public let bias: Variable<Scalar>
  /// The number of groups.
  public let groups: Int
  /// A small number added to the variance, so that nothing is divided by zero.
  public let epsilon: Scalar

  /// Makes a layer for `channels` channels in `groups` groups.
  public init(groups: Int, _ channels: Int, epsilon: Scalar = 1e-5) {
    weight = Variable(.ones([channels]), requiresGradient: true)
    bias = Variable(.zeros([channels]), requiresGradient: true)
    self.groups = groups
    self.epsilon = epsilon
  }

  /// Normalizes each group of `[N, C, …]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    groupNorm(x, gamma: weight, beta: bias, groups: groups, epsilon: epsilon)
  }
}

/// Inverted dropout; at test time the output is the input.
public final class Dropout<Scalar: TensorScalar>: Layer, TrainingAware {
  /// The probability that an element becomes zero.
  public let probability: Double
  /// Whether elements are dropped.
  public var isTraining = true
  private var random: RandomState

  /// Makes a layer with a random stream of its own.
  ///
  /// - Parameters:
  ///   - probability: The probability that an element becomes zero.
  ///   - random: Where the seed of that stream comes from.
  public init(_ probability: Double = 0.5, using random: inout RandomState) {
    self.probability = probability
    self.random = RandomState(seed: random.nextWord())
  }

  /// Drops elements of an input of any shape.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    isTraining ? x.dropout(probability, using: &random) : x
  }
}
