public import Core

/// Finds good hyperparameters for a linear support vector machine on features.
///
/// The features come scaled to mean 0 and standard deviation 1, with a bias column of ones. That is
/// another scale than that of pixels, so other learning rates and strengths are good. Which to try
/// is yours to choose.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every choice that was tried, and the classifier that does best on the
///   validation set.
public func tuneSVMOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [TuningResult], best: LinearSVM<Scalar>) {
  try todo("choose learning rates and strengths and tune a linear SVM with them")
}

/// Finds good hyperparameters for a two-layer net on features, and trains it with them.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every choice that was tried, and the net that does best on the
///   validation set.
public func trainNetOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [NetTuningResult<Scalar>], best: TwoLayerNet<Scalar>) {
  try todo("try several choices of hyperparameters and keep the best net")
}
