public import Core

/// A k-nearest-neighbor classifier that uses the Euclidean distance.
///
/// Training only stores the examples. All the work happens at test time: the classifier computes
/// the distance from each test example to every training example, and the k nearest vote on the
/// label.
///
/// Letters in shapes: M test examples, N training examples, D features.
public struct KNearestNeighbor<Scalar: TensorScalar>: Sendable {
  /// The training examples, one per row, of shape `[N, D]`.
  public var xTrain: Tensor<Scalar>

  /// The class of each training example.
  public var yTrain: [Int]

  /// Creates a classifier without training examples.
  public init() {
    xTrain = .zeros([0, 0])
    yTrain = []
  }

  /// Stores the training examples.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, D]`.
  ///   - y: The N labels.
  public mutating func train(_ x: Tensor<Scalar>, labels y: [Int]) {
    xTrain = x
    yTrain = y
  }

  /// Predicts the label of each test example.
  ///
  /// - Parameters:
  ///   - x: The test examples, of shape `[M, D]`.
  ///   - k: The number of neighbors that vote.
  ///   - loops: The number of loops to use for the distances: 2, 1 or 0.
  /// - Returns: The M predicted labels.
  /// - Throws: `KNearestNeighborError` if `loops` is not 0, 1 or 2.
  public func predict(_ x: Tensor<Scalar>, k: Int = 1, loops: Int = 0) throws -> [Int] {
    let distances =
      switch loops {
      case 0: try computeDistancesNoLoops(x)
      case 1: try computeDistancesOneLoop(x)
      case 2: try computeDistancesTwoLoops(x)
      default: throw KNearestNeighborError.unknownLoopCount(loops)
      }
    return try predictLabels(distances: distances, k: k)
  }

  /// Computes the distance from each test example to each training example, with two loops.
  ///
  ///     distances[i, j] = √ Σd (x[i, d] − xTrain[j, d])²
  ///
  /// Inside the two loops, use operations on whole rows; do not write a third loop over the D
  /// features.
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func computeDistancesTwoLoops(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try todo("compute the distances with two loops")
  }

  /// Computes the same distances with one loop, over the test examples.
  ///
  /// Each iteration fills one row of the result: broadcasting subtracts one test example `[D]` from
  /// all training examples `[N, D]` at once.
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func computeDistancesOneLoop(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try todo("compute the distances with one loop")
  }

  /// Computes the same distances without loops, using one matrix product.
  ///
  /// A squared difference expands into three terms, and only the last one mixes the two examples:
  ///
  ///     |a − b|² = |a|² + |b|² − 2 a·b
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func computeDistancesNoLoops(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try todo("compute the distances without loops")
  }

  /// Predicts the label of each test example by a vote of its k nearest training examples.
  ///
  /// The label with the most votes wins; on a tie, the smallest label wins.
  ///
  /// - Parameters:
  ///   - distances: The distance from each test example to each training example, of shape `[M,
  ///     N]`.
  ///   - k: The number of neighbors that vote.
  /// - Returns: The M predicted labels.
  /// - Throws: `NotImplemented` until you have written it.
  public func predictLabels(distances: Tensor<Scalar>, k: Int = 1) throws -> [Int] {
    try todo("find the k nearest neighbors of each row and let them vote")
  }
}

/// An error while using a k-nearest-neighbor classifier.
public enum KNearestNeighborError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The distances cannot be computed with this number of loops.
  case unknownLoopCount(Int)

  /// The error message.
  public var description: String {
    switch self {
    case .unknownLoopCount(let count):
      "loops: expected 0, 1 or 2 (the number of loops used for the distances), found \(count)"
    }
  }
}
