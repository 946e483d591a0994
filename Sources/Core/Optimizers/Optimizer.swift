/// What moves parameters along their gradients, step by step.
///
///     optimizer.zeroGradients()
///     crossEntropy(model(x), labels: y).backward()
///     optimizer.step()
///
/// Settings and sums are those of PyTorch's optimisers. Parameters move in place.
public protocol Optimizer<Scalar>: AnyObject {
  /// The numbers that the parameters have.
  associatedtype Scalar: TensorScalar

  /// What is moved.
  var parameters: [Variable<Scalar>] { get }

  /// The length of a step; schedules change it.
  var learningRate: Scalar { get set }

  /// Moves each parameter that has a gradient.
  func step()
}

/// Stops the program where an optimiser would never move anything.
func checkParameters<Scalar: TensorScalar>(
  _ parameters: [Variable<Scalar>], in optimizer: String
) {
  guard !parameters.isEmpty else {
    shapeFailure(
      "\(optimizer): expected parameters, found none; pass those of a module, or variables made with "
        + "requiresGradient: true")
  }
  for (index, parameter) in parameters.enumerated() where !parameter.isLeaf {
    shapeFailure(
      "\(optimizer): parameter \(index), of shape \(parameter.shape), is the result of an operation and "
        + "has no gradient of its own; pass the variable that it was computed from")
  }
}

extension Optimizer {
  /// Takes the gradients of the parameters away, so that the next backward pass begins anew.
  public func zeroGradients() {
    for parameter in parameters { parameter.gradient = nil }
  }
}
