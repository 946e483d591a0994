/// Computes the accuracy: the fraction of labels that are predicted correctly; 0 if there are none.
///
/// - Parameters:
///   - predicted: The predicted labels.
///   - labels: The true labels, one per prediction.
/// - Returns: A fraction from 0 to 1.
public func accuracy(of predicted: [Int], on labels: [Int]) -> Double {
  if predicted.count != labels.count {
    shapeFailure(
      "accuracy: expected one prediction per label, found \(predicted.count) "
        + "predictions and \(labels.count) labels")
  }
  if labels.isEmpty { return 0 }
  let correct = zip(predicted, labels).count { $0 == $1 }
  return Double(correct) / Double(labels.count)
}
