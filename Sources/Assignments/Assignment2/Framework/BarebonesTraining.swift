public import Core

/// Computes the scores of a two-layer fully connected network, as an example of basic operations.
///
///     flatten – affine without bias – ReLU – affine without bias
///
/// - Parameters:
///   - x: The images, of shape `[N, …]` with D elements each.
///   - w1: The weights of the first layer, of shape `[D, H]`.
///   - w2: The weights of the second layer, of shape `[H, C]`.
/// - Returns: The scores, of shape `[N, C]`.
public func twoLayerFC<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, w1: Variable<Scalar>, w2: Variable<Scalar>
) -> Variable<Scalar> {
  let rows = x.flattened(from: 1)
  let hidden = matmul(rows, w1).relu()
  return matmul(hidden, w2)
}

/// Trains variables by stochastic gradient descent, without an optimizer.
///
/// - Parameters:
///   - parameters: The parameters to train.
///   - scores: A function that computes the scores of images `[N, …]` from the parameters.
///   - train: The training images, with labels.
///   - learningRate: The learning rate.
///   - epochs: The number of epochs.
///   - batchSize: The number of images per minibatch.
///   - random: The random number generator that shuffles the images.
/// - Returns: The loss at each step.
/// - Throws: Any error thrown by the network.
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
      // Assigning to a variable's value is not recorded in the graph.
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

/// Predicts the class of each image: the class with the highest score.
///
/// - Parameters:
///   - images: The images, of shape `[N, …]`.
///   - batchSize: The number of images processed at once.
///   - scores: The network's forward pass.
/// - Returns: The predicted class of each image.
/// - Throws: Any error thrown by the network.
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
