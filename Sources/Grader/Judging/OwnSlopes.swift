package import Core
import Exchange
package import Record

/// The result of comparing a gradient with central differences of the student's own code.
package enum OwnSlopes {
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
  /// Compares a gradient with central differences at sampled elements without kinks.
  ///
  /// An element is skipped if its one-sided slopes disagree, and still disagree at half the step.
  /// `OneSidedSlopes` defines when slopes disagree.
  ///
  /// - Parameters:
  ///   - gradient: The student's gradient, with the same shape as `point`.
  ///   - key: The parameter.
  ///   - point: The point at which to differentiate.
  ///   - exercise: The call that evaluates many points.
  ///   - samples: The number of elements to check.
  ///   - leastScale: The smallest denominator to use for relative errors.
  ///   - pass: The part of the student's code that is differentiated.
  ///   - batch: A function that returns the inputs of the call for points of shape `[K] + shape`.
  /// - Returns: The comparison.
  /// - Throws: Errors of the host.
  package func ownSlopes(
    _ gradient: Tensor<Double>, of key: Key<AnyTensor>, at point: Tensor<Double>,
    _ exercise: String, samples: Int, leastScale: Double, pass: GradientFact.Pass,
    batch: (Tensor<Double>) -> Payload
  ) throws -> OwnSlopes {
    let chosen = random.choice(point.count, size: min(samples, point.count), replacement: false)
    func slopes(_ coordinates: [Int], h: Double) throws -> [OneSidedSlopes]? {
      try self.slopes(exercise, at: point, coordinates, h: h, leastScale: leastScale, batch)
    }
    guard let all = try slopes(chosen, h: JudgingDefaults.step) else { return .unknown }
    let suspects = chosen.indices.filter { all[$0].disagree }
    guard let finer = try slopes(suspects.map { chosen[$0] }, h: JudgingDefaults.step / 2) else {
      return .unknown
    }
    let kinks = zip(suspects, finer).filter { !all[$0].isSmooth(withHalfStep: $1) }.map(\.0)
    guard kinks.count < chosen.count else {
      return .kinks(.onlyKinks(pass: pass, parameter: key.name, coordinates: chosen.count))
    }
    for (position, index) in chosen.enumerated() where !kinks.contains(position) {
      let (numeric, got) = (all[position].mean, gradient.scalars[index])
      // NaN and infinity always count as different. The inequality alone would accept infinity.
      let isNear =
        abs(got - numeric)
        <= JudgingDefaults.ownSlopeTolerance * max(abs(numeric), leastScale, abs(got))
      if !got.isFinite || !isNear {
        return .differs(
          .slopesDiffer(
            pass: pass, parameter: key.name,
            index: unravelIndex(index, shape: point.shape), slope: numeric,
            gradient: got))
      }
    }
    return .agrees
  }

  /// Computes the one-sided slopes of the student's own code at a point, one pair per element.
  ///
  /// The result is nil if there is no usable answer.
  private func slopes(
    _ exercise: String, at point: Tensor<Double>, _ coordinates: [Int], h: Double,
    leastScale: Double, _ batch: (Tensor<Double>) -> Payload
  ) throws -> [OneSidedSlopes]? {
    guard !coordinates.isEmpty else { return [] }
    var form = AnswerForm()
    form.expect(.losses, .F64, shape: [2 * coordinates.count + 1])
    let outcome = try outcome(
      of: exercise, batch(perturbed(point, at: coordinates, by: h)), form: form)
    guard case .answered(let answer) = outcome,
      case .double(let losses)? = answer.payload[.losses],
      losses.count == 2 * coordinates.count + 1
    else { return nil }
    let f = losses.scalars
    // The rounding error depends on how the student's code computes sums. If it is far below the
    // scale, it does not matter.
    let noise = max(
      OneSidedSlopes.noise(of: abs(f[0]), h: h), JudgingDefaults.noiseShare * leastScale)
    return coordinates.indices.map { position in
      OneSidedSlopes(
        right: (f[2 * position + 1] - f[0]) / h, left: (f[0] - f[2 * position + 2]) / h,
        noise: noise)
    }
  }
}

/// Returns the point itself, followed by the points at +h and −h for each element, as a tensor
/// of shape `[2K + 1] + shape`.
private func perturbed(
  _ point: Tensor<Double>, at coordinates: [Int], by h: Double
) -> Tensor<Double> {
  let base = point.scalars
  var all = base
  all.reserveCapacity(base.count * (2 * coordinates.count + 1))
  for coordinate in coordinates {
    for step in [h, -h] {
      let start = all.count
      all += base
      all[start + coordinate] += step
    }
  }
  return Tensor(all, shape: [2 * coordinates.count + 1] + point.shape)
}
