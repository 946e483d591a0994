import Core
import Record

/// The result of comparing a gradient with central differences at single elements.
///
/// It helps to explain a wrong gradient.
enum OwnSlopes {
  /// The gradient agrees at every sampled element that has no kink.
  case agrees
  /// The gradient differs. The fact is about one element.
  case differs(GradientFact)
  /// All sampled elements have kinks, so nothing could be compared.
  case kinks(GradientFact)
  /// The code could not be evaluated.
  case unknown
}

extension CheckContext {
  /// Compares a gradient with central differences of the student's own function at sampled
  /// elements without kinks.
  ///
  /// An element is skipped if its one-sided slopes disagree, and still disagree at half the step.
  /// `OneSidedSlopes` defines when slopes disagree.
  ///
  /// - Parameters:
  ///   - gradient: The student's gradient.
  ///   - exercise: The calls to make.
  ///   - one: The inputs.
  /// - Returns: The comparison.
  /// - Throws: Errors of the host.
  func ownSlopes(
    _ gradient: GradientPair, _ exercise: GradientExercise, _ one: CheckCase
  ) throws -> OwnSlopes {
    let own = try ownFunction(of: gradient.key, exercise, one)
    let chosen = random.choice(
      own.point.count, size: JudgingDefaults.samples(of: own.point.count), replacement: false)
    func slopes(_ elements: [Int], h: Double) throws -> [OneSidedSlopes]? {
      try self.slopes(own, at: elements, h: h, leastSlope: exercise.leastSlope)
    }
    guard let all = try slopes(chosen, h: JudgingDefaults.step) else { return .unknown }
    let suspects = chosen.indices.filter { all[$0].disagree }
    guard let finer = try slopes(suspects.map { chosen[$0] }, h: JudgingDefaults.step / 2) else {
      return .unknown
    }
    let kinks = zip(suspects, finer).filter { !all[$0].isSmooth(withHalfStep: $1) }.map(\.0)
    guard kinks.count < chosen.count else {
      return .kinks(
        .onlyKinks(pass: exercise.pass, parameter: own.key.name, coordinates: chosen.count))
    }
    for (position, index) in chosen.enumerated() where !kinks.contains(position) {
      let (numeric, got) = (all[position].mean, gradient.received.scalars[index])
      // NaN and infinity always count as different. The inequality alone would accept infinity.
      let isNear =
        abs(got - numeric)
        <= JudgingDefaults.ownSlopeTolerance * max(abs(numeric), exercise.leastSlope, abs(got))
      if !got.isFinite || !isNear {
        return .differs(
          .slopesDiffer(
            pass: exercise.pass, parameter: own.key.name,
            index: unravelIndex(index, shape: own.point.shape), slope: numeric, gradient: got))
      }
    }
    return .agrees
  }

  /// Computes the one-sided slopes of a function, one pair per element of its input.
  ///
  /// The result is nil if there is no usable answer.
  private func slopes(
    _ own: FunctionOnLines, at elements: [Int], h: Double, leastSlope: Double
  ) throws -> [OneSidedSlopes]? {
    guard !elements.isEmpty else { return [] }
    let displacements = elements.flatMap { element in
      [h, -h].map { step in
        var scalars = [Double](repeating: 0, count: own.point.count)
        scalars[element] = step
        return Tensor(scalars, shape: own.point.shape)
      }
    }
    guard let f = try own.values(at: [.zeros(own.point.shape)] + displacements) else { return nil }
    return elements.indices.map { position in
      OneSidedSlopes(
        middle: f[0], after: f[2 * position + 1], before: f[2 * position + 2], h: h,
        leastSlope: leastSlope)
    }
  }
}
