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
  // BEGIN SOLUTION: split the examples and their labels into folds
  var start = 0
  return x.split(count: count, axis: 0).map { part in
    let rows = start..<start + part.shape[0]
    start = rows.upperBound
    return Fold(x: part, y: Array(y[rows]))
  }
  // END SOLUTION
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
  // BEGIN SOLUTION: measure the accuracy of every k on every fold
  let folds = try splitIntoFolds(x, labels: y, count: foldCount)
  var accuracies: [Int: [Double]] = [:]
  for (held, fold) in folds.enumerated() {
    let others = folds.indices.filter { $0 != held }.map { folds[$0] }
    var classifier = KNearestNeighbor<Scalar>()
    classifier.train(
      .concatenated(others.map(\.x), axis: 0), labels: others.flatMap(\.y))
    // The distances do not depend on k, so one matrix serves all choices.
    let distances = try classifier.computeDistancesNoLoops(fold.x)
    for k in kChoices {
      let predicted = try classifier.predictLabels(distances: distances, k: k)
      accuracies[k, default: []].append(accuracy(of: predicted, on: fold.y))
    }
  }
  return accuracies
  // END SOLUTION
}

/// The k with the highest mean accuracy; of several, the smallest.
///
/// - Parameter accuracies: The accuracies of every k, as `crossValidate` returns them.
/// - Returns: The best k, or nil when there is none to choose from.
public func bestK(_ accuracies: [Int: [Double]]) -> Int? {
  let means = accuracies.mapValues { $0.reduce(0, +) / Double(max($0.count, 1)) }
  return means.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
}
