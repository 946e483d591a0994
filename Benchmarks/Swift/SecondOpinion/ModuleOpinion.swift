import Core

/// A module with the name that the script uses, and the shape of its input.
struct ModuleOpinion<Scalar: TensorScalar> {
  let name: String
  let shape: [Int]
  let make: (inout RandomState) -> any Layer<Scalar>

  /// Adds the state, output and gradients of a training step, and the test-time output after it.
  func write(to results: inout Payload) {
    var random = RandomState(seed: 29)
    let module = make(&random)
    for (key, tensor) in module.state.tensors {
      results.tensors["module|\(name)|state|\(key)"] = tensor
    }
    let x = Variable<Scalar>(random.randn(shape), requiresGradient: true)
    let output = module(x)
    let upstream: Tensor<Scalar> = random.randn(output.shape)
    output.backward(upstream)
    results.set(.tensor(named: "module|\(name)|in"), x.value)
    results.set(.tensor(named: "module|\(name)|out"), output.value)
    results.set(.tensor(named: "module|\(name)|upstream"), upstream)
    results.set(.tensor(named: "module|\(name)|gradient"), x.gradient ?? .zeros(x.shape))
    for (key, parameter) in module.namedParameters {
      results.set(
        .tensor(named: "module|\(name)|gradient|\(key)"),
        parameter.gradient ?? .zeros(parameter.shape))
    }
    for (key, tensor) in module.state.tensors {
      results.tensors["module|\(name)|after|\(key)"] = tensor
    }
    module.evaluate()
    results.set(.tensor(named: "module|\(name)|prediction"), module(Variable(x.value)).value)
  }

  /// A network with most of the layers that have state.
  static func network(using random: inout RandomState) -> Sequential<Scalar> {
    Sequential(
      Conv2D(3, 6, kernel: 3, padding: 1, bias: false, using: &random), BatchNorm(6), ReLU(),
      MaxPool2D(2),
      ConvTranspose2D(6, 4, kernel: 2, stride: 2, using: &random), GroupNorm(groups: 2, 4),
      Flatten(), Linear(256, 10, using: &random), LayerNorm(10), ELU(),
      Linear(10, 5, bias: false, using: &random))
  }

  static var all: [ModuleOpinion] {
    [
      .init(name: "linear", shape: [4, 6]) { Linear(6, 3, using: &$0) },
      .init(name: "conv2d", shape: [2, 4, 7, 6]) {
        Conv2D(4, 6, kernel: Extent2D(3, 2), stride: 2, padding: 1, groups: 2, using: &$0)
      },
      .init(name: "convTranspose2d", shape: [2, 4, 3, 5]) {
        ConvTranspose2D(4, 3, kernel: 4, stride: 2, padding: 1, outputPadding: 1, using: &$0)
      },
      .init(name: "batchNorm", shape: [6, 3]) { _ in BatchNorm(3) },
      .init(name: "batchNorm2d", shape: [4, 3, 5, 2]) { _ in BatchNorm(3, momentum: 0.25) },
      .init(name: "layerNorm", shape: [4, 2, 3]) { _ in LayerNorm([2, 3]) },
      .init(name: "groupNorm", shape: [2, 6, 3, 3]) { _ in GroupNorm(groups: 3, 6) },
      .init(name: "maxPool2D", shape: [2, 3, 7, 6]) { _ in MaxPool2D(3, stride: 2, padding: 1) },
      .init(name: "averagePool2D", shape: [2, 3, 7, 6]) { _ in AveragePool2D(2) },
      .init(name: "activations", shape: [4, 6]) { _ in
        Sequential(
          LeakyReLU(slope: 0.25), ELU(alpha: 1.5), Sigmoid(), Tanh(), Softplus(), GELU(), ReLU())
      },
      .init(name: "network", shape: [4, 3, 8, 8]) { network(using: &$0) },
    ]
  }
}
