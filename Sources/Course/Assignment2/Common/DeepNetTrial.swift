import Contract2
import Core
import LabKit

/// A small deep network for gradient checks, with 15 inputs and with hidden layers of 20 and 30
/// units.
struct DeepNetTrial {
  var keep = 1.0
  var normalization = NormalizationChoice.none
  var regularization = 0.0
  /// The number of networks that the course's notebook creates before this one, from the same
  /// sequence of random numbers.
  var position: Int

  /// Two examples, the parameters and the settings.
  ///
  /// A generator with seed 231 draws the examples and then the weights of each network, layer by
  /// layer.
  var trial: NetTrial {
    var random = RandomState(seed: 231)
    var input = Payload()
    input.set(.x, random.randn([2, 15]) as Tensor<Double>)
    input.set(.y, random.randint(below: 10, count: 2))
    var parameters: [Key<AnyTensor>] = []
    func set(_ key: Key<AnyTensor>, _ tensor: Tensor<Double>) {
      input.set(key, tensor)
      parameters.append(key)
    }
    let sizes = [15, 20, 30, 10]
    let weights = (0...position).map { _ in
      (1...3).map { random.randn([sizes[$0 - 1], sizes[$0]]) as Tensor<Double> }
    }
    for layer in 1...3 {
      set(.weights(layer), weights[position][layer - 1] * 5e-2)
      set(.biases(layer), .zeros([sizes[layer]]))
      if normalization != .none, layer < 3 {
        set(.gammas(layer), .ones([sizes[layer]]))
        set(.betas(layer), .zeros([sizes[layer]]))
      }
    }
    input.set(.hiddenSizes, [20, 30])
    input.set(.classCount, 10)
    input.set(.keep, keep)
    input.set(.regularization, regularization)
    input.set(.dropoutSeed, 123)
    input.set(.normalization, normalization)
    return NetTrial(exercise: "a2.fullyConnected.loss", input: input, parameters: parameters)
  }
}
