public import Core

/// Finds good hyperparameters for a two-layer net on images and trains the net.
///
/// You choose how many combinations to try, and for each one the number of hidden units, the
/// learning rate and its decay, the regularization strength, and the number of iterations.
/// `NetTuningResult(choice, …)` trains a net with one combination. Pixel values range from 0 to
/// 255, with the mean image subtracted. The grader also runs this function on other data sets, so
/// derive the number of iterations from the number of examples.
///
/// - Parameters:
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each combination tried, and the net with the best validation accuracy.
/// - Throws: `NotImplemented` until you have written it.
public func tuneTwoLayerNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [NetTuningResult<Scalar>], best: TwoLayerNet<Scalar>) {
  try todo("try several combinations of hyperparameters and keep the best net")
}
