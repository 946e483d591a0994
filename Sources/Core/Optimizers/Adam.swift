/// The Adam optimizer, which scales its steps by running means of the gradients and their squares.
///
/// Step t computes, for each parameter `w` with gradient `dw`:
///
///     g = dw + weightDecay w
///     mean = beta1 mean + (1 - beta1) g
///     square = beta2 square + (1 - beta2) g²
///     w -= rate mean / (1 - beta1ᵗ) / (sqrt(square / (1 - beta2ᵗ)) + epsilon)
///
/// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015.
public final class Adam<Scalar: TensorScalar>: Optimizer {
  /// The parameters to update.
  public let parameters: [Variable<Scalar>]
  /// The learning rate.
  public var learningRate: Scalar
  /// The strength of L2 regularization: this multiple of a parameter is added to its gradient.
  public let weightDecay: Scalar
  private var moments: AdamMoments<Scalar>

  /// Creates an optimizer for the given parameters.
  public init(
    _ parameters: [Variable<Scalar>], learningRate: Scalar = 1e-3,
    betas: (Scalar, Scalar) = (0.9, 0.999), epsilon: Scalar = 1e-8, weightDecay: Scalar = 0
  ) {
    checkParameters(parameters, in: "Adam")
    self.parameters = parameters
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    moments = AdamMoments(parameters, betas, epsilon)
  }

  /// Updates each parameter that has a gradient.
  public func step() {
    moments.step(parameters, rate: learningRate, decay: WeightDecay(penalty: weightDecay))
  }
}

/// AdamW: Adam with decoupled weight decay, which bypasses the running means.
///
/// Before each Adam step, weight decay is applied: `w -= rate weightDecay w`. Loshchilov and
/// Hutter, "Decoupled Weight Decay Regularization", 2019.
public final class AdamW<Scalar: TensorScalar>: Optimizer {
  /// The parameters to update.
  public let parameters: [Variable<Scalar>]
  /// The learning rate.
  public var learningRate: Scalar
  /// The strength of the decoupled weight decay, which is multiplied by the learning rate.
  public let weightDecay: Scalar
  private var moments: AdamMoments<Scalar>

  /// Creates an optimizer for the given parameters.
  public init(
    _ parameters: [Variable<Scalar>], learningRate: Scalar = 1e-3,
    betas: (Scalar, Scalar) = (0.9, 0.999), epsilon: Scalar = 1e-8, weightDecay: Scalar = 1e-2
  ) {
    checkParameters(parameters, in: "AdamW")
    self.parameters = parameters
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    moments = AdamMoments(parameters, betas, epsilon)
  }

  /// Updates each parameter that has a gradient.
  public func step() {
    moments.step(
      parameters, rate: learningRate, decay: WeightDecay(decay: learningRate * weightDecay))
  }
}

/// The running means that `Adam` and `AdamW` share.
private struct AdamMoments<Scalar: TensorScalar> {
  let betas: (Scalar, Scalar)
  let epsilon: Scalar
  private var means: [Tensor<Scalar>]
  private var squares: [Tensor<Scalar>]
  /// The number of steps taken for each parameter.
  private var numbers: [Int]

  init(_ parameters: [Variable<Scalar>], _ betas: (Scalar, Scalar), _ epsilon: Scalar) {
    self.betas = betas
    self.epsilon = epsilon
    means = parameters.map { .zeros($0.shape) }
    squares = means
    numbers = parameters.map { _ in 0 }
  }

  mutating func step(
    _ parameters: [Variable<Scalar>], rate: Scalar, decay: WeightDecay<Scalar>
  ) {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient else { continue }
      numbers[index] += 1
      parameter.value.stepAdam(
        gradient, mean: &means[index], square: &squares[index], number: numbers[index],
        rate: rate, beta1: betas.0, beta2: betas.1, epsilon: epsilon, decay: decay)
    }
  }
}
