import Core
import Record

private typealias File = Assignment2File

private let convLayer = LayerChecks(
  exercise: "a2.conv", function: "conv", ending: "Naive", file: File.convolution,
  cases: { $0.convCases() })

private let poolLayer = LayerChecks(
  exercise: "a2.pool", function: "maxPool", ending: "Naive", file: File.maxPool,
  cases: { $0.poolCases() })

private let fastConvLayer = LayerChecks(
  exercise: "a2.fastConv", function: "conv", ending: "Im2col", file: File.im2colConvolution,
  buildsOn: [File.im2col], cases: { $0.convCases() })

private let fastPoolLayer = LayerChecks(
  exercise: "a2.fastPool", function: "maxPool", ending: "Im2col", file: File.im2colMaxPool,
  buildsOn: [File.im2col], cases: { $0.poolCases() })

private let spatialGroupNormLayer = LayerChecks(
  exercise: "a2.spatialGroupnorm", function: "spatialGroupNorm", file: File.spatialGroupNorm,
  floor: 1e-4, cases: { $0.groupNormCases() })

private let spatialBatchNormLayer = LayerChecks(
  exercise: "a2.spatialBatchnorm", function: "spatialBatchNorm", file: File.spatialBatchNorm,
  buildsOn: [File.batchNorm], floor: 1e-4,
  cases: {
    $0.spatialNormCases(mode: "train") + $0.spatialNormCases(mode: "test").prefix(1)
  })

private let spatialBatchNormTraining = LayerChecks(
  exercise: "a2.spatialBatchnorm", function: "spatialBatchNorm", file: File.spatialBatchNorm,
  buildsOn: [File.batchNorm], floor: 1e-4, cases: { $0.spatialNormCases(mode: "train") })

/// Question 4: convolutional networks.
let convolutionChecks: [CheckDefinition] = [
  convLayer.forward("multiplies each filter with each place"),
  convLayer.backward(),
  poolLayer.forward("takes the largest of each window"),
  poolLayer.backward(),
  columnsCheck(
    "a2.im2col", "im2col copies what the window sees into columns", output: "columns"
  ) { random, window, shape in
    ["x": random.randn(shape)]
  },
  columnsCheck(
    "a2.col2im", "col2im adds columns back to the pixels", output: "x"
  ) { random, window, shape in
    let rows = 1 + (shape[2] + 2 * window[3] - window[0]) / window[2]
    let columns = 1 + (shape[3] + 2 * window[3] - window[1]) / window[2]
    return ["columns": random.randn([shape[0], shape[1] * window[0] * window[1], rows * columns])]
  },
  fastConvLayer.forward("computes the same as your loops should"),
  fastConvLayer.backward(),
  fastPoolLayer.forward("computes the same as your loops should"),
  fastPoolLayer.backward(),
  CheckDefinition(
    "a2.fastConv.speed", "The convolution by columns is much faster than your loops", .speed,
    file: File.im2colConvolution, buildsOn: [File.im2col]
  ) { context in
    try context.measure(
      .convolution(against: .own(exercise: "a2.conv.backward", name: "your own loops"))
    ) { $0.timedConvolution() }
  },
  CheckDefinition(
    "a2.fastConv.speedReference", "The convolution by columns keeps up with the reference", .speed,
    file: File.im2colConvolution, buildsOn: [File.im2col]
  ) { context in
    try context.measure(.convolution(against: .reference)) { $0.timedConvolution() }
  },
  CheckDefinition(
    "a2.fastPool.speedReference", "The pooling by columns keeps up with the reference", .speed,
    file: File.im2colMaxPool, buildsOn: [File.im2col]
  ) { context in
    let shape = [100, 3, 32, 32]
    return try context.measure(
      .init(
        name: "a2.fastPool.backward", yardstick: .reference,
        operations: Double(shape.reduce(1, *)))
    ) { $0.timedPooling(shape) }
  },
  CheckDefinition(
    "a2.convNet.loss", "ThreeLayerConvNet computes the loss", .output, file: File.convNet,
    buildsOn: [File.affine, File.relu]
  ) { context in
    try context.compare(
      "a2.convNet.loss", context.random.convNetCases(), outputs: ["loss"],
      success: "The loss agrees on images and filters of three sizes.")
  },
  CheckDefinition(
    "a2.convNet.gradient", "ThreeLayerConvNet has the right gradients", .gradient,
    file: File.convNet, buildsOn: [File.affine, File.relu]
  ) { context in
    try context.examineNetGradients("a2.convNet.loss", context.random.convNetCases())
  },
  spatialBatchNormLayer.forward("normalises each channel"),
  spatialBatchNormTraining.backward(),
  spatialGroupNormLayer.forward("normalises each group of channels"),
  spatialGroupNormLayer.backward(),
]

