/// The RMSProp optimizer, which divides each step by the root of a running mean of squared
/// gradients.
///
/// Each step computes, for each parameter `w` with gradient `dw`:
///
///     g = dw + weightDecay w
///     square = smoothing square + (1 - smoothing) g²
///     w -= rate g / (sqrt(square) + epsilon)
///
/// Hinton, Srivastava and Swersky, "Neural Networks for Machine Learning", lecture 6e, 2012.
public final class RMSProp<Scalar: TensorScalar>: Optimizer {
  /// The parameters to update.
  public let parameters: [Variable<Scalar>]
  /// The learning rate.
  public var learningRate: Scalar
  /// The decay rate of the running mean of squares, called alpha in PyTorch.
  public let smoothing: Scalar
  /// A small constant added to the denominator to prevent division by zero.
  public let epsilon: Scalar
  /// The strength of L2 regularization: this multiple of a parameter is added to its gradient.
  public let weightDecay: Scalar
  private var squares: [Tensor<Scalar>]

  /// Creates an optimizer for the given parameters.
  public init(
    _ parameters: [Variable<Scalar>], learningRate: Scalar = 1e-2, smoothing: Scalar = 0.99,
    epsilon: Scalar = 1e-8, weightDecay: Scalar = 0
  ) {
    checkParameters(parameters, in: "RMSProp")
    self.parameters = parameters
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    squares = parameters.map { .zeros($0.shape) }
  }

  /// Updates each parameter that has a gradient.
  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient else { continue }
      parameter.value.stepRMSProp(
        gradient, square: &squares[index], rate: learningRate, share: smoothing,
        epsilon: epsilon, decay: WeightDecay(penalty: weightDecay))
    }
  }
}
