extension Variable {
  /// Adds two variables elementwise; shapes broadcast as in NumPy.
  public static func + (a: Variable, b: Variable) -> Variable {
    let (aShape, bShape) = (a.shape, b.shape)
    return result(
      of: "+", a.stored + b.stored,
      [
        Operand(a) { $0.upstream.summing(to: aShape) },
        Operand(b) { $0.upstream.summing(to: bShape) },
      ])
  }

  /// Subtracts one variable from another elementwise; shapes broadcast as in NumPy.
  public static func - (a: Variable, b: Variable) -> Variable {
    let (aShape, bShape) = (a.shape, b.shape)
    return result(
      of: "-", a.stored - b.stored,
      [
        Operand(a) { $0.upstream.summing(to: aShape) },
        Operand(b) { -$0.upstream.summing(to: bShape) },
      ])
  }

  /// Multiplies two variables elementwise; shapes broadcast as in NumPy.
  public static func * (a: Variable, b: Variable) -> Variable {
    let (aShape, bShape) = (a.shape, b.shape)
    let (aKept, bKept) = (a.kept(for: "*"), b.kept(for: "*"))
    return result(
      of: "*", a.stored * b.stored,
      [
        Operand(a) { ($0.upstream * bKept()).summing(to: aShape) },
        Operand(b) { ($0.upstream * aKept()).summing(to: bShape) },
      ])
  }

  /// Divides one variable by another elementwise; shapes broadcast as in NumPy.
  public static func / (a: Variable, b: Variable) -> Variable {
    let (aShape, bShape) = (a.shape, b.shape)
    let bKept = b.kept(for: "/")
    let quotient = a.stored / b.stored
    return result(
      of: "/", quotient,
      [
        Operand(a) { ($0.upstream / bKept()).summing(to: aShape) },
        Operand(b) { -($0.upstream * $0.result(quotient) / bKept()).summing(to: bShape) },
      ])
  }
}

extension Variable {
  /// Adds a scalar to each element.
  public static func + (a: Variable, b: Scalar) -> Variable {
    result(of: "+", a.stored + b, a) { $0.upstream }
  }
  /// Adds a scalar to each element.
  public static func + (a: Scalar, b: Variable) -> Variable { b + a }

  /// Subtracts a scalar from each element.
  public static func - (a: Variable, b: Scalar) -> Variable {
    result(of: "-", a.stored - b, a) { $0.upstream }
  }
  /// Subtracts each element from a scalar.
  public static func - (a: Scalar, b: Variable) -> Variable {
    result(of: "-", a - b.stored, b) { -$0.upstream }
  }

  /// Multiplies each element by a scalar.
  public static func * (a: Variable, b: Scalar) -> Variable {
    result(of: "*", a.stored * b, a) { $0.upstream * b }
  }
  /// Multiplies each element by a scalar.
  public static func * (a: Scalar, b: Variable) -> Variable { b * a }

  /// Divides each element by a scalar.
  public static func / (a: Variable, b: Scalar) -> Variable {
    result(of: "/", a.stored / b, a) { $0.upstream / b }
  }
  /// Divides a scalar by each element.
  public static func / (a: Scalar, b: Variable) -> Variable {
    let quotient = a / b.stored
    let kept = b.kept(for: "/")
    return result(of: "/", quotient, b) { -($0.upstream * $0.result(quotient) / kept()) }
  }

  /// Negates each element.
  public static prefix func - (a: Variable) -> Variable {
    result(of: "negation", -a.stored, a) { -$0.upstream }
  }
}
