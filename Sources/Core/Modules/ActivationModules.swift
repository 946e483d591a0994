/// ReLU: `max(x, 0)` for each element.
public final class ReLU<Scalar: TensorScalar>: Layer {
  /// Creates a layer.
  public init() {}

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.relu() }
}

/// Leaky ReLU: `x` for each positive element, and `slope · x` for all other elements.
public final class LeakyReLU<Scalar: TensorScalar>: Layer {
  /// The slope for negative inputs.
  public let slope: Scalar

  /// Creates a layer.
  public init(slope: Scalar = 0.01) { self.slope = slope }

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.leakyReLU(slope: slope) }
}

/// ELU: `x` for each positive element, and `alpha · (exp(x) - 1)` for all other elements.
public final class ELU<Scalar: TensorScalar>: Layer {
  /// The scale for negative inputs.
  ///
  /// The output approaches `-alpha` for very negative inputs.
  public let alpha: Scalar

  /// Creates a layer.
  public init(alpha: Scalar = 1) { self.alpha = alpha }

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.elu(alpha: alpha) }
}

/// The sigmoid function, `1 / (1 + exp(-x))` for each element.
public final class Sigmoid<Scalar: TensorScalar>: Layer {
  /// Creates a layer.
  public init() {}

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.sigmoid() }
}

/// The hyperbolic tangent of each element.
public final class Tanh<Scalar: TensorScalar>: Layer {
  /// Creates a layer.
  public init() {}

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.tanh() }
}

/// Softplus, a smooth ReLU: `log(1 + exp(x))` for each element.
public final class Softplus<Scalar: TensorScalar>: Layer {
  /// Creates a layer.
  public init() {}

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.softplus() }
}

/// GELU: `x · Φ(x)` for each element, where Φ is the standard normal distribution function.
public final class GELU<Scalar: TensorScalar>: Layer {
  /// Whether Φ is approximated by a hyperbolic tangent.
  public let approximate: Bool

  /// Creates a layer.
  public init(approximate: Bool = false) { self.approximate = approximate }

  /// Applies the function.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    x.gelu(approximate: approximate)
  }
}
