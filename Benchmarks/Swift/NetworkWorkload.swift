import Core
import Solution2

/// Training steps of assignment 2's networks, normalization layers, and the product that shows the
/// machine's peak.
enum NetworkWorkload {
  /// The functions that prepare each workload, by its name.
  static let all: [String: Workload.Preparation] = {
    var result: [String: Workload.Preparation] = [
      "connected-net/Float": { try connectedNet() },
      "batch-norm/Float": { batchNormalization() },
      "layer-norm/Float": { layerNormalization() },
      "product/Float": { product(Float.self) },
      "product/Double": { product(Double.self) },
    ]
    for batch in [50, 100] + Growth.batches {
      result["conv-net-\(batch)/Float"] = { try convNet(batch: batch) }
    }
    for width in Growth.widths {
      result["connected-net-\(width)/Float"] = { try connectedNet(width: width) }
    }
    return result
  }()

  /// The number of operations of a `product`.
  static let productOperations = 2 * 512.0 * 512 * 512

  private static func convNet(batch: Int) throws -> Workload.Run {
    let inputs = try ConvNetInputs(batch: batch)
    return steps(of: inputs.model, inputs.x, inputs.y)
  }

  /// The ConvNet's examples and the network, created in the order of their random numbers.
  struct ConvNetInputs {
    let x: Tensor<Float>
    let y: [Int]
    let model: ThreeLayerConvNet<Float>

    init(batch: Int) throws {
      var random = RandomState(seed: 7)
      x = random.randn([batch, 3, 32, 32])
      y = random.randint(below: 10, count: batch)
      model = try ThreeLayerConvNet(weightScale: 1e-3, regularization: 1e-3, using: &random)
    }
  }

  private static func connectedNet(width: Int = 100) throws -> Workload.Run {
    let inputs = try ConnectedNetInputs(width: width)
    return steps(of: inputs.model, inputs.x, inputs.y)
  }

  /// The examples of a fully connected network and the network, created in the order of their
  /// random numbers.
  struct ConnectedNetInputs {
    let x: Tensor<Float>
    let y: [Int]
    let model: FullyConnectedNet<Float>

    init(width: Int) throws {
      var random = RandomState(seed: 8)
      x = random.randn([100, 3072])
      y = random.randint(below: 10, count: 100)
      model = try FullyConnectedNet(
        hiddenSizes: Array(repeating: width, count: 5), normalization: .batch, weightScale: 2e-2,
        using: &random)
    }
  }

  /// Steps of Adam on one minibatch, as in a `Solver`.
  private static func steps<Model: TrainableModel>(
    of model: Model, _ x: Tensor<Model.Scalar>, _ y: [Int]
  ) -> Workload.Run {
    var model = model
    var rules = Array(repeating: AdamRule<Model.Scalar>(), count: model.parameters.count)
    return {
      let (loss, gradients) = try model.loss(x, y: y)
      for (index, name) in model.parameters.names.enumerated() {
        try rules[index].update(&model.parameters[name], dw: gradients[name])
      }
      return Double(loss)
    }
  }

  private static func batchNormalization() -> Workload.Run {
    let inputs = NormalizationInputs([100, 64, 32, 32], parameters: 64)
    return Workload.firstThenCheap(
      {
        let forward = batchNorm(inputs.x, gamma: inputs.gamma, beta: inputs.beta)
        return (
          forward.output,
          batchNormBackward(inputs.upstream, x: inputs.x, gamma: inputs.gamma, forward)
        )
      }, checksum: checksum)
  }

  private static func layerNormalization() -> Workload.Run {
    let inputs = NormalizationInputs([4096, 512], parameters: 512)
    return Workload.firstThenCheap(
      {
        let forward = layerNorm(inputs.x, gamma: inputs.gamma, beta: inputs.beta)
        return (
          forward.output,
          layerNormBackward(inputs.upstream, x: inputs.x, gamma: inputs.gamma, forward)
        )
      }, checksum: checksum)
  }

  private struct NormalizationInputs {
    let x, gamma, beta, upstream: Tensor<Float>

    init(_ shape: [Int], parameters: Int) {
      var random = RandomState(seed: 9)
      (x, gamma) = (random.randn(shape), random.randn([parameters]))
      (beta, upstream) = (random.randn([parameters]), random.randn(shape))
    }
  }

  private static func checksum(
    _ output: Tensor<Float>, _ gradients: NormalizationGradients<Float>
  ) -> Double {
    [output, gradients.x, gradients.gamma, gradients.beta].reduce(0) {
      $0 + Double($1.absolute().mean())
    }
  }

  private static func product<Scalar: TensorScalar>(_: Scalar.Type) -> Workload.Run {
    var random = RandomState(seed: 10)
    let (a, b): (Tensor<Scalar>, Tensor<Scalar>) = (
      random.randn([512, 512]), random.randn([512, 512])
    )
    return Workload.firstThenCheap({ matmul(a, b) }, checksum: { Double($0.absolute().mean()) })
  }
}
