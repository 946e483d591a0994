extension Tensor {
  /// The lengths of the axes of a matrix: `let (n, d) = x.shape2`.
  public var shape2: (Int, Int) {
    checkRank(2, "Tensor.shape2")
    return (shape[0], shape[1])
  }

  /// The lengths of the axes of a tensor of rank 3: `let (c, h, w) = x.shape3`.
  public var shape3: (Int, Int, Int) {
    checkRank(3, "Tensor.shape3")
    return (shape[0], shape[1], shape[2])
  }

  /// The lengths of the axes of a tensor of rank 4: `let (n, c, h, w) = x.shape4`.
  public var shape4: (Int, Int, Int, Int) {
    checkRank(4, "Tensor.shape4")
    return (shape[0], shape[1], shape[2], shape[3])
  }

  func checkRank(_ expected: Int, _ operation: String) {
    guard rank == expected else {
      shapeFailure("\(operation): expected rank \(expected), found rank \(rank), shape \(shape)")
    }
  }
}
