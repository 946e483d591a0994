public import Core

// The keys of assignment 2, shared by bindings, checks and labs. They are linked into workers, so
// do not put anything secret here.

extension Key where Value == AnyTensor {
  /// The running mean of each feature.
  public static var mean: Key { .tensor("mean") }
  /// The running variance of each feature.
  public static var variance: Key { .tensor("variance") }
  /// The velocity of SGD with momentum.
  public static var velocity: Key { .tensor("velocity") }
  /// RMSProp's running mean of squared gradients.
  public static var meanSquare: Key { .tensor("meanSquare") }
  /// Adam's running mean of gradients.
  public static var m: Key { .tensor("m") }
  /// Adam's running mean of squared gradients.
  public static var v: Key { .tensor("v") }
  /// A matrix with one window of the images in each column.
  public static var columns: Key { .tensor("columns") }
  /// The filters of the first convolution.
  public static var convW1: Key { .tensor("convW1") }
  /// The biases of the first convolution.
  public static var convB1: Key { .tensor("convB1") }
  /// The filters of the second convolution.
  public static var convW2: Key { .tensor("convW2") }
  /// The biases of the second convolution.
  public static var convB2: Key { .tensor("convB2") }
  /// The weights of the affine layer.
  public static var fcW: Key { .tensor("fcW") }
  /// The biases of the affine layer.
  public static var fcB: Key { .tensor("fcB") }
}

extension Key where Value == [Int] {
  /// The number of units in each hidden layer.
  public static var hiddenSizes: Key { .ints("hiddenSizes") }
  /// The shape of the images.
  public static var shape: Key { .ints("shape") }
  /// One value per parameter: 1 if its gradient is recorded, otherwise 0.
  public static var areLearnt: Key { .ints("areLearnt") }
}

extension Key where Value == Double {
  /// The probability with which dropout keeps an element.
  public static var keep: Key { .number("keep") }
  /// The standard deviation of the initial weights.
  public static var weightScale: Key { .number("weightScale") }
  /// The momentum of SGD.
  public static var momentum: Key { .number("momentum") }
  /// The decay rate of a running mean of squares.
  public static var decayRate: Key { .number("decayRate") }
  /// The constant added to a denominator, to avoid dividing by 0.
  public static var epsilon: Key { .number("epsilon") }
  /// The decay rate of Adam's running mean of gradients.
  public static var beta1: Key { .number("beta1") }
  /// The decay rate of Adam's running mean of squared gradients.
  public static var beta2: Key { .number("beta2") }
  /// The strength of the L2 regularization that an optimizer adds.
  public static var weightDecay: Key { .number("weightDecay") }
  /// The learning rate that the student has chosen.
  public static var ownLearningRate: Key { .number("ownLearningRate") }
  /// The time limit for a training run.
  public static var seconds: Key { .number("seconds") }
}

extension Key where Value == Int {
  /// The number of steps that Adam has taken.
  public static var t: Key { .int("t") }
  /// The random seed for a network's dropout layers.
  public static var dropoutSeed: Key { .int("dropoutSeed") }
  /// The number of classes.
  public static var classCount: Key { .int("classCount") }
  /// The number of units in the hidden layer.
  public static var hiddenSize: Key { .int("hiddenSize") }
  /// The number of epochs.
  public static var epochs: Key { .int("epochs") }
  /// The height of a window.
  public static var height: Key { .int("height") }
  /// The width of a window.
  public static var width: Key { .int("width") }
  /// The stride between windows.
  public static var stride: Key { .int("stride") }
  /// The zero padding on each side.
  public static var padding: Key { .int("padding") }
  /// The number of channel groups.
  public static var groups: Key { .int("groups") }
  /// The number of filters in the first convolution.
  public static var channel1: Key { .int("channel1") }
  /// The number of filters in the second convolution.
  public static var channel2: Key { .int("channel2") }
  /// The total number of elements in a network's parameters.
  public static var parameterCount: Key { .int("parameterCount") }
  /// Whether an optimizer is SGD: 1 if it is, otherwise 0.
  public static var isSGD: Key { .int("isSGD") }
  /// Whether SGD uses Nesterov momentum: 1 if it does, otherwise 0.
  public static var isNesterov: Key { .int("isNesterov") }
}

extension Key where Value == String {
  /// The names of a network's parameters, separated by spaces.
  public static var parameterNames: Key { .text("parameterNames") }
}

extension Key where Value == Payload {
  /// The weights of a network that was trained in advance.
  public static var weights: Key { .part("weights") }
}

// The parameters of a network; layers are numbered from 1.
extension Key where Value == AnyTensor {
  /// The weights of a layer, such as `W1`.
  public static func weights(_ layer: Int) -> Key { .tensor(named: "W\(layer)") }
  /// The biases of a layer, such as `b1`.
  public static func biases(_ layer: Int) -> Key { .tensor(named: "b\(layer)") }
  /// The scale in the normalization that follows a layer, such as `gamma1`.
  public static func gammas(_ layer: Int) -> Key { .tensor(named: "gamma\(layer)") }
  /// The shift in the normalization that follows a layer, such as `beta1`.
  public static func betas(_ layer: Int) -> Key { .tensor(named: "beta\(layer)") }
}
