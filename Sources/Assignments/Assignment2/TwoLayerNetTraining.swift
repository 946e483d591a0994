public import Core

/// Trains a two-layer net with a solver until it classifies half of the validation images
/// correctly.
///
/// Pixel values range from 0 to 255, with the mean image subtracted, and there are ten classes. You
/// choose the sizes and hyperparameters. The grader also runs this function on other data sets, so
/// derive the number of iterations from the number of examples.
///
/// - Parameters:
///   - train: The training images, of shape `[N, …]`, with labels.
///   - validation: The validation images, of shape `[V, …]`, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: The trained net and its training history.
/// - Throws: `NotImplemented` until you have written it.
public func trainTwoLayerNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (net: TwoLayerNet<Scalar>, history: SolverHistory) {
  try todo("make a net and a solver, and train")
}
