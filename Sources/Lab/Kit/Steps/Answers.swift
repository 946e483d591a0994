package import Core

/// Computes the accuracy of the labels in an answer.
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

/// Returns a tensor from an answer as `Float` elements, and checks its shape.
package func matrix(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Float> {
  let tensor: Tensor<Float> = try answer.tensor(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// Returns a tensor from an answer as `Double` elements, and checks its shape.
package func tensor(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Double> {
  let tensor = try answer.doubles(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// Returns a tensor of evenly spaced values, like the inputs in the course's notebooks.
package func spaced(_ start: Double, _ end: Double, _ shape: [Int]) -> Tensor<Double> {
  Tensor.linspace(from: start, through: end, count: shape.reduce(1, *)).reshaped(shape)
}
