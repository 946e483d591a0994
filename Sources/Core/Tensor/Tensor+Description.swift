extension Tensor: CustomStringConvertible {
  /// The elements in nested brackets; if there are more than 1000, only the first and last ones
  /// along each axis.
  ///
  /// A value that is not written yet is described by its task.
  public var description: String {
    if let task { return "not implemented: \(task)" }
    if count == 0 && rank > 0 { return "[] (shape \(shape))" }
    return described(axis: 0, offset: 0, edge: count > 1000 ? 3 : Int.max)
  }

  private func described(axis: Int, offset: Int, edge: Int) -> String {
    if axis == rank { return "\(storage[offset])" }
    let stride = shape[(axis + 1)...].reduce(1, *)
    let length = shape[axis]
    func item(_ i: Int) -> String {
      described(axis: axis + 1, offset: offset + i * stride, edge: edge)
    }
    var items: [String]
    if edge < (length + 1) / 2 {
      items = (0..<edge).map(item) + ["..."] + (length - edge..<length).map(item)
    } else {
      items = (0..<length).map(item)
    }
    if axis == rank - 1 { return "[" + items.joined(separator: ", ") + "]" }
    let breaks = String(repeating: "\n", count: rank - 1 - axis)
    let indent = String(repeating: " ", count: axis + 1)
    return "[" + items.joined(separator: "," + breaks + indent) + "]"
  }
}
