extension Tensor {
  /// Concatenates tensors along an existing axis.
  ///
  /// - Precondition: There is at least one tensor, and the shapes agree except along that axis.
  public static func concatenated(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    guard let first = tensors.first else {
      shapeFailure("Tensor.concatenated: expected at least one tensor, found none")
    }
    let axis = first.resolved(axis: axis, in: "Tensor.concatenated")
    var result = first.shape
    for tensor in tensors.dropFirst() {
      var expected = first.shape
      if tensor.rank == first.rank { expected[axis] = tensor.shape[axis] }
      if tensor.shape != expected {
        shapeFailure(
          "Tensor.concatenated: shapes \(first.shape) and \(tensor.shape) differ in an axis other "
            + "than \(axis)"
        )
      }
      result[axis] += tensor.shape[axis]
    }
    let outer = result[..<axis].reduce(1, *)
    var elements: [Element] = []
    elements.reserveCapacity(result.reduce(1, *))
    for block in 0..<outer {
      for tensor in tensors {
        let length = tensor.count / Swift.max(outer, 1)
        elements.append(contentsOf: tensor.storage[block * length..<(block + 1) * length])
      }
    }
    return Tensor(unchecked: elements, shape: result)
  }

  /// Stacks tensors of the same shape along a new axis.
  public static func stacked(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    for tensor in tensors where tensor.shape != tensors[0].shape {
      shapeFailure("Tensor.stacked: shapes \(tensors[0].shape) and \(tensor.shape) differ")
    }
    let axis = axis < 0 && !tensors.isEmpty ? axis + tensors[0].rank + 1 : axis
    return concatenated(tensors.map { $0.expandingDimensions(at: axis) }, axis: axis)
  }

  /// Splits the tensor into `count` equal pieces along an axis; if the axis is not divisible by
  /// `count`, the first pieces are longer by 1.
  public func split(count pieces: Int, axis: Int = 0) -> [Tensor] {
    let axis = resolved(axis: axis, in: "Tensor.split")
    guard pieces > 0 else {
      shapeFailure("Tensor.split: cannot split shape \(shape) into \(pieces) pieces")
    }
    let (length, longer) = shape[axis].quotientAndRemainder(dividingBy: pieces)
    var start = 0
    return (0..<pieces).map { piece in
      let end = start + length + (piece < longer ? 1 : 0)
      defer { start = end }
      var region = StridedRegion(whole: shape)
      region.narrow(axis: axis, to: start..<end)
      return copy(region)
    }
  }
}
