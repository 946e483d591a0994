/// Batch normalization of rows `[N, C]` or of images `[N, C, H, W]`.
///
/// At training time, each channel is normalized with the statistics of the batch, which also update
/// the running statistics: `running = (1 - momentum) running + momentum batch`, with the unbiased
/// variance, as in PyTorch. At test time, the running statistics are used. Ioffe and Szegedy,
/// "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
/// 2015.
public final class BatchNorm<Scalar: TensorScalar>: Layer, TrainingAware {
  /// The scale, `[C]`, initially ones.
  public let weight: Variable<Scalar>
  /// The shift, `[C]`, initially zeros.
  public let bias: Variable<Scalar>
  /// The running means, `[C]`.
  public let runningMean: Buffer<Scalar>
  /// The running variances, `[C]`, which are named `running_var` in files, as in PyTorch.
  public let runningVar: Buffer<Scalar>
  /// The number of batches that have updated the running statistics.
  public let numBatchesTracked: Buffer<Int>
  /// The weight of the newest batch in the running statistics.
  public let momentum: Scalar
  /// A small constant added to the variance for numerical stability.
  public let epsilon: Scalar
  /// Whether to use the statistics of the batch.
  public var isTraining = true

  /// Creates a layer that normalizes `channels` channels.
  public init(_ channels: Int, epsilon: Scalar = 1e-5, momentum: Scalar = 0.1) {
    weight = Variable(.ones([channels]), requiresGradient: true)
    bias = Variable(.zeros([channels]), requiresGradient: true)
    runningMean = Buffer(.zeros([channels]))
    runningVar = Buffer(.ones([channels]))
    numBatchesTracked = Buffer(Tensor(0))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// Normalizes each channel of an input `[N, C]` or `[N, C, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    guard isTraining else {
      return batchNorm(
        x, gamma: weight, beta: bias, mean: runningMean.value, variance: runningVar.value,
        epsilon: epsilon)
    }
    let numbers = x.count / weight.count
    guard numbers > 1 else {
      shapeFailure(
        "BatchNorm: expected more than one value per channel during training, found shape "
          + "\(x.shape); use larger batches, or call evaluate() at test time")
    }
    let (output, mean, variance) = batchNorm(x, gamma: weight, beta: bias, epsilon: epsilon)
    let unbiased = momentum * Scalar(numbers) / Scalar(numbers - 1)
    runningMean.value *= 1 - momentum
    runningMean.value.add(mean, alpha: momentum)
    runningVar.value *= 1 - momentum
    runningVar.value.add(variance, alpha: unbiased)
    // The addition may overflow, because a file may contain any count. PyTorch's count wraps around
    // too.
    numBatchesTracked.value = Tensor(numBatchesTracked.value.scalars[0] &+ 1)
    return output
  }
}

/// Layer normalization: each example is normalized with its own mean and variance over the last
/// axes.
public final class LayerNorm<Scalar: TensorScalar>: Layer {
  /// The scale, with the shape of the last axes, initially ones.
  public let weight: Variable<Scalar>
  /// The shift, with the shape of the last axes, initially zeros.
  public let bias: Variable<Scalar>
  /// A small constant added to the variance for numerical stability.
  public let epsilon: Scalar

  /// Creates a layer that normalizes over the last axes, given their lengths.
  public init(_ shape: [Int], epsilon: Scalar = 1e-5) {
    weight = Variable(.ones(shape), requiresGradient: true)
    bias = Variable(.zeros(shape), requiresGradient: true)
    self.epsilon = epsilon
  }

  /// Creates a layer that normalizes over the last axis, given its length.
  public convenience init(_ length: Int, epsilon: Scalar = 1e-5) {
    self.init([length], epsilon: epsilon)
  }

  /// Normalizes each example of an input `[N, …]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    layerNorm(x, gamma: weight, beta: bias, epsilon: epsilon)
  }
}

/// Group normalization: each group of channels of each example is normalized with its own mean and
/// variance.
public final class GroupNorm<Scalar: TensorScalar>: Layer {
  /// The scale, `[C]`, initially ones.
  public let weight: Variable<Scalar>
  /// The shift, `[C]`, initially zeros.
  public let bias: Variable<Scalar>
  /// The number of groups.
  public let groups: Int
  /// A small constant added to the variance for numerical stability.
  public let epsilon: Scalar

  /// Creates a layer that normalizes `channels` channels in `groups` groups.
  public init(groups: Int, _ channels: Int, epsilon: Scalar = 1e-5) {
    weight = Variable(.ones([channels]), requiresGradient: true)
    bias = Variable(.zeros([channels]), requiresGradient: true)
    self.groups = groups
    self.epsilon = epsilon
  }

  /// Normalizes each group of channels of an input `[N, C, …]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    groupNorm(x, gamma: weight, beta: bias, groups: groups, epsilon: epsilon)
  }
}

/// Inverted dropout.
///
/// At test time, the output equals the input.
public final class Dropout<Scalar: TensorScalar>: Layer, TrainingAware {
  /// The probability of dropping an element.
  public let probability: Double
  /// Whether elements are dropped.
  public var isTraining = true
  private var random: RandomState

  /// Creates a layer with its own stream of random numbers.
  ///
  /// - Parameters:
  ///   - probability: The probability of dropping an element.
  ///   - random: The generator that provides the stream's seed.
  public init(_ probability: Double = 0.5, using random: inout RandomState) {
    self.probability = probability
    self.random = RandomState(seed: random.nextWord())
  }

  /// Drops random elements of an input of any shape.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    isTraining ? x.dropout(probability, using: &random) : x
  }
}
