extension Variable {
  /// Returns the same elements in another shape; one length may be -1, in which case it is
  /// inferred.
  public func reshaped(_ newShape: [Int]) -> Variable {
    let shape = shape
    if newShape == shape { return self }
    return .result(of: "reshaped", stored.reshaped(newShape), self) {
      $0.upstream.reshaped(shape)
    }
  }

  /// Merges the given axis and all axes after it; a batch `[N, …]` becomes `[N, D]`.
  public func flattened(from axis: Int = 0) -> Variable {
    guard axis >= 0, axis <= rank else {
      shapeFailure("Variable.flattened: axis \(axis) does not exist in shape \(shape)")
    }
    return reshaped(shape[..<axis] + [shape[axis...].reduce(1, *)])
  }

  /// Returns the variable with its axes reversed; for a matrix, the transpose.
  public func transposed() -> Variable { transposed(Array((0..<rank).reversed())) }

  /// Returns the variable with its axes in the given order.
  ///
  /// - Parameter axes: For each axis of the result, the index of the corresponding axis of this
  ///   variable.
  /// - Returns: The transposed variable.
  public func transposed(_ axes: [Int]) -> Variable {
    let rank = rank
    return .result(of: "transposed", stored.transposed(axes), self) {
      var inverse = Array(repeating: 0, count: rank)
      for (place, axis) in axes.enumerated() { inverse[axis < 0 ? axis + rank : axis] = place }
      return $0.upstream.transposed(inverse)
    }
  }

  /// Returns the variable with a new axis of length 1; negative positions count from the end.
  public func expandingDimensions(at axis: Int) -> Variable {
    reshaped(stored.expandingDimensions(at: axis).shape)
  }

  /// Returns the variable without the given axis, which must have length 1.
  public func squeezed(axis: Int) -> Variable { reshaped(stored.squeezed(axis: axis).shape) }
}
