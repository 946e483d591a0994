import Core
import Presentation
import Record

/// A gradient of the student's beside central differences of the student's own code.
enum OwnSlopes {
  case agrees
  case differs([Finding.Detail])
  case unknown
}

extension CheckContext {
  /// Compares a gradient with central differences at sampled coordinates, but for kinks.
  ///
  /// - Parameters:
  ///   - gradient: What the student's code says, in the shape of `point`.
  ///   - name: What it is the gradient of.
  ///   - exercise: The call that evaluates many points.
  ///   - leastScale: The least number that an error is seen in relation to.
  ///   - what: What changes, for the reader.
  ///   - batch: The inputs of the call for points `[K] + shape`.
  func ownSlopes(
    _ gradient: Tensor<Double>, of name: String, at point: Tensor<Double>, _ exercise: String,
    samples: Int, leastScale: Double, what: String, batch: (Tensor<Double>) -> Payload
  ) throws -> OwnSlopes {
    let h = 1e-5
    let chosen = random.choice(point.count, size: min(samples, point.count), replacement: false)
    var form = AnswerForm()
    form.expect("losses", .F64, shape: [2 * chosen.count + 1])
    let outcome = try outcome(
      of: exercise, batch(perturbed(point, at: chosen, by: h)), form: form)
    guard case .answered(let answer) = outcome,
      case .double(let losses)? = answer.payload.tensors["losses"],
      losses.count == 2 * chosen.count + 1
    else { return .unknown }
    let f = losses.scalars
    for (position, index) in chosen.enumerated() {
      let forward = (f[2 * position + 1] - f[0]) / h
      let backward = (f[0] - f[2 * position + 2]) / h
      let numeric = (forward + backward) / 2
      let scale = max(abs(numeric), leastScale)
      if abs(forward - backward) > 0.05 * scale { continue }  // a kink between the two points
      let got = gradient.scalars[index]
      // So that what is no number differs.
      if !(abs(got - numeric) <= 1e-4 * max(scale, abs(got))) {
        return .differs([
          .init(
            name: "also at",
            value: "\(TensorDifference.unravel(index, shape: point.shape)) of \(name)"),
          .init(name: "your \(what) changes by", value: numeric.significant(8)),
          .init(name: "your gradient says", value: got.significant(8)),
        ])
      }
    }
    return .agrees
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
