extension Variable {
  /// Returns the elementwise maximum of two variables; shapes broadcast.
  ///
  /// On a tie, each operand gets half of the gradient.
  public static func maximum(_ a: Variable, _ b: Variable) -> Variable {
    extreme("maximum", .maximum(a.stored, b.stored), a, b)
  }

  /// Returns the maximum of each element and a scalar; on a tie, the gradient is 0.
  public static func maximum(_ a: Variable, _ b: Scalar) -> Variable {
    a.masked("maximum", .maximum(a.stored, b), a.stored .> b)
  }

  /// Returns the elementwise minimum of two variables; shapes broadcast.
  ///
  /// On a tie, each operand gets half of the gradient.
  public static func minimum(_ a: Variable, _ b: Variable) -> Variable {
    extreme("minimum", .minimum(a.stored, b.stored), a, b)
  }

  /// Returns the minimum of each element and a scalar; on a tie, the gradient is 0.
  public static func minimum(_ a: Variable, _ b: Scalar) -> Variable {
    a.masked("minimum", .minimum(a.stored, b), a.stored .< b)
  }

  /// Clips each element to a closed range; the gradient is 0 for elements outside the range.
  public func clipped(to range: ClosedRange<Scalar>) -> Variable {
    masked(
      "clipped", stored.clipped(to: range),
      (stored .>= range.lowerBound) .& (stored .<= range.upperBound))
  }

  /// Selects elements of `a` where the mask is true, and elements of `b` elsewhere; shapes
  /// broadcast.
  public static func `where`(_ mask: Tensor<Bool>, _ a: Variable, _ b: Variable) -> Variable {
    let (aShape, bShape) = (a.shape, b.shape)
    let zero = Variable(0)
    return result(
      of: "where", .where(mask, a.stored, b.stored),
      [
        Operand(a) { .where(mask, $0.upstream, zero).summing(to: aShape) },
        Operand(b) { .where(mask, zero, $0.upstream).summing(to: bShape) },
      ])
  }

  /// Creates the result of an operation whose gradient is passed on only where a mask is true.
  private func masked(
    _ operation: String, _ value: Tensor<Scalar>, _ mask: Tensor<Bool>
  ) -> Variable {
    .result(of: operation, value, self) { $0.upstream * Variable(Tensor(mask)) }
  }

  private static func extreme(
    _ operation: String, _ value: Tensor<Scalar>, _ a: Variable, _ b: Variable
  ) -> Variable {
    let (aKept, bKept) = (a.kept(for: operation), b.kept(for: operation))
    func share(_ ours: Tensor<Scalar>, _ others: Tensor<Scalar>) -> Variable {
      let isOurs = Tensor<Scalar>(ours .== value)
      return Variable(isOurs - isOurs * Tensor<Scalar>(ours .== others) * 0.5)
    }
    return result(
      of: operation, value,
      [
        Operand(a) {
          ($0.upstream * share(aKept().stored, bKept().stored)).summing(to: aKept().shape)
        },
        Operand(b) {
          ($0.upstream * share(bKept().stored, aKept().stored)).summing(to: bKept().shape)
        },
      ])
  }
}
