extension RandomState {
  /// Returns a tensor of values drawn uniformly from [0, 1), like `np.random.rand`.
  ///
  /// The values are drawn in `Double` and then rounded, so both element types use the same stream.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func rand<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
    let count = elementCount(of: shape, in: "RandomState.rand")
    let values = [Scalar](unsafeUninitializedCapacity: count) { values, initialized in
      fill(UnsafeMutableBufferPointer(rebasing: values[..<count]))
      initialized = count
    }
    return Tensor(unchecked: values, shape: shape)
  }

  /// Returns a tensor of values drawn from the standard normal distribution, like
  /// `np.random.randn`.
  ///
  /// The values are drawn in `Double` and then rounded, so both element types use the same stream.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func randn<Scalar: TensorScalar>(_ shape: [Int]) -> Tensor<Scalar> {
    let count = elementCount(of: shape, in: "RandomState.randn")
    let values = [Scalar](unsafeUninitializedCapacity: count) { values, initialized in
      fillNormal(UnsafeMutableBufferPointer(rebasing: values[..<count]))
      initialized = count
    }
    return Tensor(unchecked: values, shape: shape)
  }

  /// Draws an integer from 0 to `limit - 1`, like `np.random.randint(limit)`.
  ///
  /// - Precondition: `limit` is positive.
  public mutating func randint(below limit: Int) -> Int {
    if limit <= 0 { shapeFailure("RandomState.randint: expected a positive limit, found \(limit)") }
    return masked(upTo: limit - 1)
  }

  /// Draws integers from 0 to `limit - 1`, like `np.random.randint(limit, size=count)`.
  ///
  /// - Precondition: `limit` is positive.
  public mutating func randint(below limit: Int, count: Int) -> [Int] {
    (0..<count).map { _ in randint(below: limit) }
  }

  /// Draws a sample of the integers from 0 to `n - 1`, like `np.random.choice(n, size)`.
  ///
  /// - Parameters:
  ///   - n: The number of integers to choose from.
  ///   - size: The number of integers to choose.
  ///   - replacement: Whether the same integer may be chosen more than once.
  /// - Returns: The chosen integers.
  public mutating func choice(_ n: Int, size: Int, replacement: Bool = true) -> [Int] {
    if replacement { return randint(below: n, count: size) }
    if size > n {
      shapeFailure("RandomState.choice: cannot choose \(size) of \(n) elements without replacement")
    }
    return Array(permutation(n).prefix(size))
  }

  /// Returns the integers from 0 to `n - 1` in random order, like `np.random.permutation(n)`.
  public mutating func permutation(_ n: Int) -> [Int] {
    var result = Array(0..<n)
    shuffle(&result)
    return result
  }

  /// Shuffles an array, like `np.random.shuffle`.
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, masked(upTo: last))
    }
  }
}
