extension Benchmark {
  /// The rows for assignment 2's networks, their layers, and automatic differentiation.
  static let networks: [Benchmark] =
    [50, 100].map { batch in
      Benchmark(
        .networks, "training step of the three-layer ConvNet, batch \(batch), Float",
        "conv-net-\(batch)/Float", against: .torch, target: 1 / 1.5)
    } + [
      Benchmark(
        .networks, "training step of the net [100 × 5] with batch norm, batch 100, Float",
        "connected-net/Float", against: .torch, target: 0.5),
      Benchmark(
        .networks, "epoch of the framework exercise's module ConvNet, 768 images, Float",
        "module-conv-net/Float", against: .torch, target: 1 / 1.2),
      Benchmark(
        .networks, "automatic differentiation: step of the three-layer ConvNet, batch 50, Float",
        "conv-net-autograd/Float", against: .swift, "conv-net-50/Float", titled: "by hand",
        target: 1.1),
      Benchmark(
        .networks, "automatic differentiation: step of the net [100 × 5] with batch norm, Float",
        "connected-net-autograd/Float", against: .swift, "connected-net/Float", titled: "by hand",
        target: 1.1),
      Benchmark(
        .normalization, "batch norm (100, 64, 32, 32), forward and backward, Float",
        "batch-norm/Float", against: .torch, target: 1 / 1.2),
      Benchmark(
        .normalization, "layer norm (4096, 512), forward and backward, Float",
        "layer-norm/Float", against: .torch, target: 1 / 1.2),
    ]
}
