import CKernels

// Operations for writing update rules without a temporary tensor for each step, implemented by the
// loops of updates.h (CKernels). Students may call them in every assignment, so they do not check
// whether they are allowed.

extension Tensor where Element: TensorScalar {
  /// Updates a running mean in place, in one pass: `self = share · self + (1 − share) · other`.
  ///
  /// - Parameters:
  ///   - other: The new values, in this tensor's shape.
  ///   - share: The decay rate: the fraction of the old mean that is kept.
  public mutating func average(_ other: Tensor, keeping share: Element) {
    var work = backprop_update()
    work.mean_share = Double(share)
    update(work, other, other, in: "average", Kernels.averageElements)
  }

  /// Updates a running mean of squares in place, in one pass:
  /// `self = share · self + (1 − share) · other²`.
  ///
  /// - Parameters:
  ///   - other: The new values, in this tensor's shape.
  ///   - share: The decay rate: the fraction of the old mean that is kept.
  public mutating func averageSquares(of other: Tensor, keeping share: Element) {
    var work = backprop_update()
    work.mean_share = Double(share)
    update(work, other, other, in: "averageSquares", Kernels.averageSquares)
  }

  /// Adds a multiple of a tensor, with each element divided by its own scale, in place and in one
  /// pass: `self += alpha · other / (√squares + epsilon)`.
  ///
  /// - Parameters:
  ///   - other: The tensor to add, in this tensor's shape.
  ///   - squares: The squared scales, in this tensor's shape.
  ///   - epsilon: A small constant that prevents division by zero.
  ///   - alpha: The factor.
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
        "Tensor.\(operation): expected tensors with this tensor's shape \(shape), found "
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
