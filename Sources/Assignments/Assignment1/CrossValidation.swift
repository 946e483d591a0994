public import Core

/// One fold of a training set, for cross-validation.
public typealias Fold<Scalar: TensorScalar> = LabelledData<Scalar>

/// Splits a training set into folds of nearly equal size, keeping the order.
///
/// With N examples and F folds, each of the first `N % F` folds has one extra example.
///
/// - Parameters:
///   - x: The examples, of shape `[N, D]`.
///   - y: The N labels.
///   - count: The number of folds, F.
/// - Returns: The F folds; concatenated in order, they yield the training set.
/// - Throws: `NotImplemented` until you have written it.
public func splitIntoFolds<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, labels y: [Int], count: Int
) throws -> [Fold<Scalar>] {
  try todo("split the examples and their labels into folds")
}

/// Measures the accuracy of each value of k by cross-validation.
///
/// For each fold, a `KNearestNeighbor` is trained on all the other folds and predicts the labels of
/// that fold. For each k, the fraction of correct predictions is one accuracy.
///
/// - Parameters:
///   - x: The training examples, of shape `[N, D]`.
///   - y: The N labels.
///   - kChoices: The values of k to try.
///   - foldCount: The number of folds, F.
/// - Returns: For each k, its F accuracies, in fold order.
/// - Throws: `NotImplemented` until you have written it.
public func crossValidate<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, labels y: [Int], kChoices: [Int], foldCount: Int
) throws -> [Int: [Double]] {
  try todo("measure the accuracy of every k on every fold")
}

/// Finds the k with the highest mean accuracy; on a tie, the smallest one.
///
/// - Parameter accuracies: The accuracies of each k, as `crossValidate` returns them.
/// - Returns: The best k, or nil if `accuracies` is empty.
public func bestK(_ accuracies: [Int: [Double]]) -> Int? {
  let means = accuracies.mapValues { $0.reduce(0, +) / Double(max($0.count, 1)) }
  return means.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
}
