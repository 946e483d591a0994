package import Core

extension LabRun {
  /// Compares the gradient of a loss with respect to one input with a numerical gradient.
  ///
  /// The losses at all points come from one call, because each call of the student's process takes
  /// about as long as a small network.
  ///
  /// - Parameters:
  ///   - exercise: The exercise that computes the loss; its variant for many points is called.
  ///   - input: The inputs of the exercise.
  ///   - key: The input to vary.
  ///   - gradient: The gradient to check.
  ///   - h: The step size of the numerical gradient.
  /// - Returns: The result of the check.
  /// - Throws: The errors of `call`.
  package func checkGradient(
    of exercise: String, _ input: Payload, _ key: Key<AnyTensor>, _ gradient: Tensor<Double>,
    h: Double = 1e-5
  ) throws -> GradientCheckResult {
    let value = try input.doubles(key)
    var points: [Tensor<Double>] = []
    _ = gradientCheck(
      of: { moved in
        points.append(moved)
        return 0
      }, at: value, analytic: gradient,
      coordinates: coordinates(of: value), h: h)
    var all = input
    all.set(.parameter, key.name)
    all.set(.points, Tensor(points.flatMap(\.scalars), shape: [points.count] + value.shape))
    let losses = try call(exercise + Exercise.pointsSuffix, all).numbers(.losses)
    guard losses.count == points.count else {
      throw LabError.unusable(
        what: "losses", expected: "\(points.count)", found: "\(losses.count)")
    }
    var next = 0
    return try gradientCheck(
      of: { moved in
        // Where the slopes on both sides differ, the check also asks for points in between.
        guard next < points.count, moved == points[next] else {
          var single = input
          single.set(key, moved)
          return try callForParts(exercise, single).number(.loss)
        }
        defer { next += 1 }
        return losses[next]
      }, at: value, analytic: gradient,
      coordinates: coordinates(of: value), h: h)
  }

  /// The elements whose slopes a gradient check compares: a sample of many in a quick run, or nil
  /// for all of them.
  func coordinates(of value: Tensor<Double>) -> [Int]? {
    guard scale == .quick, value.count > Self.sampleSize else { return nil }
    var random = RandomState(seed: 231)
    return random.choice(value.count, size: Self.sampleSize, replacement: false).sorted()
  }

  private static let sampleSize = 40
}
