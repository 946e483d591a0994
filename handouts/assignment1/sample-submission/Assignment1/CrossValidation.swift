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
  let base = x.shape[0] / count
  let extra = x.shape[0] % count
  var folds: [Fold<Scalar>] = []
  var start = 0
  for i in 0..<count {
    let end = start + base + (i < extra ? 1 : 0)
    folds.append(Fold(x: x[start..<end], y: Array(y[start..<end])))
    start = end
  }
  return folds
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
  let folds = try splitIntoFolds(x, labels: y, count: foldCount)
  var result: [Int: [Double]] = [:]
  for k in kChoices {
    var accuracies: [Double] = []
    for i in 0..<foldCount {
      var xParts: [Tensor<Scalar>] = []
      var labels: [Int] = []
      for j in 0..<foldCount where j != i {
        xParts.append(folds[j].x)
        labels += folds[j].y
      }
      var knn = KNearestNeighbor<Scalar>()
      knn.train(Tensor.concatenated(xParts, axis: 0), labels: labels)
      let predicted = try knn.predict(folds[i].x, k: k)
      var correct = 0
      for (a, b) in zip(predicted, folds[i].y) where a == b { correct += 1 }
      accuracies.append(Double(correct) / Double(predicted.count))
    }
    result[k] = accuracies
  }
  return result
}

/// The k with the highest mean accuracy; of several, the smallest.
///
/// - Parameter accuracies: The accuracies of every k, as `crossValidate` returns them.
/// - Returns: The best k, or nil when there is none to choose from.
public func bestK(_ accuracies: [Int: [Double]]) -> Int? {
  let means = accuracies.mapValues { $0.reduce(0, +) / Double(max($0.count, 1)) }
  return means.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
}
