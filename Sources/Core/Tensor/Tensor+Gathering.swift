extension Tensor {
  /// The rows at the given indices, in order; an index may occur more than once.
  ///
  /// An assigned tensor broadcasts to `[rows.count]` followed by the shape of a row.
  public subscript(rows rows: [Int]) -> Tensor {
    get { taking(rows, axis: 0) }
    set {
      if rank == 0 { shapeFailure("Tensor[rows:]: a tensor of shape [] has no rows") }
      let values = newValue.broadcast(to: [rows.count] + shape.dropFirst())
      for (place, row) in rows.enumerated() { self[row: row] = values[row: place] }
    }
  }

  /// Returns the slices at the given indices along an axis, in order.
  public func taking(_ places: [Int], axis: Int = 0) -> Tensor {
    let axis = resolved(axis: axis, in: "Tensor.taking")
    for place in places { checkPlace(place, axis: axis, "Tensor.taking") }
    var result = shape
    result[axis] = places.count
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    var elements: [Element] = []
    elements.reserveCapacity(outer * places.count * inner)
    for block in 0..<outer {
      if inner == 1 {
        let start = block * shape[axis]
        for place in places { elements.append(storage[start + place]) }
        continue
      }
      for place in places {
        let start = (block * shape[axis] + place) * inner
        elements.append(contentsOf: storage[start..<start + inner])
      }
    }
    return Tensor(unchecked: elements, shape: result)
  }

  /// Returns the elements in column `columns[i]` of each row i of a matrix `[N, C]`, as a vector
  /// `[N]`.
  public func gather(columns: [Int]) -> Tensor {
    Tensor(columnOffsets(columns, "Tensor.gather").map { storage[$0] })
  }

  /// Sets the element in column `columns[i]` of each row i of a matrix `[N, C]` to a scalar.
  public mutating func set(_ value: Element, atColumns columns: [Int]) {
    for offset in columnOffsets(columns, "Tensor.set") { storage[offset] = value }
  }

  /// Sets the element in column `columns[i]` of each row i of a matrix `[N, C]` to `values[i]`.
  public mutating func set(_ values: Tensor, atColumns columns: [Int]) {
    let offsets = columnOffsets(columns, "Tensor.set")
    checkLength(of: values, offsets.count, "Tensor.set")
    for (i, offset) in offsets.enumerated() { storage[offset] = values.storage[i] }
  }

  func checkLength(of values: Tensor, _ length: Int, _ operation: String) {
    if values.shape != [length] {
      shapeFailure("\(operation): expected values of shape [\(length)], found \(values.shape)")
    }
  }

  func columnOffsets(_ columns: [Int], _ operation: String) -> [Int] {
    guard rank == 2, columns.count == shape[0] else {
      shapeFailure(
        "\(operation): expected one column per row, found \(columns.count) columns for shape "
          + "\(shape)")
    }
    return columns.enumerated().map { row, column in
      checkPlace(column, axis: 1, operation)
      return row * shape[1] + column
    }
  }
}

extension Tensor where Element: TensorNumber {
  /// Adds a scalar to the element in column `columns[i]` of each row i of a matrix `[N, C]`.
  public mutating func add(_ value: Element, atColumns columns: [Int]) {
    for offset in columnOffsets(columns, "Tensor.add") { storage[offset] += value }
  }

  /// Adds `values[i]` to the element in column `columns[i]` of each row i of a matrix `[N, C]`.
  public mutating func add(_ values: Tensor, atColumns columns: [Int]) {
    let offsets = columnOffsets(columns, "Tensor.add")
    checkLength(of: values, offsets.count, "Tensor.add")
    for (i, offset) in offsets.enumerated() { storage[offset] += values.storage[i] }
  }
}

extension Tensor {
  /// The elements where a mask of the same shape is true, as a vector.
  ///
  /// An assigned tensor must have the same number of elements, or a single element, which is
  /// repeated.
  public subscript(mask mask: Tensor<Bool>) -> Tensor {
    get {
      checkMask(mask)
      return Tensor(zip(storage, mask.storage).compactMap { $1 ? $0 : nil })
    }
    set {
      checkMask(mask)
      if newValue.count == 1 {
        self[mask: mask] = newValue.storage[0]
        return
      }
      checkLength(of: newValue, mask.countNonzero, "Tensor[mask:]")
      var next = 0
      for i in storage.indices where mask.storage[i] {
        storage[i] = newValue.storage[next]
        next += 1
      }
    }
  }

  /// Sets the elements where a mask of the same shape is true to a scalar.
  public subscript(mask mask: Tensor<Bool>) -> Element {
    @available(*, unavailable, message: "a mask selects a tensor, not an element")
    get { fatalError("a mask selects a tensor, not an element") }
    set {
      checkMask(mask)
      for i in storage.indices where mask.storage[i] { storage[i] = newValue }
    }
  }

  private func checkMask(_ mask: Tensor<Bool>) {
    if mask.shape != shape {
      shapeFailure(
        "Tensor[mask:]: expected a mask with the tensor's shape \(shape), found \(mask.shape)")
    }
  }
}
