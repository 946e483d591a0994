package import Core

/// How a gradient is related to the student's own, wrong function.
enum OwnGradient {
  /// It is the gradient of that function, and the function resembles the right one.
  case fits
  /// It is the gradient of an entirely different function, such as a constant or a linear one,
  /// whose gradient takes no work.
  case foreign
  /// It is not the gradient of that function, or nothing could be compared.
  case differs
}

extension CheckContext {
  /// Compares a gradient with the student's own function.
  ///
  /// The directions are drawn now, after the gradient was received. Along each of them, the product
  /// ⟨gradient, direction⟩ must be the central difference of the student's own function. A
  /// direction with a kink is skipped. The function resembles the right one if its gradient has a
  /// similar direction, and if it is not much closer to a linear function than the right one is.
  ///
  /// - Parameters:
  ///   - gradient: The gradient, and the reference's.
  ///   - exercise: The calls to make.
  ///   - one: The inputs.
  /// - Returns: The comparison.
  /// - Throws: Errors of the host.
  func ownGradient(
    _ gradient: GradientPair, _ exercise: GradientExercise, _ one: CheckCase
  ) throws -> OwnGradient {
    let own = try ownFunction(of: gradient.key, exercise, one)
    let right = try rightFunction(of: gradient.key, exercise, one)
    let h = JudgingDefaults.step(elements: own.point.count)
    let far = own.point.rootMeanSquare
    var (ownBend, rightBend) = (Bend(), Bend())
    for _ in 0..<JudgingDefaults.directions {
      let direction: Tensor<Double> = random.randn(own.point.shape)
      let displacements = [0, h, -h, far, -far].map { direction * $0 }
      guard let f = try own.values(at: displacements),
        let g = try right.values(at: displacements)
      else { return .differs }
      let slopes = OneSidedSlopes(
        middle: f[0], after: f[1], before: f[2], h: h, leastSlope: exercise.leastSlope)
      guard try isSmooth(slopes, own, along: direction, h: h, exercise) else { continue }
      let product = (gradient.received * direction).sum()
      let scale = max(exercise.leastSlope, abs(slopes.mean), gradient.received.norm())
      // NaN and infinity always count as different.
      let allowed = JudgingDefaults.ownSlopeTolerance * scale + slopes.noise
      guard product.isFinite, abs(product - slopes.mean) <= allowed else { return .differs }
      ownBend.add(f[0], f[3], f[4])
      rightBend.add(g[0], g[3], g[4])
    }
    guard ownBend.count > 0 else { return .differs }
    return gradient.isSimilar && ownBend.isAlike(rightBend) ? .fits : .foreign
  }

  /// Returns whether the student's function has no kink within one step.
  private func isSmooth(
    _ slopes: OneSidedSlopes, _ own: FunctionOnLines, along direction: Tensor<Double>, h: Double,
    _ exercise: GradientExercise
  ) throws -> Bool {
    guard slopes.disagree else { return true }
    guard let f = try own.values(at: [0, h / 2, -h / 2].map { direction * $0 }) else {
      return false
    }
    return slopes.isSmooth(
      withHalfStep: OneSidedSlopes(
        middle: f[0], after: f[1], before: f[2], h: h / 2, leastSlope: exercise.leastSlope))
  }
}

extension GradientPair {
  /// Whether the angle between the two gradients is small.
  ///
  /// A gradient of zero has no direction.
  fileprivate var isSimilar: Bool {
    expected.absolute().max() < JudgingDefaults.zeroGradient
      || cosine(received, expected) >= JudgingDefaults.leastCosine
  }
}

/// Returns the cosine of the angle between two tensors.
package func cosine(_ a: Tensor<Double>, _ b: Tensor<Double>) -> Double {
  (a * b).sum() / (a.norm() * b.norm())
}

extension Tensor<Double> {
  /// The square root of the mean of the squares, or 1 if all elements are zero.
  fileprivate var rootMeanSquare: Double {
    let mean = square().mean()
    return mean > 0 ? mean.squareRoot() : 1
  }
}

/// How much a function bends over a long distance, compared with how much it rises.
private struct Bend {
  private(set) var count = 0
  private var bend = 0.0
  private var rise = 0.0

  /// Adds the values at a point, and at equal distances before and after it.
  mutating func add(_ middle: Double, _ after: Double, _ before: Double) {
    count += 1
    bend += abs(after + before - 2 * middle)
    rise += abs(after - before)
  }

  private var share: Double { bend / (bend + rise) }

  /// Whether the function bends at least about as much as the right one does.
  ///
  /// A linear function does not bend, and a constant one has no share at all.
  func isAlike(_ right: Bend) -> Bool {
    !(right.share > JudgingDefaults.linearShare) || share >= JudgingDefaults.leastBend * right.share
  }
}
