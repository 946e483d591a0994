package import Core

/// The accuracy of an answer's labels.
///
/// - Throws: `PayloadError` or `LabError` if the number of labels differs from the number of
///   examples.
package func accuracy(_ answer: Payload, _ key: Key<[Int]>, on labels: [Int]) throws -> Double {
  let predicted = try answer.ints(key)
  guard predicted.count == labels.count else {
    throw LabError.unusable(
      what: key.name, expected: "\(labels.count) labels", found: "\(predicted.count)")
  }
  return accuracy(of: predicted, on: labels)
}

/// A matrix from an answer, in the shape that the step needs.
package func matrix(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Float> {
  let tensor: Tensor<Float> = try answer.tensor(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// A tensor from an answer, with the required shape.
package func tensor(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Double> {
  let tensor = try answer.doubles(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// Evenly spaced values in a given shape, as in the course's checks.
package func spaced(_ start: Double, _ end: Double, _ shape: [Int]) -> Tensor<Double> {
  Tensor.linspace(from: start, through: end, count: shape.reduce(1, *)).reshaped(shape)
}
