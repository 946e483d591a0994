/// A dense array of any rank, in row-major order, with value semantics.
///
/// Shapes are written as in NumPy: `[N, D]` is a matrix with N rows and D columns, and `[]` is a
/// scalar. Copying is cheap: the elements are shared until one of the copies is modified.
public struct Tensor<Element: TensorElement>: Sendable, Equatable {
  /// The elements, which only subscripts of single elements use directly.
  @usableFromInline var elements: [Element]

  /// The length of each axis; for a value that is not written yet, its sentence in UTF-8.
  @usableFromInline let lengths: [Int]

  /// The first lengths, stored next to the elements for fast indexing.
  @usableFromInline let extents: Extents

  /// Creates a tensor of the given shape from elements in row-major order.
  ///
  /// - Precondition: `elements.count` is the product of the lengths in `shape`.
  @inlinable
  public init(_ elements: [Element], shape: [Int]) {
    if elements.count != elementCount(of: shape, in: "Tensor.init") {
      shapeFailure("Tensor.init: \(elements.count) elements do not match shape \(shape)")
    }
    self.init(unchecked: elements, shape: shape)
  }

  /// Creates a tensor without checking that the elements fill the shape.
  @inlinable
  package init(unchecked elements: [Element], shape: [Int]) {
    self.elements = elements
    lengths = shape
    extents = Extents(shape)
  }

  /// Creates a value that is not written yet.
  init(unwritten sentence: String) {
    elements = []
    lengths = sentence.utf8.map(Int.init)
    extents = .unwritten
  }
}

/// The rank and the first four lengths of a shape.
@usableFromInline
struct Extents: Sendable, Equatable {
  @usableFromInline let rank: Int
  @usableFromInline let first: Int
  @usableFromInline let second: Int
  @usableFromInline let third: Int
  @usableFromInline let fourth: Int
  /// The length of a vector; 0 for other ranks, so that one comparison checks rank and index.
  @usableFromInline let vectorLength: Int
  /// The number of rows of a matrix; 0 for other ranks.
  @usableFromInline let matrixRows: Int

  @inlinable
  init(_ shape: [Int]) {
    rank = shape.count
    first = rank > 0 ? shape[0] : 1
    second = rank > 1 ? shape[1] : 1
    third = rank > 2 ? shape[2] : 1
    fourth = rank > 3 ? shape[3] : 1
    vectorLength = rank == 1 ? shape[0] : 0
    matrixRows = rank == 2 ? shape[0] : 0
  }

  /// The extents of a value that is not written yet: no index is within them.
  static let unwritten = Extents()

  private init() {
    rank = -1
    (first, second, third, fourth, vectorLength, matrixRows) = (0, 0, 0, 0, 0, 0)
  }
}

// Everything except the access to single elements goes through `storage` or `shape`, so no
// operation has to know that a value may not be written yet.

extension Tensor {
  /// The elements in row-major order; `count` is the product of `shape`.
  @inlinable package var storage: [Element] {
    get {
      ensureWritten()
      return elements
    }
    _modify {
      ensureWritten()
      yield &elements
    }
  }

  /// The length of each axis, outermost first.
  @inlinable public var shape: [Int] {
    ensureWritten()
    return lengths
  }

  /// The number of axes.
  @inlinable public var rank: Int {
    ensureWritten()
    return extents.rank
  }

  /// The number of elements.
  @inlinable public var count: Int { storage.count }

  /// The elements in row-major order.
  @inlinable public var scalars: [Element] { storage }

  /// Whether two tensors have the same shape and equal elements.
  public static func == (a: Tensor, b: Tensor) -> Bool {
    a.shape == b.shape && a.storage == b.storage
  }

  @inlinable @inline(__always)
  func ensureWritten() {
    if extents.rank < 0 { unwrittenFailure(lengths) }
  }

  /// The value of a tensor with one element, of any rank.
  public var item: Element {
    guard count == 1 else {
      shapeFailure("Tensor.item: expected a single element, found shape \(shape)")
    }
    return storage[0]
  }
}

/// Returns the number of elements of a shape; stops the program if a length is negative.
@usableFromInline
package func elementCount(of shape: [Int], in operation: String) -> Int {
  var count = 1
  for length in shape {
    if length < 0 { shapeFailure("\(operation): shape \(shape) has a negative length") }
    count *= length
  }
  return count
}

/// Stops the program with a message about shapes, even in release builds.
///
/// In release builds, `precondition` prints no message, so a student would see only a signal.
@usableFromInline @inline(never)
package func shapeFailure(_ message: String) -> Never {
  fatalError(message)
}
