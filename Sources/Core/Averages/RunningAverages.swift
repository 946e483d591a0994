import CKernels

// Arithmetic with which students write update rules without a temporary tensor for each operation,
// by the loops of updates.h (CKernels). It is theirs to call, so no gate stands before it.

extension Tensor where Element: TensorScalar {
  /// Moves a running mean in place, in one pass: `self = share · self + (1 − share) · other`.
  ///
  /// - Parameters:
  ///   - other: The newest elements, in this tensor's shape.
  ///   - share: How much of the mean stays.
  public mutating func average(_ other: Tensor, keeping share: Element) {
    var work = backprop_update()
    work.mean_share = Double(share)
    update(work, other, other, in: "average", Kernels.averageElements)
  }

  /// Moves a running mean of squares in place, in one pass:
  /// `self = share · self + (1 − share) · other²`.
  ///
  /// - Parameters:
  ///   - other: The newest elements, in this tensor's shape.
  ///   - share: How much of the mean stays.
  public mutating func averageSquares(of other: Tensor, keeping share: Element) {
    var work = backprop_update()
    work.mean_share = Double(share)
    update(work, other, other, in: "averageSquares", Kernels.averageSquares)
  }

  /// Adds a multiple of a tensor, each element divided by its own scale, in place and in one pass:
  /// `self += alpha · other / (√squares + epsilon)`.
  ///
  /// - Parameters:
  ///   - other: The tensor to add, in this tensor's shape.
  ///   - squares: The squared scales, in this tensor's shape.
  ///   - epsilon: What keeps the quotient finite.
  ///   - alpha: The multiple.
  public mutating func add(
    _ other: Tensor, overRootOf squares: Tensor, epsilon: Element, alpha: Element
  ) {
    var work = backprop_update()
    (work.rate, work.epsilon) = (Double(alpha), Double(epsilon))
    update(work, other, squares, in: "add", Kernels.addOverRoots)
  }

  private mutating func update(
    _ settings: backprop_update, _ other: Tensor, _ squares: Tensor, in operation: String,
    _ loop: (inout backprop_update, Bool) -> Void
  ) {
    guard other.shape == shape, squares.shape == shape else {
      shapeFailure(
        "Tensor.\(operation): expected tensors in this tensor's shape \(shape), found "
          + "\(other.shape) and \(squares.shape)")
    }
    storage.withUnsafeMutableBufferPointer { own in
      let own = own.baseAddress
      withAddresses(other.storage, squares.storage) { addresses in
        shareElements(other.count, work: 4 * other.count) { elements in
          var work = settings
          work.w = UnsafeMutableRawPointer(own)
          (work.gradient, work.squares) = (addresses[0], addresses[1])
          (work.first, work.end) = (elements.lowerBound, elements.upperBound)
          loop(&work, Element.self == Double.self)
        }
      }
    }
  }
}
