extension Tensor where Element: TensorNumber {
  /// Sums over the axes along which a tensor of the given shape was broadcast to this shape.
  func summing(to target: [Int]) -> Tensor {
    if shape == target { return self }
    if elementCount(of: target, in: "Tensor.summing") == 1 {
      return Tensor(unchecked: [sum()], shape: target)
    }
    let lead = rank - target.count
    // Adjacent axes are summed together, so they are merged into one.
    var merged: [(length: Int, isSummed: Bool)] = []
    for (axis, length) in shape.enumerated() {
      let isSummed = axis < lead || (target[axis - lead] == 1 && length != 1)
      if let last = merged.last, last.isSummed == isSummed {
        merged[merged.count - 1].length *= length
      } else {
        merged.append((length, isSummed))
      }
    }
    let axes = merged.indices.filter { merged[$0].isSummed }
    let sums = Tensor(unchecked: storage, shape: merged.map(\.length)).sum(axes: axes)
    return Tensor(unchecked: sums.storage, shape: target)
  }
}

extension Variable {
  /// Sums over the axes along which a variable of the given shape was broadcast to this shape.
  ///
  /// It is the adjoint of `broadcast(to:)`: each is the gradient of the other.
  func summing(to target: [Int]) -> Variable {
    if shape == target { return self }
    let shape = shape
    return .result(of: "sum", stored.summing(to: target), self) { $0.upstream.broadcast(to: shape) }
  }

  /// Returns the variable broadcast to a larger shape by NumPy's rules.
  public func broadcast(to target: [Int]) -> Variable {
    if shape == target { return self }
    let shape = shape
    return .result(of: "broadcast", stored.broadcast(to: target), self) {
      $0.upstream.summing(to: shape)
    }
  }
}
