import Core

/// Convolution and pooling with the sizes of the course's networks.
enum KernelWorkload {
  /// A convolution of random images and filters.
  struct Convolution: Sendable {
    /// The name in its workloads.
    let name: String
    /// The shape of the images.
    let x: [Int]
    /// The shape of the filters.
    let weight: [Int]
    let options: Conv2DOptions
  }

  static let convolutions = [
    Convolution(
      name: "conv-stride", x: [100, 3, 31, 31], weight: [25, 3, 3, 3],
      options: Conv2DOptions(stride: 2, padding: 1)),
    Convolution(
      name: "conv-large", x: [100, 3, 32, 32], weight: [32, 3, 7, 7],
      options: Conv2DOptions(padding: 3)),
    Convolution(
      name: "conv-middle", x: [64, 64, 32, 32], weight: [64, 64, 3, 3],
      options: Conv2DOptions(padding: 1)),
    Convolution(
      name: "conv-deep", x: [32, 256, 14, 14], weight: [256, 256, 3, 3],
      options: Conv2DOptions(padding: 1)),
  ]

  /// The functions that prepare each workload, by its name.
  static let all: [String: Workload.Preparation] =
    workloads(of: Float.self).merging(workloads(of: Double.self)) { first, _ in first }

  private static func workloads<Scalar: TensorScalar>(
    of _: Scalar.Type
  ) -> [String: Workload.Preparation] {
    var result: [String: Workload.Preparation] = [
      "pool-forward/\(Scalar.self)": { poolForward(Scalar.self) },
      "pool-backward/\(Scalar.self)": { poolBackward(Scalar.self) },
    ]
    for convolution in convolutions {
      let name = convolution.name
      result["\(name)-forward/\(Scalar.self)"] = { forward(convolution, Scalar.self) }
      result["\(name)-backward/\(Scalar.self)"] = { backward(convolution, Scalar.self) }
      result["\(name)-both/\(Scalar.self)"] = { both(convolution, Scalar.self) }
    }
    return result
  }

  private struct Inputs<Scalar: TensorScalar> {
    let x, weight, bias, upstream: Tensor<Scalar>

    init(_ convolution: Convolution) {
      var random = RandomState(seed: 5)
      x = random.randn(convolution.x)
      weight = random.randn(convolution.weight)
      bias = random.randn([convolution.weight[0]])
      let output = conv2d(x, weight: weight, convolution.options)
      upstream = random.randn(output.shape)
    }
  }

  private static func forward<Scalar: TensorScalar>(
    _ convolution: Convolution, _: Scalar.Type
  ) -> Workload.Run {
    let inputs = Inputs<Scalar>(convolution)
    return Workload.firstThenCheap(
      { conv2d(inputs.x, weight: inputs.weight, bias: inputs.bias, convolution.options) },
      checksum: { size($0) })
  }

  private static func backward<Scalar: TensorScalar>(
    _ convolution: Convolution, _: Scalar.Type
  ) -> Workload.Run {
    let inputs = Inputs<Scalar>(convolution)
    return Workload.firstThenCheap(
      {
        conv2dBackward(inputs.upstream, x: inputs.x, weight: inputs.weight, convolution.options)
      },
      checksum: { size($0.x) + size($0.weight) + size($0.bias) })
  }

  private static func both<Scalar: TensorScalar>(
    _ convolution: Convolution, _: Scalar.Type
  ) -> Workload.Run {
    let inputs = Inputs<Scalar>(convolution)
    return Workload.firstThenCheap(
      {
        let output = conv2d(
          inputs.x, weight: inputs.weight, bias: inputs.bias, convolution.options)
        let gradients = conv2dBackward(
          inputs.upstream, x: inputs.x, weight: inputs.weight, convolution.options)
        return (output, gradients)
      },
      checksum: { size($0.0) + size($0.1.x) + size($0.1.weight) + size($0.1.bias) })
  }

  private static func poolInputs<Scalar: TensorScalar>(
    _: Scalar.Type
  ) -> (x: Tensor<Scalar>, upstream: Tensor<Scalar>) {
    var random = RandomState(seed: 6)
    return (random.randn([100, 3, 32, 32]), random.randn([100, 3, 16, 16]))
  }

  private static func poolForward<Scalar: TensorScalar>(_: Scalar.Type) -> Workload.Run {
    let (x, _) = poolInputs(Scalar.self)
    return Workload.firstThenCheap(
      { maxPool2D(x, Pool2DOptions(window: 2)) }, checksum: { size($0.output) })
  }

  private static func poolBackward<Scalar: TensorScalar>(_: Scalar.Type) -> Workload.Run {
    let (x, upstream) = poolInputs(Scalar.self)
    let options = Pool2DOptions(window: 2)
    let indices = maxPool2D(x, options).indices
    return Workload.firstThenCheap(
      { maxPool2DBackward(upstream, indices: indices, inputShape: x.shape, options) },
      checksum: { size($0) })
  }

  private static func size<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) -> Double {
    Double(tensor.absolute().mean())
  }
}
