extension RandomState {
  /// A tensor of numbers distributed uniformly in [0, 1), like `np.random.rand`.
  ///
  /// They are drawn in `Double` and then rounded, so `Float` sees the same stream.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func rand<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
    let count = elementCount(of: shape, in: "RandomState.rand")
    return Tensor(unchecked: (0..<count).map { _ in Scalar(uniform()) }, shape: shape)
  }

  /// A tensor of numbers from the standard normal distribution, like `np.random.randn`.
  ///
  /// They are drawn in `Double` and then rounded, so `Float` sees the same stream.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func randn<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
    let count = elementCount(of: shape, in: "RandomState.randn")
    return Tensor(unchecked: (0..<count).map { _ in Scalar(gaussian()) }, shape: shape)
  }

  /// An integer from 0 to `limit - 1`, like `np.random.randint(limit)`.
  ///
  /// - Precondition: `limit` is positive.
  public mutating func randint(below limit: Int) -> Int {
    if limit <= 0 { shapeFailure("RandomState.randint: no integer is from 0 and below \(limit)") }
    return masked(upTo: limit - 1)
  }

  /// Integers from 0 to `limit - 1`, like `np.random.randint(limit, size=count)`.
  ///
  /// - Precondition: `limit` is positive.
  public mutating func randint(below limit: Int, count: Int) -> [Int] {
    (0..<count).map { _ in randint(below: limit) }
  }

  /// A sample of the integers from 0 to `n - 1`, like `np.random.choice(n, size)`.
  ///
  /// - Parameters:
  ///   - n: How many integers there are to choose from.
  ///   - size: How many to choose.
  ///   - replacement: Whether an integer may come up more than once.
  public mutating func choice(_ n: Int, size: Int, replacement: Bool = true) -> [Int] {
    if replacement { return randint(below: n, count: size) }
    if size > n {
      shapeFailure("RandomState.choice: cannot take \(size) of \(n) without replacement")
    }
    return Array(permutation(n).prefix(size))
  }

  /// The integers from 0 to `n - 1` in random order, like `np.random.permutation(n)`.
  public mutating func permutation(_ n: Int) -> [Int] {
    var result = Array(0..<n)
    shuffle(&result)
    return result
  }

  /// Puts an array in random order, like `np.random.shuffle`.
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, masked(upTo: last))
    }
  }
}
