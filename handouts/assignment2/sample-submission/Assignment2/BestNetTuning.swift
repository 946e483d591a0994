public import Core

/// Trains the best fully connected network that you can find.
///
/// All is yours to choose: layers, normalisation, dropout, update rule, settings. At least half of the
/// validation images should be recognised; on CIFAR-10, 55 % is possible. The pixels come in units
/// of 0 to 255 with the mean image subtracted, in ten classes. The function is run on other data sets
/// too, so let the number of iterations follow from the number of examples.
///
/// - Parameters:
///   - train: The training images, of shape `[N, …]`, with labels.
///   - validation: The validation images, of shape `[V, …]`, with labels.
///   - random: The source of first weights, minibatches and dropout.
/// - Returns: The trained network, and how its training went.
public func trainBestNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (net: FullyConnectedNet<Scalar>, history: SolverHistory) {
  try todo("make a network and a solver, and train")
}
