import Contract2
import Core
import LabKit
import Presentation

/// Creates inputs for a normalization layer, with running statistics of 0.
func normalizationInput(gamma: Tensor<Double>, beta: Tensor<Double>) -> Payload {
  var input = Payload()
  input.set(.mode, .train)
  input.set(.gamma, gamma)
  input.set(.beta, beta)
  input.set(.mean, Tensor<Double>.zeros([gamma.count]))
  input.set(.variance, Tensor<Double>.zeros([gamma.count]))
  return input
}

/// Creates a random input for the gradient check of a normalization layer.
///
/// - Parameters:
///   - layer: The name of the layer's exercises.
///   - shape: The shape of the input.
///   - scaleShape: The shape of gamma and beta.
///   - groups: The number of channel groups, if the layer has groups.
/// - Returns: The trial.
func normalizationTrial(
  _ layer: String, shape: [Int], scaleShape: [Int], groups: Int = 1
) -> LayerTrial {
  var random = RandomState(seed: 231)
  let x: Tensor<Double> = 5 * random.randn(shape) + 12
  var input = normalizationInput(gamma: random.randn(scaleShape), beta: random.randn(scaleShape))
  input.set(.x, x)
  input.set(.groups, groups)
  return LayerTrial(layer, input, of: [.x, .gamma, .beta], upstream: random.randn(shape))
}

/// A small random network with layer sizes 50, 60 and 3, whose outputs are the inputs of a layer.
struct SmallNetwork {
  private let weights: (Tensor<Double>, Tensor<Double>)

  /// Draws the weights.
  init(using random: inout RandomState) {
    weights = (random.randn([50, 60]), random.randn([60, 3]))
  }

  /// Computes the network's output.
  func callAsFunction(_ x: Tensor<Double>) -> Tensor<Double> {
    matmul(Tensor.maximum(matmul(x, weights.0), 0), weights.1)
  }
}

/// Compares the gradients of normalized deep networks with numerical gradients.
func checkNormalizedNetworks(
  _ run: LabRun, _ normalization: NormalizationChoice, title: String
) throws {
  try run.step(title) { content in
    // The course publishes losses for batch normalization.
    let losses = normalization == .batch ? [2.261_195_51, 6.996_533_22] : [nil, nil]
    for (position, strength) in [0, 3.14].enumerated() {
      try DeepNetTrial(
        normalization: normalization, regularization: strength, position: position
      ).trial.check(
        run, in: &content, "Regularization \(Wording.number(strength))",
        published: losses[position], below: 1e-3)
    }
    guard normalization == .batch else { return }
    content.text(
      "A bias before batch normalization has no effect, so its true gradient is zero, and the "
        + "values that your code computes for it are only rounding errors.")
  }
}

/// Reorders images `[N, C, H, W]` into one row per channel, `[C, N · H · W]`.
func channels(_ x: Tensor<Double>) -> Tensor<Double> {
  x.transposed([1, 0, 2, 3]).reshaped([x.shape[1], x.count / x.shape[1]])
}
