extension Tensor {
  /// Creates an empty tensor, of shape `[0]`.
  ///
  /// It is the default of a value that a cache holds only in training.
  @inlinable
  public init() {
    self.init(unchecked: [], shape: [0])
  }

  /// Creates a vector, of shape `[N]`.
  @inlinable
  public init(_ elements: [Element]) {
    self.init(unchecked: elements, shape: [elements.count])
  }

  /// Creates a matrix of shape `[N, D]` from its rows.
  ///
  /// - Precondition: All rows have the same length.
  public init(_ rows: [[Element]]) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      shapeFailure(
        "Tensor.init: row \(index) has \(row.count) elements, but row 0 has \(width)")
    }
    self.init(unchecked: Array(rows.joined()), shape: [rows.count, width])
  }

  /// Creates a scalar tensor, of shape `[]`.
  @inlinable
  public init(_ element: Element) {
    self.init(unchecked: [element], shape: [])
  }

  /// Creates a tensor of the given shape, filled with one value.
  @inlinable
  public static func full(_ shape: [Int], _ element: Element) -> Tensor {
    let count = elementCount(of: shape, in: "Tensor.full")
    return Tensor(unchecked: Array(repeating: element, count: count), shape: shape)
  }
}

extension Tensor where Element: TensorNumber {
  /// Creates a tensor of the given shape, filled with zeros.
  @inlinable
  public static func zeros(_ shape: [Int]) -> Tensor { full(shape, 0) }

  /// Creates a tensor of the given shape, filled with ones.
  @inlinable
  public static func ones(_ shape: [Int]) -> Tensor { full(shape, 1) }

  /// Creates a tensor of zeros with the same shape as another.
  @inlinable
  public static func zeros(like other: Tensor) -> Tensor { full(other.shape, 0) }

  /// Creates a tensor of ones with the same shape as another.
  @inlinable
  public static func ones(like other: Tensor) -> Tensor { full(other.shape, 1) }

  /// Creates the identity matrix, of shape `[N, N]`.
  public static func eye(_ size: Int) -> Tensor {
    var result = zeros([size, size])
    for i in 0..<size { result.storage[i * size + i] = 1 }
    return result
  }

  /// Creates a vector of the numbers 0, 1, 2, …, `count - 1`.
  public static func arange(_ count: Int) -> Tensor {
    if count < 0 { shapeFailure("Tensor.arange: expected a nonnegative count, found \(count)") }
    var next: Element = 0
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      elements.append(next)
      next += 1
    }
    return Tensor(elements)
  }
}

extension Tensor where Element: TensorScalar {
  /// Creates a vector of `count` evenly spaced numbers, including both endpoints.
  public static func linspace(from start: Element, through end: Element, count: Int) -> Tensor {
    if count < 0 { shapeFailure("Tensor.linspace: expected a nonnegative count, found \(count)") }
    let step = count > 1 ? (end - start) / Element(count - 1) : 0
    var elements = (0..<count).map { start + Element($0) * step }
    // Rounding may make the last element inexact; NumPy also sets it to the end of the range.
    if count > 1 { elements[count - 1] = end }
    return Tensor(elements)
  }
}
