extension BackwardStep {
  /// Multiplies the upstream gradient by a derivative, with a single loop or, if the pass is
  /// recorded, with recorded operations.
  ///
  /// - Parameters:
  ///   - gradient: The gradient that the loop computes.
  ///   - z: The operation's result or operand, at which the derivative is taken.
  ///   - a: The function's parameter.
  ///   - operations: Computes the same result as the loop with recorded operations.
  /// - Returns: The gradient with respect to the operand.
  func scaled(
    _ gradient: ElementGradient, _ z: Tensor<Scalar>, _ a: Scalar = 0,
    _ operations: () -> Variable<Scalar>
  ) -> Variable<Scalar> {
    if isRecorded { return operations() }
    return Variable(
      Tensor(
        unchecked: applied(gradient, upstream.stored.storage, z.storage, a), shape: z.shape))
  }

  /// Whether the pass is recorded, for higher-order gradients.
  var isRecorded: Bool { GraphState.current.isRecording }
}

extension Variable {
  /// Applies an elementwise function and records it.
  func applying(
    _ function: ElementFunction, _ a: Scalar = 0, named operation: String,
    _ rule: @escaping (BackwardStep<Scalar>, _ result: Tensor<Scalar>) -> Variable
  ) -> Variable {
    let value = Tensor(unchecked: applied(function, stored.storage, a), shape: shape)
    return .result(of: operation, value, self) { rule($0, value) }
  }

  /// Computes the exponential of each element.
  public func exp() -> Variable {
    let value = stored.exp()
    return .result(of: "exp", value, self) { $0.upstream * $0.result(value) }
  }

  /// Computes the natural logarithm of each element.
  public func log() -> Variable {
    let x = kept(for: "log")
    return .result(of: "log", stored.log(), self) { $0.upstream / x() }
  }

  /// Computes the square root of each element.
  public func squareRoot() -> Variable {
    let value = stored.squareRoot()
    return .result(of: "squareRoot", value, self) { step in
      step.scaled(.squareRootOfResult, value) { step.upstream / (step.result(value) * 2) }
    }
  }

  /// Returns the square of each element.
  public func square() -> Variable {
    let x = kept(for: "square")
    return .result(of: "square", stored.square(), self) { step in
      step.scaled(.square, x().stored) { step.upstream * x() * 2 }
    }
  }

  /// Raises each element to a power; if the exponent is 0, the gradient is 0 everywhere, even at 0.
  public func power(_ exponent: Scalar) -> Variable {
    let x = kept(for: "power")
    return .result(of: "power", stored.power(exponent), self) {
      // For power 0, the formula below would give 0 · 0^-1 at x = 0, which is NaN.
      exponent == 0
        ? Variable(.zeros($0.upstream.shape))
        : $0.upstream * (x().power(exponent - 1) * exponent)
    }
  }

  /// Returns the absolute value of each element; its gradient at 0 is 0.
  public func absolute() -> Variable {
    let x = kept(for: "absolute")
    return .result(of: "absolute", stored.absolute(), self) {
      $0.upstream * Variable(x().stored.sign())
    }
  }

  /// Computes the hyperbolic tangent of each element.
  public func tanh() -> Variable {
    let value = stored.tanh()
    return .result(of: "tanh", value, self) { step in
      step.scaled(.tanhOfResult, value) { step.upstream * (1 - step.result(value).square()) }
    }
  }
}
