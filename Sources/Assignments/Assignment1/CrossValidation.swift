public import Core

/// One part of a training set that was split for cross-validation.
public typealias Fold<Scalar: TensorScalar> = LabelledData<Scalar>

/// Splits a training set into folds of nearly equal size, in order.
///
/// N examples in F folds: the first `N % F` folds have one example more than the others.
///
/// - Parameters:
///   - x: The examples, of shape `[N, D]`.
///   - y: Their labels, N of them.
///   - count: The number of folds, F.
/// - Returns: F folds; put one after the other they are the training set again.
public func splitIntoFolds<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, labels y: [Int], count: Int
) throws -> [Fold<Scalar>] {
  try todo("split the examples and their labels into folds")
}

/// Measures each choice of k by cross-validation.
///
/// For every fold, a `KNearestNeighbor` is trained on all the other folds and predicts the labels of
/// this one. The fraction that it gets right is one accuracy of each k.
///
/// - Parameters:
///   - x: The training examples, of shape `[N, D]`.
///   - y: Their labels, N of them.
///   - kChoices: The values of k to try.
///   - foldCount: The number of folds, F.
/// - Returns: For every k, its F accuracies in the order of the folds.
public func crossValidate<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, labels y: [Int], kChoices: [Int], foldCount: Int
) throws -> [Int: [Double]] {
  try todo("measure the accuracy of every k on every fold")
}

/// The k with the highest mean accuracy; of several, the smallest.
///
/// - Parameter accuracies: The accuracies of every k, as `crossValidate` returns them.
/// - Returns: The best k, or nil when there is none to choose from.
public func bestK(_ accuracies: [Int: [Double]]) -> Int? {
  let means = accuracies.mapValues { $0.reduce(0, +) / Double(max($0.count, 1)) }
  return means.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
}
