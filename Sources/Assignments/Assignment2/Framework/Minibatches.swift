public import Core

/// Minibatches of one epoch, with the examples in random order.
///
/// An incomplete last minibatch is dropped, unless it is the only minibatch.
public struct Minibatches<Scalar: TensorScalar>: Sequence {
  private let data: LabelledData<Scalar>
  private let order: [Int]
  private let size: Int

  /// Shuffles the examples.
  ///
  /// - Parameters:
  ///   - data: The examples, of shape `[N, …]`, with labels.
  ///   - size: The number of examples per minibatch.
  ///   - random: The random number generator that shuffles the examples.
  public init(_ data: LabelledData<Scalar>, size: Int, using random: inout RandomState) {
    self.data = data
    self.size = Swift.min(size, data.y.count)
    order = random.permutation(data.y.count)
  }

  /// The number of minibatches.
  public var count: Int { size == 0 ? 0 : order.count / size }

  /// Iterates over the minibatches.
  public func makeIterator() -> AnyIterator<LabelledData<Scalar>> {
    var next = 0
    return AnyIterator {
      guard next < count else { return nil }
      let rows = Array(order[next * size..<(next + 1) * size])
      next += 1
      return LabelledData(x: data.x[rows: rows], y: rows.map { data.y[$0] })
    }
  }
}
