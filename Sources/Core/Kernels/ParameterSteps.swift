import CKernels

// Steps of update rules. Each makes one pass over a parameter of any shape, using the loops of
// updates.h (CKernels). Core's optimizers call these functions.

/// How an update step applies weight decay.
package struct WeightDecay<Scalar: TensorScalar>: Sendable {
  /// The L2 regularization strength: this multiple of the weight is added to the gradient.
  package var penalty: Scalar
  /// The decoupled weight decay: this fraction of the weight is subtracted before the step.
  package var decay: Scalar

  /// Creates a weight decay with the given strengths, which are 0 by default.
  package init(penalty: Scalar = 0, decay: Scalar = 0) {
    self.penalty = penalty
    self.decay = decay
  }
}

extension Tensor where Element: TensorScalar {
  /// Takes one step of stochastic gradient descent with momentum, in place and in one pass.
  ///
  /// `velocity = momentum velocity + dw` and `w -= rate velocity`, or with Nesterov momentum
  /// `w -= rate (dw + momentum velocity)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, with the same shape as this tensor.
  ///   - velocity: The velocity, with the same shape as this tensor.
  ///   - rate: The learning rate.
  ///   - momentum: The momentum: the decay rate of the velocity.
  ///   - nesterov: Whether to use Nesterov momentum.
  ///   - decay: The weight decay.
  package mutating func stepMomentum(
    _ gradient: Tensor, velocity: inout Tensor, rate: Element, momentum: Element,
    nesterov: Bool = false, decay: WeightDecay<Element> = WeightDecay()
  ) {
    var work = backprop_update(decay, rate: rate)
    work.mean_share = Double(momentum)
    work.keeps_gradient = nesterov ? 1 : 0
    check(gradient, velocity, in: "stepMomentum")
    var none: [Element] = []
    step(work, gradient, &velocity.storage, &none, Kernels.stepMomentum)
  }

  /// Takes one RMSProp step, in place and in one pass.
  ///
  /// `square = share square + (1 - share) dw²` and `w -= rate dw / (sqrt(square) + epsilon)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, with the same shape as this tensor.
  ///   - square: The running mean of the squared gradients, with the same shape as this tensor.
  ///   - rate: The learning rate.
  ///   - share: The decay rate of the running mean.
  ///   - epsilon: A small constant that prevents division by zero.
  ///   - decay: The weight decay.
  package mutating func stepRMSProp(
    _ gradient: Tensor, square: inout Tensor, rate: Element, share: Element, epsilon: Element,
    decay: WeightDecay<Element> = WeightDecay()
  ) {
    var work = backprop_update(decay, rate: rate)
    work.square_share = Double(share)
    work.epsilon = Double(epsilon)
    check(gradient, square, in: "stepRMSProp")
    var none: [Element] = []
    step(work, gradient, &none, &square.storage, Kernels.stepRMSProp)
  }

  /// Takes one Adam step, in place and in one pass.
  ///
  /// `mean = beta1 mean + (1 - beta1) dw`, `square = beta2 square + (1 - beta2) dw²`, and
  /// `w -= rate mean / (1 - beta1ᵗ) / (sqrt(square / (1 - beta2ᵗ)) + epsilon)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, with the same shape as this tensor.
  ///   - mean: The running mean of the gradients, with the same shape as this tensor.
  ///   - square: The running mean of the squared gradients, with the same shape as this tensor.
  ///   - number: The step count t, starting at 1.
  ///   - rate: The learning rate.
  ///   - beta1: The decay rate β₁ of the running mean of the gradients.
  ///   - beta2: The decay rate β₂ of the running mean of the squared gradients.
  ///   - epsilon: A small constant that prevents division by zero.
  ///   - decay: The weight decay.
  package mutating func stepAdam(
    _ gradient: Tensor, mean: inout Tensor, square: inout Tensor, number: Int, rate: Element,
    beta1: Element = 0.9, beta2: Element = 0.999, epsilon: Element = 1e-8,
    decay: WeightDecay<Element> = WeightDecay()
  ) {
    var work = backprop_update(decay, rate: rate)
    (work.mean_share, work.square_share) = (Double(beta1), Double(beta2))
    work.epsilon = Double(epsilon)
    work.mean_correction = 1 / (1 - Double.pow(Double(beta1), Double(number)))
    work.square_correction = 1 / (1 - Double.pow(Double(beta2), Double(number)))
    check(gradient, mean, square, in: "stepAdam")
    step(work, gradient, &mean.storage, &square.storage, Kernels.stepAdam)
  }

  private func check(_ others: Tensor..., in operation: String) {
    for other in others where other.shape != shape {
      shapeFailure(
        "Tensor.\(operation): expected a gradient and running means with the parameter's shape "
          + "\(shape), found \(other.shape)")
    }
  }

  private mutating func step(
    _ settings: backprop_update, _ gradient: Tensor, _ means: inout [Element],
    _ squares: inout [Element], _ loop: (inout backprop_update, Bool) -> Void
  ) {
    storage.withUnsafeMutableBufferPointer { weights in
      means.withUnsafeMutableBufferPointer { means in
        squares.withUnsafeMutableBufferPointer { squares in
          gradient.storage.withUnsafeBufferPointer { gradient in
            let addresses = (weights.baseAddress, means.baseAddress, squares.baseAddress)
            shareElements(gradient.count, work: 4 * gradient.count) { elements in
              var work = settings
              work.w = UnsafeMutableRawPointer(addresses.0)
              work.mean = UnsafeMutableRawPointer(addresses.1)
              work.square = UnsafeMutableRawPointer(addresses.2)
              work.gradient = UnsafeRawPointer(gradient.baseAddress)
              (work.first, work.end) = (elements.lowerBound, elements.upperBound)
              loop(&work, Element.self == Double.self)
            }
          }
        }
      }
    }
  }
}

extension backprop_update {
  /// Creates the arguments of a step, with only the learning rate and the weight decay set.
  fileprivate init<Scalar: TensorScalar>(_ decay: WeightDecay<Scalar>, rate: Scalar) {
    self.init()
    self.rate = Double(rate)
    penalty = Double(decay.penalty)
    self.decay = Double(decay.decay)
  }
}
