extension Tensor where Element: TensorNumber {
  /// Returns the square of each element.
  public func square() -> Tensor { Tensor(unchecked: squared(storage), shape: shape) }

  /// Clips each element to a range.
  public func clipped(to range: ClosedRange<Element>) -> Tensor {
    .minimum(.maximum(self, range.lowerBound), range.upperBound)
  }
}

extension Tensor where Element: TensorScalar {
  /// Computes the exponential of each element.
  public func exp() -> Tensor { mapped(.exp) }
  /// Computes the natural logarithm of each element.
  public func log() -> Tensor { mapped(.log) }
  /// Computes the hyperbolic tangent of each element.
  public func tanh() -> Tensor { mapped(.tanh) }
  /// Computes the square root of each element.
  public func squareRoot() -> Tensor { mapped(.squareRoot) }
  /// Returns the absolute value of each element.
  public func absolute() -> Tensor { mapped(.absolute) }
  /// Returns the sign of each element (-1, 0 or 1); NaN stays NaN.
  public func sign() -> Tensor { mapped(.sign) }
  /// Raises each element to a power.
  public func power(_ exponent: Element) -> Tensor {
    Tensor(unchecked: raised(storage, to: exponent), shape: shape)
  }

  func mapped(_ operation: UnaryOperation) -> Tensor {
    Tensor(unchecked: Core.mapped(operation, storage), shape: shape)
  }
}

/// A function of one number.
enum UnaryOperation {
  case exp, log, tanh, squareRoot, absolute, sign
}

extension Array where Element: TensorElement {
  @inline(__always)
  fileprivate func mappedEach<Result: TensorElement>(_ body: (Element) -> Result) -> [Result] {
    .filled(count) { out in
      withUnsafeBufferPointer { source in
        for i in 0..<source.count { (out + i).initialize(to: body(source[i])) }
      }
    }
  }
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func mapped<Scalar: TensorScalar>(_ operation: UnaryOperation, _ source: [Scalar]) -> [Scalar] {
  switch operation {
  case .exp: source.mappedEach { Scalar.exp($0) }
  case .log: source.mappedEach { Scalar.log($0) }
  case .tanh: source.mappedEach { Scalar.tanh($0) }
  case .squareRoot: source.mappedEach { $0.squareRoot() }
  case .absolute: source.mappedEach { $0.magnitude }
  case .sign: source.mappedEach { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
  }
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func raised<Scalar: TensorScalar>(_ source: [Scalar], to exponent: Scalar) -> [Scalar] {
  source.mappedEach { Scalar.pow($0, exponent) }
}

@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func squared<Number: TensorNumber>(_ source: [Number]) -> [Number] {
  source.mappedEach { $0 * $0 }
}
