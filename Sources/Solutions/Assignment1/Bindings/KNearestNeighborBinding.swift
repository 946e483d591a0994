import Contract1
import Core

/// Question 1: k-nearest neighbors.
enum KNearestNeighborBinding: Binding {
  enum Call: String, CaseIterable {
    case twoLoops, oneLoop, noLoops, predictLabels, folds, crossValidation
  }
  typealias Elements = InFloatOrDouble
  static let name = "a1.knn"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .twoLoops: try distances(input) { try $0.computeDistancesTwoLoops($1) }
    case .oneLoop: try distances(input) { try $0.computeDistancesOneLoop($1) }
    case .noLoops: try distances(input) { try $0.computeDistancesNoLoops($1) }
    case .predictLabels: try predictLabels(input)
    case .folds: try folds(input)
    case .crossValidation: try crossValidation(input)
    }
  }

  private static func distances<Scalar>(
    _ input: TypedPayload<Scalar>,
    by compute: (KNearestNeighbor<Scalar>, Tensor<Scalar>) throws -> Tensor<Scalar>
  ) throws -> Payload {
    var classifier = KNearestNeighbor<Scalar>()
    classifier.train(try input.tensor(.xTrain), labels: [])
    return .answer(.distances, try compute(classifier, input.tensor(.x)))
  }

  private static func predictLabels<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var classifier = KNearestNeighbor<Scalar>()
    classifier.yTrain = try input.ints(.yTrain)
    var answer = Payload()
    answer.set(
      .labels, try classifier.predictLabels(distances: input.tensor(.distances), k: input.int(.k)))
    return answer
  }

  private static func folds<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let data = try input.data()
    let folds = try splitIntoFolds(data.x, labels: data.y, count: input.int(.count))
    var answer = Payload()
    for (i, fold) in folds.enumerated() {
      answer.set(.foldX(i), fold.x)
      answer.set(.foldY(i), fold.y)
    }
    return answer
  }

  private static func crossValidation<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let (data, kChoices) = (try input.data(), try input.ints(.kChoices))
    let foldCount = try input.int(.count)
    let accuracies = try crossValidate(
      data.x, labels: data.y, kChoices: kChoices, foldCount: foldCount)
    var table = Tensor<Double>.full([kChoices.count, foldCount], .nan)
    for (row, k) in kChoices.enumerated() {
      for (column, accuracy) in (accuracies[k] ?? []).prefix(foldCount).enumerated() {
        table[row, column] = accuracy
      }
    }
    return .answer(.accuracies, table)
  }
}
