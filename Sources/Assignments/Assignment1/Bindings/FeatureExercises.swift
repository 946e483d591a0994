import Core

/// Question 5: classifiers on features that were extracted and scaled before.
let featureExercises = [
  typed("a1.features.svm", svm, svm),
  typed("a1.features.net", net, net),
]

private func svm<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let found = try tuneSVMOnFeatures(
    train: input.data(), validation: input.data("Validation"), using: &random)
  return try tuningAnswer(found.results, found.best, input)
}

private func net<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let found = try trainNetOnFeatures(
    train: input.data(), validation: input.data("Validation"), using: &random)
  return try tuningAnswer(found.results, found.best, input)
}
