extension Variable {
  /// Computes the sum of all elements, a scalar of shape `[]`.
  public func sum() -> Variable { summing(to: []) }

  /// Computes the sum along an axis; negative axes count from the end.
  public func sum(axis: Int, keepDims: Bool = false) -> Variable {
    sum(axes: [axis], keepDims: keepDims)
  }

  /// Computes the sum along several axes.
  public func sum(axes: [Int], keepDims: Bool = false) -> Variable {
    let reduced = ReducedAxes(shape, axes, in: "Variable.sum")
    return summing(to: reduced.kept).reshaped(keepDims ? reduced.kept : reduced.dropped)
  }

  /// Computes the mean of all elements, a scalar of shape `[]`.
  public func mean() -> Variable { sum() / Scalar(count) }

  /// Computes the mean along an axis; negative axes count from the end.
  public func mean(axis: Int, keepDims: Bool = false) -> Variable {
    mean(axes: [axis], keepDims: keepDims)
  }

  /// Computes the mean along several axes.
  public func mean(axes: [Int], keepDims: Bool = false) -> Variable {
    let reduced = ReducedAxes(shape, axes, in: "Variable.mean")
    return sum(axes: axes, keepDims: keepDims) / Scalar(reduced.length)
  }

  /// Computes the variance of all elements, the mean of `(x - mean)²`.
  ///
  /// - Parameter unbiased: Whether to divide by the number of elements minus one instead of the
  ///   number of elements.
  /// - Returns: The variance, of shape `[]`.
  public func variance(unbiased: Bool = false) -> Variable {
    variance(axes: Array(0..<rank), unbiased: unbiased)
  }

  /// Computes the variance along an axis; negative axes count from the end.
  public func variance(axis: Int, keepDims: Bool = false, unbiased: Bool = false) -> Variable {
    variance(axes: [axis], keepDims: keepDims, unbiased: unbiased)
  }

  /// Computes the variance along several axes.
  public func variance(axes: [Int], keepDims: Bool = false, unbiased: Bool = false) -> Variable {
    let reduced = ReducedAxes(shape, axes, in: "Variable.variance")
    let squares = (self - mean(axes: axes, keepDims: true)).square()
    return squares.sum(axes: axes, keepDims: keepDims)
      / Scalar(unbiased ? reduced.length - 1 : reduced.length)
  }

  /// Returns the largest element, a scalar of shape `[]`; tied elements share the gradient equally.
  public func max() -> Variable { max(axes: Array(0..<rank)) }

  /// Returns the largest element along an axis; tied elements share the gradient equally.
  public func max(axis: Int, keepDims: Bool = false) -> Variable {
    max(axes: [axis], keepDims: keepDims)
  }

  /// Returns the largest element along several axes.
  public func max(axes: [Int], keepDims: Bool = false) -> Variable {
    extreme("max", stored.max(axes: axes, keepDims: true), axes, keepDims)
  }

  /// Returns the smallest element, a scalar of shape `[]`; tied elements share the gradient
  /// equally.
  public func min() -> Variable { min(axes: Array(0..<rank)) }

  /// Returns the smallest element along an axis; tied elements share the gradient equally.
  public func min(axis: Int, keepDims: Bool = false) -> Variable {
    min(axes: [axis], keepDims: keepDims)
  }

  /// Returns the smallest element along several axes.
  public func min(axes: [Int], keepDims: Bool = false) -> Variable {
    extreme("min", stored.min(axes: axes, keepDims: true), axes, keepDims)
  }

  private func extreme(
    _ operation: String, _ value: Tensor<Scalar>, _ axes: [Int], _ keepDims: Bool
  ) -> Variable {
    let reduced = ReducedAxes(shape, axes, in: "Variable.\(operation)")
    let x = kept(for: operation)
    let result = Variable.result(of: operation, value, self) { step in
      let isTaken = Tensor<Scalar>(x().stored .== value)
      let share = isTaken / isTaken.sum(axes: axes, keepDims: true)
      return step.upstream * Variable(share)
    }
    return result.reshaped(keepDims ? reduced.kept : reduced.dropped)
  }
}

/// The shapes that result from reducing some axes of a shape.
struct ReducedAxes {
  /// The shape with the reduced axes kept as length 1.
  let kept: [Int]
  /// The shape without the reduced axes.
  let dropped: [Int]
  /// The number of elements that are reduced to each element of the result.
  let length: Int

  init(_ shape: [Int], _ axes: [Int], in operation: String) {
    var isReduced = Array(repeating: false, count: shape.count)
    for axis in axes {
      let place = axis < 0 ? axis + shape.count : axis
      guard shape.indices.contains(place), !isReduced[place] else {
        shapeFailure("\(operation): axes \(axes) are not distinct axes of shape \(shape)")
      }
      isReduced[place] = true
    }
    kept = zip(shape, isReduced).map { $1 ? 1 : $0 }
    dropped = zip(shape, isReduced).filter { !$0.1 }.map(\.0)
    length = zip(shape, isReduced).reduce(1) { $1.1 ? $0 * $1.0 : $0 }
  }
}
