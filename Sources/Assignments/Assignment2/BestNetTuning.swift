public import Core

/// Trains the best fully connected network that you can find.
///
/// You choose everything: layers, normalization, dropout, update rule, and hyperparameters. The
/// network should classify at least half of the validation images correctly; on CIFAR-10, 55% is
/// possible. Pixel values range from 0 to 255, with the mean image subtracted, and there are ten
/// classes. The grader also runs this function on other data sets, so derive the number of
/// iterations from the number of examples.
///
/// - Parameters:
///   - train: The training images, of shape `[N, …]`, with labels.
///   - validation: The validation images, of shape `[V, …]`, with labels.
///   - random: The random number generator for the initial weights, minibatches and dropout.
/// - Returns: The trained network and its training history.
/// - Throws: `NotImplemented` until you have written it.
public func trainBestNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (net: FullyConnectedNet<Scalar>, history: SolverHistory) {
  try todo("make a network and a solver, and train")
}
