public import Core

/// The scores of a fully connected network of two layers: an example of a network of bare operations.
///
///     flatten – affine without bias – ReLU – affine without bias
///
/// - Parameters:
///   - x: The images, of shape `[N, …]` with D numbers each.
///   - w1: The first weights, `[D, H]`.
///   - w2: The second weights, `[H, C]`.
/// - Returns: The scores, `[N, C]`.
public func twoLayerFC<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, w1: Variable<Scalar>, w2: Variable<Scalar>
) -> Variable<Scalar> {
  let rows = x.flattened(from: 1)
  let hidden = matmul(rows, w1).relu()
  return matmul(hidden, w2)
}

/// Trains variables by stochastic gradient descent without any optimiser.
///
/// - Parameters:
///   - parameters: What is moved.
///   - scores: The network's scores of images `[N, …]`, by the parameters.
///   - train: The images to train on, with labels.
///   - learningRate: The length of a step, as a multiple of the gradient.
///   - epochs: How often each image is used.
///   - batchSize: The number of images of a step.
///   - random: The source of the order of the images.
/// - Returns: The loss of each step.
/// - Throws: What the network throws.
public func trainBarebones<Scalar: TensorScalar>(
  _ parameters: [Variable<Scalar>], scores: (Variable<Scalar>) throws -> Variable<Scalar>,
  train: LabelledData<Scalar>, learningRate: Scalar, epochs: Int = 1, batchSize: Int = 64,
  using random: inout RandomState
) throws -> [Double] {
  var losses: [Double] = []
  for epoch in 0..<epochs {
    let batches = Minibatches(train, size: batchSize, using: &random)
    for (iteration, batch) in batches.enumerated() {
      let loss = crossEntropy(try scores(Variable(batch.x)), labels: batch.y)
      loss.backward()
      // Values that are written to are not recorded.
      for parameter in parameters {
        if let gradient = parameter.gradient {
          parameter.value.add(gradient, alpha: -learningRate)
        }
        parameter.gradient = nil
      }
      losses.append(Double(loss.item))
      reportProgress(
        iteration: epoch * batches.count + iteration + 1, of: epochs * batches.count)
    }
  }
  return losses
}

/// The classes with the highest scores.
///
/// - Parameters:
///   - images: The images, of shape `[N, …]`.
///   - batchSize: How many of them to look at at once.
///   - scores: The network's scores.
/// - Returns: The class of each image.
/// - Throws: What the network throws.
public func predictedClasses<Scalar: TensorScalar>(
  of images: Tensor<Scalar>, batchSize: Int = 250,
  scores: (Variable<Scalar>) throws -> Variable<Scalar>
) throws -> [Int] {
  try noGrad {
    var classes: [Int] = []
    for start in stride(from: 0, to: images.shape[0], by: batchSize) {
      let batch = images[start..<min(start + batchSize, images.shape[0])]
      classes += try scores(Variable(batch)).value.argmax(axis: 1).scalars
    }
    return classes
  }
}
