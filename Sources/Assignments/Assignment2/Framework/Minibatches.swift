public import Core

/// The examples of an epoch in random order, in batches of one size.
///
/// What does not fill a batch is left out, unless there is no other.
public struct Minibatches<Scalar: TensorScalar>: Sequence {
  private let data: LabelledData<Scalar>
  private let order: [Int]
  private let size: Int

  /// Shuffles the examples.
  ///
  /// - Parameters:
  ///   - data: The examples, of shape `[N, …]`, with labels.
  ///   - size: The number of examples of a batch.
  ///   - random: The source of the order.
  public init(_ data: LabelledData<Scalar>, size: Int, using random: inout RandomState) {
    self.data = data
    self.size = Swift.min(size, data.y.count)
    order = random.permutation(data.y.count)
  }

  /// The number of batches.
  public var count: Int { size == 0 ? 0 : order.count / size }

  /// Goes through the batches.
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
