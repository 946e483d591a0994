import Core
import Solution2

/// Training steps whose gradients are computed by automatic differentiation.
enum AutogradWorkload {
  /// The functions that prepare each workload, by its name.
  static let all: [String: Workload.Preparation] = [
    "conv-net-autograd/Float": { try convNet() },
    "connected-net-autograd/Float": { try connectedNet() },
    "module-conv-net/Float": { try moduleEpoch() },
  ]

  /// The same step as `conv-net-50`, with the same numbers.
  private static func convNet() throws -> Workload.Run {
    let inputs = try NetworkWorkload.ConvNetInputs(batch: 50)
    let parameters = inputs.model.parameters
    var random = RandomState(seed: 0)
    let conv = Conv2D<Float>(3, 32, kernel: 7, padding: 3, using: &random)
    let hidden = Linear<Float>(8192, 100, using: &random)
    let top = Linear<Float>(100, 10, using: &random)
    for bias in [conv.bias, hidden.bias, top.bias] {
      if let bias { bias.value = .zeros(bias.shape) }
    }
    conv.weight.value = parameters["W1"]
    hidden.weight.value = parameters["W2"].transposed()
    top.weight.value = parameters["W3"].transposed()
    let network = Sequential<Float>(
      conv, MaxPool2D(2), ReLU(), Flatten(), hidden, ReLU(), top)
    return steps(
      of: network, inputs.x, inputs.y, penalty: inputs.model.regularization,
      squares: ["W1", "W2", "W3"].reduce(0) { $0 + parameters[$1].sumOfSquares() })
  }

  /// The same step as `connected-net`, with the same numbers.
  private static func connectedNet() throws -> Workload.Run {
    let inputs = try NetworkWorkload.ConnectedNetInputs(width: 100)
    var random = RandomState(seed: 0)
    var layers: [any Layer<Float>] = []
    for layer in 1...6 {
      let weight = inputs.model.parameters["W\(layer)"]
      let linear = Linear<Float>(weight.shape[0], weight.shape[1], using: &random)
      linear.weight.value = weight.transposed()
      linear.bias?.value = .zeros([weight.shape[1]])
      layers.append(linear)
      if layer < 6 { layers += [BatchNorm(100), ReLU()] as [any Layer<Float>] }
    }
    return steps(of: Sequential(layers), inputs.x, inputs.y, penalty: 0, squares: 0)
  }

  /// Steps of Adam with regularization of the weights but not of the biases.
  private static func steps(
    of network: Sequential<Float>, _ x: Tensor<Float>, _ y: [Int], penalty: Float, squares: Float
  ) -> Workload.Run {
    let optimizers = [
      Adam(network.parameters.filter { $0.rank > 1 }, weightDecay: penalty),
      Adam(network.parameters.filter { $0.rank <= 1 }),
    ]
    let images = Variable(x)
    return {
      for optimizer in optimizers { optimizer.zeroGradients() }
      let loss = crossEntropy(network(images), labels: y)
      loss.backward()
      for optimizer in optimizers { optimizer.step() }
      return Double(loss.item + penalty / 2 * squares)
    }
  }

  /// An epoch of the framework exercise's network, and then the predicted classes of some images.
  private static func moduleEpoch() throws -> Workload.Run {
    var random = RandomState(seed: 11)
    let x: Tensor<Float> = random.randn([768, 3, 32, 32])
    let data = LabelledData(x: x, y: random.randint(below: 10, count: 768))
    let validation = LabelledData(x: x[..<250], y: Array(data.y[..<250]))
    var unused = RandomState(seed: 0)
    let setup: TrainingSetup<Float> = try moduleConvNet(using: &unused)
    for parameter in setup.network.parameters {
      parameter.value =
        parameter.rank > 1 ? random.randn(parameter.shape) * 0.02 : .zeros(parameter.shape)
    }
    return {
      let history = try setup.train(on: data, validation: validation, using: &random)
      return history.losses.last ?? .nan
    }
  }
}