/// A check of `im2col` or `col2im` with windows of every kind.
private func columnsCheck(
  _ exercise: String, _ title: String, output: String,
  tensors:
    @escaping @Sendable (
      _ random: inout RandomState, _ window: [Int], _ shape: [Int]
    ) -> [String: Tensor<Double>]
) -> CheckDefinition {
  CheckDefinition(exercise, title, .output, file: File.im2col) { context in
    let windows = [
      ([2, 3, 4, 5], [2, 2, 1, 0]), ([1, 2, 5, 7], [3, 2, 2, 1]), ([3, 1, 3, 3], [1, 3, 1, 2]),
      ([1, 1, 6, 4], [2, 2, 2, 0]),
    ]
    let cases = windows.map { shape, window in
      var input = Payload()
      for (name, tensor) in tensors(&context.random, window, shape) { input.set(name, tensor) }
      for (name, value) in zip(["height", "width", "stride", "padding"], window) {
        input.set(name, value)
      }
      input.set("shape", shape)
      return CheckCase(
        situation: "x \(shape), window \(window[0]) x \(window[1]), stride \(window[2]), "
          + "padding \(window[3])", input: input)
    }
    return try context.compare(
      exercise, cases, outputs: [output], success: "All windows give the right numbers.")
  }
}

extension TimedExercise {
  /// Forward and backward pass of the convolution by columns.
  fileprivate static func convolution(against yardstick: Yardstick) -> Self {
    Self(
      name: "a2.fastConv.backward", yardstick: yardstick,
      operations: 3 * 2 * 50 * 25 * 16 * 16 * 27)
  }
}

extension RandomState {
  /// Half of the course's timing cell, in `Float`.
  fileprivate mutating func timedConvolution() -> Payload {
    var input = Payload()
    input.set("x", randn([50, 3, 31, 31]) as Tensor<Float>)
    input.set("w", randn([25, 3, 3, 3]) as Tensor<Float>)
    input.set("b", randn([25]) as Tensor<Float>)
    input.set("upstream", randn([50, 25, 16, 16]) as Tensor<Float>)
    input.set("stride", 2)
    input.set("padding", 1)
    return input
  }

  fileprivate mutating func timedPooling(_ shape: [Int]) -> Payload {
    var input = Payload()
    input.set("x", randn(shape) as Tensor<Float>)
    input.set("upstream", randn([shape[0], shape[1], shape[2] / 2, shape[3] / 2]) as Tensor<Float>)
    for name in ["height", "width", "stride"] { input.set(name, 2) }
    return input
  }

  /// The convolutional network with images that are not square.
  fileprivate mutating func convNetCases() -> [CheckCase] {
    [([2, 3, 4, 6], 3, 3, 5, 0.0), ([3, 1, 6, 4], 2, 5, 4, 0.5), ([1, 2, 2, 2], 4, 1, 3, 1)].map {
      images, filters, size, hidden, regularization in
      let pooled = filters * images[2] / 2 * images[3] / 2
      var one = CheckCase(
        [
          "x": randn(images), "W1": randn([filters, images[1], size, size]) * 0.5,
          "b1": randn([filters]), "W2": randn([pooled, hidden]) * 0.5, "b2": randn([hidden]),
          "W3": randn([hidden, 6]) * 0.5, "b3": randn([6]),
        ], numbers: ["regularization": regularization])
      one.input.set("y", randint(below: 6, count: images[0]))
      return one
    }
  }
}
