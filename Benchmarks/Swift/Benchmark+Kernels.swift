extension Benchmark {
  /// The rows for convolution and pooling.
  static let kernels: [Benchmark] = strided + pooling + dense

  private static let strided: [Benchmark] = ["Float", "Double"].flatMap { scalar in
    ["forward", "backward"].flatMap { pass in
      against(torch: 0.5, fastLayers: 0.2).map { library, target in
        Benchmark(
          .convolution,
          "convolution (100, 3, 31, 31), 25 filters 3 × 3, stride 2, \(pass), \(scalar)",
          "conv-stride-\(pass)/\(scalar)", against: library, target: target,
          operations: pass == "forward" ? 34.56e6 : 69.12e6)
      }
    }
  }

  private static let pooling: [Benchmark] = ["forward", "backward"].flatMap { pass in
    against(torch: 1 / 1.5, fastLayers: 0.2).map { library, target in
      Benchmark(
        .convolution, "max pooling (100, 3, 32, 32), 2 × 2, \(pass), Float",
        "pool-\(pass)/Float", against: library, target: target)
    }
  }

  private static let dense: [Benchmark] = [
    dense("conv-large", "(100, 3, 32, 32), 32 filters 7 × 7", target: 1 / 1.5, operations: 2.89e9),
    dense("conv-middle", "(64, 64, 32, 32), 64 filters 3 × 3", target: 1 / 1.2, operations: 14.5e9),
    dense("conv-deep", "(32, 256, 14, 14), 256 filters 3 × 3", target: 1 / 1.2, operations: 22.2e9),
  ]

  private static func dense(
    _ name: String, _ sizes: String, target: Double, operations: Double
  ) -> Benchmark {
    Benchmark(
      .convolution, "convolution \(sizes), forward and backward, Float", "\(name)-both/Float",
      against: .torch, target: target, operations: operations)
  }

  private static func against(
    torch: Double, fastLayers: Double
  ) -> [(library: Library, target: Double)] {
    [(.torch, torch), (.fastLayers, fastLayers)]
  }
}
