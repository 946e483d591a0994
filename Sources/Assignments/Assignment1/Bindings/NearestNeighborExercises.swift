import Core

/// Question 1: k-nearest neighbour.
let nearestNeighborExercises = [
  typed("a1.knn.twoLoops", distancesTwoLoops, distancesTwoLoops),
  typed("a1.knn.oneLoop", distancesOneLoop, distancesOneLoop),
  typed("a1.knn.noLoops", distancesNoLoops, distancesNoLoops),
  typed("a1.knn.predictLabels", by: "distances", predictLabels, predictLabels),
  typed("a1.knn.folds", folds, folds),
  typed("a1.knn.crossValidation", crossValidation, crossValidation),
]

private func distancesTwoLoops<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try distances(input) { try $0.computeDistancesTwoLoops($1) }
}

private func distancesOneLoop<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try distances(input) { try $0.computeDistancesOneLoop($1) }
}

private func distancesNoLoops<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try distances(input) { try $0.computeDistancesNoLoops($1) }
}

private func distances<Scalar>(
  _ input: TypedPayload<Scalar>,
  by compute: (KNearestNeighbor<Scalar>, Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> Payload {
  var classifier = KNearestNeighbor<Scalar>()
  classifier.train(try input.tensor("xTrain"), labels: [])
  var answer = Payload()
  answer.set("distances", try compute(classifier, input.tensor("x")))
  return answer
}

private func predictLabels<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var classifier = KNearestNeighbor<Scalar>()
  classifier.yTrain = try input.ints("yTrain")
  var answer = Payload()
  answer.set(
    "labels",
    try classifier.predictLabels(distances: input.tensor("distances"), k: input.int("k")))
  return answer
}

private func folds<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let data = try input.data()
  let folds = try splitIntoFolds(data.x, labels: data.y, count: input.int("count"))
  var answer = Payload()
  for (i, fold) in folds.enumerated() {
    answer.set("x\(i)", fold.x)
    answer.set("y\(i)", fold.y)
  }
  return answer
}

private func crossValidation<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let (data, kChoices) = (try input.data(), try input.ints("kChoices"))
  let foldCount = try input.int("count")
  let accuracies = try crossValidate(
    data.x, labels: data.y, kChoices: kChoices, foldCount: foldCount)
  var table = Tensor<Double>.full([kChoices.count, foldCount], .nan)
  for (row, k) in kChoices.enumerated() {
    for (column, accuracy) in (accuracies[k] ?? []).prefix(foldCount).enumerated() {
      table[row, column] = accuracy
    }
  }
  var answer = Payload()
  answer.set("accuracies", table)
  return answer
}
