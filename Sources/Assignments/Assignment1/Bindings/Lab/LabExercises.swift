public import Core

/// What the labs call besides; the grader leaves this folder out of what submissions are compiled
/// with.
public let labExercises = [typed("a1.given.features", features, features)]

/// The scaled features of three sets of images: `x`, `xValidation` and `xTest`.
private func features<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let names = ["x", "xValidation", "xTest"]
  let sets = try names.map { try input.tensor($0) }  // [N, H, W, C]
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
  for (name, feature) in zip(names, features) { answer.set(name, scaling(feature)) }
  return answer
}
