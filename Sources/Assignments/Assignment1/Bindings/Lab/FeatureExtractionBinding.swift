import Core

/// Only labs call this; the grader does not compile this folder into submissions.
enum FeatureExtractionBinding: CallBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a1.given.features"

  /// Answers with the scaled features of three image sets: `x`, `xValidation` and `xTest`.
  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let keys: [Key<AnyTensor>] = [.x, .xValidation, .xTest]
    let sets = try keys.map { try input.tensor($0) }  // [N, H, W, C]
    let total = sets.map { $0.shape[0] }.reduce(0, +)
    var done = 0
    let features = try sets.map { images in
      let before = done
      done += images.shape[0]
      return try hogAndColorFeatures(images) { count in
        reportProgress(iteration: before + count, of: total)
      }
    }
    let scaling = FeatureScaling(fitting: features[0])
    var answer = Payload()
    for (key, feature) in zip(keys, features) { answer.set(key, scaling(feature)) }
    return answer
  }
}
