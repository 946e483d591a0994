extension Tensor where Element: TensorNumber {
  /// Computes the sum of all elements; 0 if there are none.
  public func sum() -> Element { summed(storage) }

  /// Computes the sum along an axis.
  ///
  /// - Parameters:
  ///   - axis: The axis; negative axes count from the end.
  ///   - keepDims: Whether to keep the reduced axis, with length 1.
  /// - Returns: The sums.
  public func sum(axis: Int, keepDims: Bool = false) -> Tensor {
    reduce(.sum, axis, keepDims, "Tensor.sum")
  }

  /// Computes the sum along several axes.
  public func sum(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduce(.sum, axes, keepDims, "Tensor.sum")
  }

  /// Computes the sum of the squares of all elements: `square().sum()` without a temporary tensor.
  public func sumOfSquares() -> Element { summed(storage, squares: true) }

  /// Computes the sum of squares along an axis: `square().sum(axis:)` without a temporary tensor.
  public func sumOfSquares(axis: Int, keepDims: Bool = false) -> Tensor {
    reduce(.sumOfSquares, axis, keepDims, "Tensor.sumOfSquares")
  }

  /// Returns the largest element; NaN if any element is NaN.
  public func max() -> Element { flattenedExtreme(.max, "Tensor.max") }

  /// Returns the largest element along an axis.
  public func max(axis: Int, keepDims: Bool = false) -> Tensor {
    reduce(.max, axis, keepDims, "Tensor.max")
  }

  /// Returns the largest element along several axes.
  public func max(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduce(.max, axes, keepDims, "Tensor.max")
  }

  /// Returns the smallest element; NaN if any element is NaN.
  public func min() -> Element { flattenedExtreme(.min, "Tensor.min") }

  /// Returns the smallest element along an axis.
  public func min(axis: Int, keepDims: Bool = false) -> Tensor {
    reduce(.min, axis, keepDims, "Tensor.min")
  }

  /// Returns the smallest element along several axes.
  public func min(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduce(.min, axes, keepDims, "Tensor.min")
  }

  private func flattenedExtreme(_ reduction: Reduction, _ operation: String) -> Element {
    flattened().reduce(reduction, 0, false, operation).storage[0]
  }

  private func reduce(
    _ reduction: Reduction, _ axis: Int, _ keepDims: Bool, _ operation: String
  ) -> Tensor {
    let axis = resolved(axis: axis, in: operation)
    if (reduction == .max || reduction == .min) && shape[axis] == 0 {
      shapeFailure("\(operation): axis \(axis) of shape \(shape) has no elements")
    }
    var result = shape
    if keepDims { result[axis] = 1 } else { result.remove(at: axis) }
    return Tensor(
      unchecked: reduced(reduction, storage, AxisSplit(shape, axis: axis)), shape: result)
  }

  private func reduce(
    _ reduction: Reduction, _ axes: [Int], _ keepDims: Bool, _ operation: String
  ) -> Tensor {
    let places = Set(axes.map { resolved(axis: $0, in: operation) })
    if places.count != axes.count {
      shapeFailure("\(operation): axes \(axes) name the same axis of shape \(shape) twice")
    }
    // Reduce the last axis first, so that the indices of the other axes do not change.
    return places.sorted(by: >).reduce(self) { $0.reduce(reduction, $1, keepDims, operation) }
  }
}

extension Tensor where Element: TensorScalar {
  /// Computes the mean of all elements; NaN if there are none.
  public func mean() -> Element { sum() / Element(count) }

  /// Computes the mean along an axis.
  public func mean(axis: Int, keepDims: Bool = false) -> Tensor {
    mean(axes: [axis], keepDims: keepDims)
  }

  /// Computes the mean along several axes.
  public func mean(axes: [Int], keepDims: Bool = false) -> Tensor {
    let total = reduce(.sum, axes, keepDims, "Tensor.mean")
    let length = axes.reduce(1) { $0 * shape[resolved(axis: $1, in: "Tensor.mean")] }
    return total / Element(length)
  }

  /// Computes the biased variance of all elements, the mean of `(x - mean)^2`.
  public func variance() -> Element { (self - mean()).square().mean() }

  /// Computes the biased variance along an axis.
  public func variance(axis: Int, keepDims: Bool = false) -> Tensor {
    variance(axes: [axis], keepDims: keepDims)
  }

  /// Computes the biased variance along several axes.
  public func variance(axes: [Int], keepDims: Bool = false) -> Tensor {
    (self - mean(axes: axes, keepDims: true)).square().mean(axes: axes, keepDims: keepDims)
  }

  /// Computes the biased standard deviation of all elements.
  public func standardDeviation() -> Element { variance().squareRoot() }

  /// Computes the biased standard deviation along an axis.
  public func standardDeviation(axis: Int, keepDims: Bool = false) -> Tensor {
    variance(axis: axis, keepDims: keepDims).squareRoot()
  }

  /// Computes the biased standard deviation along several axes.
  public func standardDeviation(axes: [Int], keepDims: Bool = false) -> Tensor {
    variance(axes: axes, keepDims: keepDims).squareRoot()
  }

  /// Computes the Frobenius norm, the square root of the sum of squares.
  public func norm() -> Element { sumOfSquares().squareRoot() }

  /// Computes the norm along an axis, the square root of the sum of squares.
  public func norm(axis: Int, keepDims: Bool = false) -> Tensor {
    sumOfSquares(axis: axis, keepDims: keepDims).squareRoot()
  }
}
