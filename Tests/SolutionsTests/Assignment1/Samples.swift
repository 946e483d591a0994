import Core

/// The toy net and data of the course's two-layer notebook, cell 3.
enum Toy {
  static let y = [0, 1, 2, 2, 1]

  /// Examples of shape `[5, 4]`.
  static var x: Tensor<Double> {
    var random = RandomState(seed: 1)
    return random.randn([5, 4]) * 10
  }
}

/// Random examples around one center per class, which a good classifier separates.
///
/// The last column is all ones, as the course's bias trick has it.
func clusters<Scalar: TensorScalar>(
  _ count: Int, features: Int = 6, classes: Int = 3, seed: UInt32
) -> LabelledData<Scalar> {
  var random = RandomState(seed: 7)
  let centres: Tensor<Scalar> = random.randn([classes, features]) * 2
  random = RandomState(seed: seed)
  let y = random.randint(below: classes, count: count)
  let x = centres[rows: y] + random.randn([count, features])
  return LabelledData(x: .concatenated([x, .ones([count, 1])], axis: 1), y: y)
}

/// Examples, labels and small weights as large as those of the course's linear notebooks: pixels
/// with the mean subtracted, a bias column, ten classes.
struct PixelSample {
  let w: Tensor<Double>
  let x: Tensor<Double>
  let y: [Int]

  init(count: Int, seed: UInt32 = 231) {
    var random = RandomState(seed: seed)
    w = random.randn([3073, 10]) * 1e-4
    let pixels: Tensor<Double> = random.randn([count, 3072]) * 60
    x = .concatenated([pixels, .ones([count, 1])], axis: 1)
    y = random.randint(below: 10, count: count)
  }
}

/// The largest absolute difference between two tensors.
func largestDifference<Scalar: TensorScalar>(_ a: Tensor<Scalar>, _ b: Tensor<Scalar>) -> Scalar {
  (a - b).absolute().max()
}
