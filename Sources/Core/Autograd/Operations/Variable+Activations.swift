extension Variable {
  /// Computes `max(x, 0)` for each element; the gradient at 0 is 0.
  public func relu() -> Variable {
    let value = Core.relu(stored)
    return .result(of: "relu", value, self) { step in
      if step.isRecorded { return step.upstream * Variable(Tensor(value .> 0)) }
      return Variable(reluBackward(step.upstream.stored, output: value))
    }
  }

  /// Applies leaky ReLU to each element: `x` if x is positive, otherwise `slope · x`.
  public func leakyReLU(slope: Scalar = 0.01) -> Variable {
    let x = kept(for: "leakyReLU")
    return applying(.leakyReLU, slope, named: "leakyReLU") { step, _ in
      step.scaled(.leakyReLU, x().stored, slope) {
        step.upstream * Variable(.where(x().stored .> 0, 1, slope))
      }
    }
  }

  /// Applies ELU to each element: `x` if x is positive, otherwise `alpha · (exp(x) - 1)`.
  public func elu(alpha: Scalar = 1) -> Variable {
    applying(.elu, alpha, named: "elu") { step, value in
      step.scaled(.eluOfResult, value, alpha) {
        let isPositive = value .> 0
        return step.upstream * .where(isPositive, Variable(1), step.result(value) + alpha)
      }
    }
  }

  /// Computes the sigmoid `1 / (1 + exp(-x))` for each element.
  public func sigmoid() -> Variable {
    applying(.sigmoid, named: "sigmoid") { step, value in
      step.scaled(.sigmoidOfResult, value) {
        let y = step.result(value)
        return step.upstream * (y * (1 - y))
      }
    }
  }

  /// Computes `log(1 + exp(x))` for each element, a smooth ReLU.
  public func softplus() -> Variable {
    let x = kept(for: "softplus")
    return applying(.softplus, named: "softplus") { step, _ in
      step.scaled(.softplus, x().stored) { step.upstream * x().sigmoid() }
    }
  }

  /// Applies GELU: `x · Φ(x)` for each element, where Φ is the standard normal distribution
  /// function (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016).
  ///
  /// - Parameter approximate: Whether to approximate Φ by
  ///   `(1 + tanh(√(2/π) (x + 0.044715 x³))) / 2`.
  /// - Returns: The output, with the variable's shape.
  public func gelu(approximate: Bool = false) -> Variable {
    let x = kept(for: "gelu")
    if approximate {
      return applying(.geluTanh, named: "gelu") { step, _ in
        step.scaled(.geluTanh, x().stored) { step.upstream * Self.geluTanhDerivative(x()) }
      }
    }
    return applying(.gelu, named: "gelu") { step, _ in
      step.scaled(.gelu, x().stored) { step.upstream * Self.geluDerivative(x()) }
    }
  }

  /// Computes `Φ(x) + x φ(x)` with recorded operations.
  private static func geluDerivative(_ x: Variable) -> Variable {
    x.normalDistribution() + x * x.normalDensity()
  }

  /// Computes the standard normal distribution function Φ of each element.
  private func normalDistribution() -> Variable {
    let x = kept(for: "gelu")
    return applying(.normalDistribution, named: "gelu") { step, _ in
      step.upstream * x().normalDensity()
    }
  }

  /// Computes the standard normal density φ of each element, `exp(-x² / 2) / √(2 π)`.
  private func normalDensity() -> Variable {
    (square() * -0.5).exp() * Scalar((0.5 / Double.pi).squareRoot())
  }

  private static func geluTanhDerivative(_ x: Variable) -> Variable {
    let factor = Scalar((2 / Double.pi).squareRoot())
    let angle = (x + x.power(3) * 0.044715) * factor
    let slope = (x.square() * (3 * 0.044715) + 1) * factor
    let t = angle.tanh()
    return (t + 1 + x * (1 - t.square()) * slope) * 0.5
  }
}
