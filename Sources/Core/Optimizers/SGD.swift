/// Stochastic gradient descent, with optional momentum.
///
/// Each step computes, for each parameter `w` with gradient `dw`:
///
///     g = dw + weightDecay w
///     velocity = momentum velocity + (1 - dampening) g
///     w -= rate velocity
///
/// The initial velocity is the first `g`. With Nesterov momentum, the last line is
/// `w -= rate (g + momentum velocity)`.
public final class SGD<Scalar: TensorScalar>: Optimizer {
  /// The parameters to update.
  public let parameters: [Variable<Scalar>]
  /// The learning rate.
  public var learningRate: Scalar
  /// The momentum: the factor by which the velocity is multiplied in each step.
  public let momentum: Scalar
  /// The dampening of momentum: gradients are multiplied by `1 - dampening` before they are added
  /// to the velocity.
  public let dampening: Scalar
  /// The strength of L2 regularization: this multiple of a parameter is added to its gradient.
  public let weightDecay: Scalar
  /// Whether to use Nesterov momentum.
  public let isNesterov: Bool
  private var velocities: [Tensor<Scalar>]
  private var hasMoved: [Bool]

  /// Creates an optimizer for the given parameters.
  ///
  /// - Precondition: Nesterov momentum requires a momentum above 0 and no dampening.
  public init(
    _ parameters: [Variable<Scalar>], learningRate: Scalar, momentum: Scalar = 0,
    dampening: Scalar = 0, weightDecay: Scalar = 0, nesterov: Bool = false
  ) {
    if nesterov && (momentum <= 0 || dampening != 0) {
      shapeFailure(
        "SGD: Nesterov momentum requires a momentum above 0 and no dampening, found momentum "
          + "\(momentum) and dampening \(dampening)")
    }
    checkParameters(parameters, in: "SGD")
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    isNesterov = nesterov
    velocities = momentum == 0 ? [] : parameters.map { .zeros($0.shape) }
    hasMoved = parameters.map { _ in false }
  }

  /// Updates each parameter that has a gradient.
  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient else { continue }
      if momentum == 0 {
        if weightDecay != 0 { parameter.value *= 1 - learningRate * weightDecay }
        parameter.value.add(gradient, alpha: -learningRate)
      } else if dampening == 0 || !hasMoved[index] {
        parameter.value.stepMomentum(
          gradient, velocity: &velocities[index], rate: learningRate, momentum: momentum,
          nesterov: isNesterov, decay: WeightDecay(penalty: weightDecay))
      } else {
        velocities[index] *= momentum
        velocities[index].add(gradient, alpha: 1 - dampening)
        velocities[index].add(parameter.value, alpha: (1 - dampening) * weightDecay)
        parameter.value.add(velocities[index], alpha: -learningRate)
      }
      hasMoved[index] = true
    }
  }
}
