import CKernels

// Steps of update rules, each in one pass over a parameter of any shape, by the loops of updates.h
// (CKernels). Called by Core's optimizers.

/// How a step of an update rule treats the weight itself.
package struct WeightDecay<Scalar: TensorScalar>: Sendable {
  /// What of the weight is added to the gradient: the gradient of half of it times the squared
  /// weight.
  package var penalty: Scalar
  /// What of the weight is taken away before the step, whatever the gradient.
  package var decay: Scalar

  /// Makes a decay; without arguments, none.
  package init(penalty: Scalar = 0, decay: Scalar = 0) {
    self.penalty = penalty
    self.decay = decay
  }
}

extension Tensor where Element: TensorScalar {
  /// A step of stochastic gradient descent with momentum, in one pass and in place.
  ///
  /// `velocity = momentum velocity + dw` and `w -= rate velocity`, or with Nesterov's momentum
  /// `w -= rate (dw + momentum velocity)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, in this tensor's shape.
  ///   - velocity: What is left of earlier gradients, in this tensor's shape.
  ///   - rate: The learning rate.
  ///   - momentum: The momentum: the decay rate of the velocity.
  ///   - nesterov: Whether to look a step ahead.
  ///   - decay: How the weight decays.
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

  /// A step of RMSProp, in one pass and in place.
  ///
  /// `square = share square + (1 - share) dw²` and `w -= rate dw / (sqrt(square) + epsilon)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, in this tensor's shape.
  ///   - square: The running mean of squared gradients, in this tensor's shape.
  ///   - rate: The learning rate.
  ///   - share: How much of the running mean stays.
  ///   - epsilon: What keeps the quotient finite.
  ///   - decay: How the weight decays.
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

  /// A step of Adam, in one pass and in place.
  ///
  /// `mean = beta1 mean + (1 - beta1) dw`, `square = beta2 square + (1 - beta2) dw²`, and
  /// `w -= rate mean / (1 - beta1ᵗ) / (sqrt(square / (1 - beta2ᵗ)) + epsilon)`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient dw, in this tensor's shape.
  ///   - mean: The running mean of gradients, in this tensor's shape.
  ///   - square: The running mean of squared gradients, in this tensor's shape.
  ///   - number: The number of this step, t, from 1.
  ///   - rate: The learning rate.
  ///   - beta1: How much of the mean stays.
  ///   - beta2: The decay rate β₂ of the running mean of the squared gradients.
  ///   - epsilon: What keeps the quotient finite.
  ///   - decay: How the weight decays.
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
        "Tensor.\(operation): expected a gradient and running means in the parameter's shape "
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
  /// A step with nothing set but the decay.
  fileprivate init<Scalar: TensorScalar>(_ decay: WeightDecay<Scalar>, rate: Scalar) {
    self.init()
    self.rate = Double(rate)
    penalty = Double(decay.penalty)
    self.decay = Double(decay.decay)
  }
}
