/// What a tensor can hold: `Float`, `Double`, `Int`, `UInt8` or `Bool`.
public protocol TensorElement: Sendable, Equatable {}

extension Float: TensorElement {}
extension Double: TensorElement {}
extension Int: TensorElement {}
extension UInt8: TensorElement {}
extension Bool: TensorElement {}

/// A dense array of any rank, in row-major order, with value semantics.
///
/// Shapes are written as in NumPy: `[N, D]` is a matrix of N rows and D columns, `[]` a single
/// number. Copying is cheap: the elements are shared until one copy is written to.
public struct Tensor<Element: TensorElement>: Sendable, Equatable {
  /// The elements in row-major order; `count` is the product of `shape`.
  @usableFromInline package var storage: [Element]

  /// The length of each axis, outermost first.
  public private(set) var shape: [Int]

  /// Makes a tensor of the given shape from elements in row-major order.
  ///
  /// - Precondition: `elements.count` is the product of `shape`.
  @inlinable
  public init(_ elements: [Element], shape: [Int]) {
    if elements.count != shape.reduce(1, *) {
      shapeFailure("Tensor.init: \(elements.count) elements do not fill shape \(shape)")
    }
    self.init(unchecked: elements, shape: shape)
  }

  @usableFromInline
  init(unchecked elements: [Element], shape: [Int]) {
    storage = elements
    self.shape = shape
  }
}

/// Stops the program with a message about shapes, which a release build prints too.
///
/// `precondition` is silent there, and a student would see a signal without a reason.
@usableFromInline
func shapeFailure(_ message: String) -> Never {
  fatalError(message)
}
