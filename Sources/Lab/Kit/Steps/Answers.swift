package import Core

/// The accuracy of an answer's labels.
///
/// - Throws: `PayloadError` or `LabError` when they are not as many labels as there are examples.
package func accuracy(_ answer: Payload, _ key: Key<[Int]>, on labels: [Int]) throws -> Double {
  let predicted = try answer.ints(key)
  guard predicted.count == labels.count else {
    throw LabError.unusable(
      what: key.name, expected: "\(labels.count) labels", found: "\(predicted.count)")
  }
  return accuracy(of: predicted, on: labels)
}

/// A matrix of an answer in the shape that the step goes on with.
package func matrix(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Float> {
  let tensor: Tensor<Float> = try answer.tensor(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// A tensor of an answer in the shape that it has to have.
package func tensor(
  _ answer: Payload, _ key: Key<AnyTensor>, shape: [Int]
) throws -> Tensor<Double> {
  let tensor = try answer.doubles(key)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: key.name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// Evenly spaced numbers in a shape, as the course's checks take them.
package func spaced(_ start: Double, _ end: Double, _ shape: [Int]) -> Tensor<Double> {
  Tensor.linspace(from: start, through: end, count: shape.reduce(1, *)).reshaped(shape)
}
