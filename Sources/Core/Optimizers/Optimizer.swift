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

extension Optimizer {
  /// Takes the gradients of the parameters away, so that the next backward pass begins anew.
  public func zeroGradients() {
    for parameter in parameters { parameter.gradient = nil }
  }
}
