public import Core

/// Finds good hyperparameters for a linear SVM on image features.
///
/// The features have been scaled to mean 0 and standard deviation 1, with a bias column of ones.
/// Their scale differs from the scale of raw pixels, so good learning rates and regularization
/// strengths differ too. You choose which values to try.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each combination tried, and the classifier with the best validation
///   accuracy.
/// - Throws: `NotImplemented` until you have written it.
public func tuneSVMOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [TuningResult], best: LinearSVM<Scalar>) {
  try todo("tune a linear SVM with several learning rates and regularization strengths")
}

/// Finds good hyperparameters for a two-layer net on image features and trains the net.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each combination tried, and the net with the best validation accuracy.
/// - Throws: `NotImplemented` until you have written it.
public func trainNetOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [NetTuningResult<Scalar>], best: TwoLayerNet<Scalar>) {
  try todo("try several combinations of hyperparameters and keep the best net")
}
