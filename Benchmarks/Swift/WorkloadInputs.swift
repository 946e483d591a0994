import Core

extension Workload {
  /// 500 test examples and 5000 training examples of 3072 features.
  static func distanceInputs<Scalar: TensorScalar>(
    _: Scalar.Type
  ) -> (x: Tensor<Scalar>, train: Tensor<Scalar>) {
    var random = RandomState(seed: 1)
    return (random.randn([500, 3072]), random.randn([5000, 3072]))
  }

  /// Examples of 3073 features, weights of 10 classes, labels.
  static func lossInputs<Scalar: TensorScalar>(
    _: Scalar.Type, examples: Int
  ) -> (x: Tensor<Scalar>, w: Tensor<Scalar>, y: [Int]) {
    var random = RandomState(seed: 2)
    let x: Tensor<Scalar> = random.randn([examples, 3073])
    let w: Tensor<Scalar> = random.randn([3073, 10]) * 0.01
    return (x, w, random.randint(below: 10, count: examples))
  }

  /// So few examples that a loop over every element of every pair is feasible.
  static func elementInputs<Scalar: TensorScalar>(
    _: Scalar.Type
  ) -> (x: Tensor<Scalar>, train: Tensor<Scalar>) {
    var random = RandomState(seed: 4)
    return (random.randn([20, 3072]), random.randn([500, 3072]))
  }

  /// A few images and filters, for a convolution in seven loops.
  static func convolutionInputs<Scalar: TensorScalar>(
    _: Scalar.Type
  ) -> (x: Tensor<Scalar>, w: Tensor<Scalar>) {
    var random = RandomState(seed: 5)
    return (random.randn([4, 3, 32, 32]), random.randn([8, 3, 3, 3]))
  }
}
