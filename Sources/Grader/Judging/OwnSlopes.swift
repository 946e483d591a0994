package import Core
import Exchange
package import Record

/// A gradient of the student's beside central differences of the student's own code.
package enum OwnSlopes {
  /// It agrees at every sampled coordinate that is no kink.
  case agrees
  /// It does not; the fact is that of one coordinate.
  case differs(GradientFact)
  /// Each sampled coordinate is a kink, which tells nothing.
  case kinks(GradientFact)
  /// Nothing could be evaluated.
  case unknown
}

extension CheckContext {
  /// Compares a gradient with central differences at sampled coordinates, but for kinks.
  ///
  /// A coordinate is left out where the slopes on its two sides disagree, and go on to disagree
  /// with half the step: `OneSidedSlopes` has the rule.
  ///
  /// - Parameters:
  ///   - gradient: What the student's code says, in the shape of `point`.
  ///   - name: What it is the gradient of.
  ///   - point: The point at which to differentiate.
  ///   - exercise: The call that evaluates many points.
  ///   - samples: How many elements to check.
  ///   - leastScale: The least number that an error is seen in relation to.
  ///   - pass: What changes.
  ///   - batch: The inputs of the call for points `[K] + shape`.
  /// - Returns: The comparison.
  /// - Throws: Errors thrown by the loss.
  package func ownSlopes(
    _ gradient: Tensor<Double>, of key: Key<AnyTensor>, at point: Tensor<Double>,
    _ exercise: String,
    samples: Int, leastScale: Double, pass: GradientFact.Pass,
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
      // What is no number differs, infinity too, which is no larger than its own ten-thousandth.
      let isNear =
        abs(got - numeric)
        <= JudgingDefaults.ownSlopeTolerance * max(abs(numeric), leastScale, abs(got))
      if !got.isFinite || !isNear {
        return .differs(
          .slopesDiffer(
            pass: pass, parameter: key.name,
            index: TensorDifference.unravel(index, shape: point.shape), slope: numeric,
            gradient: got))
      }
    }
    return .agrees
  }

  /// The slopes of the student's own code on both sides of a point, by coordinate; nil without an
  /// answer that can be used.
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
    // What the value is a sum of is the student's affair; far below the scale nothing matters.
    let noise = max(
      OneSidedSlopes.noise(of: abs(f[0]), h: h), JudgingDefaults.noiseShare * leastScale)
    return coordinates.indices.map { position in
      OneSidedSlopes(
        right: (f[2 * position + 1] - f[0]) / h, left: (f[0] - f[2 * position + 2]) / h,
        noise: noise)
    }
  }
}

/// The point itself, then for each chosen coordinate the points at +h and −h: `[2K + 1] + shape`.
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
