/// An algorithm that updates parameters step by step, using their gradients.
///
///     optimizer.zeroGradients()
///     crossEntropy(model(x), labels: y).backward()
///     optimizer.step()
///
/// The hyperparameters and formulas are the same as in PyTorch. Parameters are updated in place.
public protocol Optimizer<Scalar>: AnyObject {
  /// The element type of the parameters.
  associatedtype Scalar: TensorScalar

  /// The parameters to update.
  var parameters: [Variable<Scalar>] { get }

  /// The learning rate, which a schedule may change.
  var learningRate: Scalar { get set }

  /// Updates each parameter that has a gradient.
  func step()
}

/// Stops the program if there are no parameters, or if one of them was computed by an operation.
func checkParameters<Scalar: TensorScalar>(
  _ parameters: [Variable<Scalar>], in optimizer: String
) {
  guard !parameters.isEmpty else {
    shapeFailure(
      "\(optimizer): expected parameters, found none; pass a module's parameters, or variables "
        + "created with requiresGradient: true")
  }
  for (index, parameter) in parameters.enumerated() where !parameter.isLeaf {
    shapeFailure(
      "\(optimizer): parameter \(index), of shape \(parameter.shape), is the result of an "
        + "operation and has no gradient of its own; pass the variable that it was computed from")
  }
}

extension Optimizer {
  /// Clears the gradients of the parameters, so that the next backward pass starts from zero.
  public func zeroGradients() {
    for parameter in parameters { parameter.gradient = nil }
  }
}
