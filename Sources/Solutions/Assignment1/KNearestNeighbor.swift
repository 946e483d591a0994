public import Core

/// A k-nearest-neighbour classifier that compares examples by their Euclidean distance.
///
/// Training only remembers the examples. All the work is done when a test example comes: the
/// distances to every training example are computed, and the k nearest vote on the label.
///
/// Letters in shapes: M test examples, N training examples, D features.
public struct KNearestNeighbor<Scalar: TensorScalar>: Sendable {
  /// The training examples, one a row, of shape `[N, D]`.
  public var xTrain: Tensor<Scalar>

  /// The label of each training example: N class numbers.
  public var yTrain: [Int]

  /// Makes a classifier that has seen nothing yet.
  public init() {
    xTrain = .zeros([0, 0])
    yTrain = []
  }

  /// Remembers the training examples.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, D]`.
  ///   - y: Their labels, N of them.
  public mutating func train(_ x: Tensor<Scalar>, labels y: [Int]) {
    xTrain = x
    yTrain = y
  }

  /// Predicts the label of each test example.
  ///
  /// - Parameters:
  ///   - x: The test examples, of shape `[M, D]`.
  ///   - k: How many neighbours vote.
  ///   - loops: Which way to compute the distances: with 2, 1 or 0 loops.
  /// - Returns: M labels.
  /// - Throws: `KNearestNeighborError` when `loops` is none of 0, 1 and 2.
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

  /// Computes the distance of every test example to every training example, with a loop over both.
  ///
  ///     distances[i, j] = √ Σd (x[i, d] − xTrain[j, d])²
  ///
  /// Inside the two loops, work on whole rows: write no third loop over the D features.
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  public func computeDistancesTwoLoops(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    // BEGIN SOLUTION: compute the distances with two loops
    let (m, n) = (x.shape[0], xTrain.shape[0])
    var distances = Tensor<Scalar>.zeros([m, n])
    for i in 0..<m {
      let example = x.row(i)  // [D]
      for j in 0..<n {
        let difference = example - xTrain.row(j)  // [D]
        distances[i, j] = difference.dot(difference).squareRoot()
      }
    }
    return distances
    // END SOLUTION
  }

  /// Computes the same distances with one loop, over the test examples only.
  ///
  /// Each turn fills a whole row of the result: broadcasting subtracts one test example `[D]` from
  /// all training examples `[N, D]` at once.
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  public func computeDistancesOneLoop(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    // BEGIN SOLUTION: compute the distances with one loop
    let (m, n) = (x.shape[0], xTrain.shape[0])
    var distances = Tensor<Scalar>.zeros([m, n])
    for i in 0..<m {
      let differences = xTrain - x.row(i)  // [N, D]
      distances[row: i] = differences.sumOfSquares(axis: 1).squareRoot()  // [N]
    }
    return distances
    // END SOLUTION
  }

  /// Computes the same distances without a loop, by one matrix product.
  ///
  /// The square of a difference has three terms, and only the last one needs a pair of examples:
  ///
  ///     |a − b|² = |a|² + |b|² − 2 a·b
  ///
  /// - Parameter x: The test examples, of shape `[M, D]`.
  /// - Returns: The distances, of shape `[M, N]`.
  public func computeDistancesNoLoops(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    // BEGIN SOLUTION: compute the distances without loops
    var squares = matmul(x, xTrain, transposeB: true)  // [M, N]
    squares *= -2
    squares += x.sumOfSquares(axis: 1, keepDims: true)  // [M, 1]
    squares += xTrain.sumOfSquares(axis: 1)  // [N]
    // Rounding can leave the square of a distance near zero a little below it.
    return Tensor.maximum(squares, 0).squareRoot()
    // END SOLUTION
  }

  /// Lets the k nearest training examples vote on the label of each test example.
  ///
  /// The label with the most votes wins; of several with equally many, the smallest.
  ///
  /// - Parameters:
  ///   - distances: The distance of each test to each training example, of shape `[M, N]`.
  ///   - k: How many neighbours vote.
  /// - Returns: M labels.
  public func predictLabels(distances: Tensor<Scalar>, k: Int = 1) throws -> [Int] {
    // BEGIN SOLUTION: find the k nearest neighbours of each row and let them vote
    (0..<distances.shape[0]).map { i in
      let nearest = distances.row(i).argsort().scalars.prefix(k)
      let votes = Tensor(bincount(nearest.map { yTrain[$0] }))
      // The first of several maxima is the smallest label.
      return votes.argmax()
    }
    // END SOLUTION
  }
}

/// What can go wrong when a k-nearest-neighbour classifier is asked.
public enum KNearestNeighborError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no way to compute the distances with this many loops.
  case unknownLoopCount(Int)

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .unknownLoopCount(let count):
      "loops: expected 0, 1 or 2, found \(count); it chooses how the distances are computed"
    }
  }
}
