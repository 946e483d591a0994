import Contract1
import Core
import Exchange
package import Judging
import Record

/// The exercise on k-nearest neighbors and cross-validation, in question 1.
package enum KNearestNeighbor: CheckedExercise {
  package static let id = "a1.knn"
  private static let crossValidation = file("CrossValidation.swift")

  package static var checks: [CheckDefinition] {
    ["twoLoops", "oneLoop", "noLoops"].map(distanceCheck) + [
      CheckDefinition(
        "a1.knn.noLoops.identical", "computeDistancesNoLoops copes with identical points",
        .property, file: file, compares: true, body: examineIdenticalPoints),
      CheckDefinition(
        "a1.knn.noLoops.speed", "computeDistancesNoLoops is much faster than two loops",
        .speed,
        file: KNearestNeighbor.file
      ) { context in
        try context.measure(
          .distances(
            against: .other(exercise: "a1.knn.twoLoops", name: "the reference's two loops"),
            test: 40, train: 400)
        ) { $0.distances(test: 40, train: 400) }
      },
      CheckDefinition(
        "a1.knn.noLoops.speedReference", "computeDistancesNoLoops keeps up with the reference",
        .speed, file: KNearestNeighbor.file
      ) { context in
        try context.measure(.distances(against: .reference, test: 100, train: 1000)) {
          $0.distances(test: 100, train: 1000)
        }
      },
      CheckDefinition(
        "a1.knn.predictLabels", "predictLabels returns the most frequent label among the k nearest",
        .output,
        file: KNearestNeighbor.file
      ) { context in
        let sizes = [(1, 9, 3), (3, 20, 4), (5, 41, 10), (7, 7, 2), (3, 20, 4), (9, 60, 25)]
        let cases = sizes.map { k, train, classes in
          context.random.votes(k: k, test: 6, train: train, classes: classes)
        }
        return try context.compare(
          "a1.knn.predictLabels", cases)
      },
      CheckDefinition(
        "a1.knn.predictLabels.ties", "predictLabels breaks ties toward the smaller label",
        .property,
        file: KNearestNeighbor.file, body: examineTies),
      CheckDefinition(
        "a1.knn.folds", "splitIntoFolds splits evenly and keeps the examples in order", .output,
        file: crossValidation
      ) { context in
        let cases = [(11, 4), (12, 3), (5, 5)].map { count, folds in
          var input = Payload()
          let x: Tensor<Double> = context.random.randn([count, 3])
          input.set(.x, x)
          input.set(.y, context.random.randint(below: 5, count: count))
          input.set(.count, folds)
          return CheckCase(situation: "\(count) examples, \(folds) folds", input: input)
        }
        return try context.compare(
          "a1.knn.folds", cases, form: AnswerForm.folds)
      },
      CheckDefinition(
        "a1.knn.crossValidation", "crossValidate returns the accuracy of each k on each fold",
        .output,
        file: crossValidation, buildsOn: [KNearestNeighbor.file],
        given: [GivenFunction("splitIntoFolds", judgedBy: "a1.knn.folds")]
      ) { context in
        let cases = [43, 43].map { count in
          let (x, y) = context.random.clusters(count: count, features: 4, classes: 3)
          var input = Payload()
          input.set(.x, x)
          input.set(.y, y)
          input.set(.kChoices, [1, 3, 5, 8])
          input.set(.count, 5)
          return CheckCase(situation: "\(count) examples, 5 folds, k = 1, 3, 5, 8", input: input)
        }
        return try context.compare("a1.knn.crossValidation", cases)
      },
    ]
  }
}

private func distanceCheck(_ name: String) -> CheckDefinition {
  let function = "computeDistances\(name.prefix(1).uppercased())\(name.dropFirst())"
  return CheckDefinition(
    "a1.knn.\(name)", "\(function) computes Euclidean distances", .output,
    file: KNearestNeighbor.file
  ) { context in
    // The last one has a shape that was there before.
    let sizes = [(7, 11, 5), (1, 1, 1), (3, 1, 4), (12, 30, 17), (7, 11, 5)]
    let cases = sizes.map { test, train, features in
      let x: Tensor<Double> = context.random.randn([test, features])
      let xTrain: Tensor<Double> = context.random.randn([train, features])
      return distanceCase(x, xTrain, "x \(x.shape), xTrain \(xTrain.shape)")
    }
    // The expansion loses digits where points are near each other.
    return try context.compare(
      "a1.knn.\(name)", cases,
      floor: name == "noLoops" ? JudgingDefaults.distanceFloor : JudgingDefaults.floor)
  }
}

/// Checks the distances of the same points in both sets, far from the origin: |x|² + |y|² − 2xy may
/// be rounded to a negative number.
private func examineIdenticalPoints(_ context: any CheckContext) throws -> Finding {
  let near: Tensor<Double> = context.random.randn([6, 8])
  let one = distanceCase(near + 100, near + 100, "the same 6 points for x and xTrain")
  let received = try context.callForShapes("a1.knn.noLoops", one.input)
  if try !received.doubles(.distances).sum().isFinite {
    return .fail(
      Property.rootOfNegativeNumber.fact, .output(.calledWith(inputs: one.situation)))
  }
  // Distances near zero are roots of rounding errors, so they are compared by absolute error.
  let finding = try context.difference(
    received, context.expected("a1.knn.noLoops", one.input), situation: one.situation,
    floor: JudgingDefaults.distanceFloor)
  return finding ?? .pass(Property.identicalPointsAreNear.fact)
}

private func distanceCase(
  _ x: Tensor<Double>, _ xTrain: Tensor<Double>, _ situation: String
) -> CheckCase {
  var input = Payload()
  input.set(.x, x)
  input.set(.xTrain, xTrain)
  return CheckCase(situation: situation, input: input)
}

/// The possible findings of the checks of ties and of identical points.
private enum Property: String, CourseProperty {
  static let exercise = KNearestNeighbor.id

  case tieToSmallerLabel = "Ties go to the smaller label, no matter which neighbor is nearest."
  case identicalPointsAreNear = "The distance of identical points is 0, up to rounding."
  case rootOfNegativeNumber = """
    For identical points, |x|² + |y|² − 2 x·y is rounded to a number near 0, which can be negative, \
    and then its root is not a number. Replace negative numbers by 0 before you take the root.
    """
  case tieToLargerLabel = """
    Of the 5 nearest neighbors, two have one label and two have another, in various orders. Return \
    the smaller of these labels, whichever neighbor is nearest.
    """
}

/// Checks that ties are broken correctly, where two labels are equally frequent among the k
/// nearest.
///
/// The smaller label must win, whether or not its examples are nearer. Each of five labels has two
/// training examples, and each row has a tie between another pair of labels.
private func examineTies(_ context: any CheckContext) throws -> Finding {
  let yTrain = context.random.permutation(10).map { $0 / 2 }
  let pairs = (0..<5).flatMap { first in (first + 1..<5).map { (first, $0) } }
  let rows = context.random.permutation(pairs.count).map { pairs[$0] }
  var distances = Tensor<Double>.zeros([rows.count, yTrain.count])
  for (row, pair) in rows.enumerated() {
    // An example of a third label is the nearest, then come the four of the two labels, in a random
    // order.
    let order = context.random.permutation(yTrain.count)
    let isNear = { (place: Int) in yTrain[place] == pair.0 || yTrain[place] == pair.1 }
    let others = order.filter { !isNear($0) }
    let ranked = others.prefix(1) + order.filter(isNear) + others.dropFirst()
    for (rank, place) in ranked.enumerated() { distances[row, place] = Double(rank + 1) }
  }
  var input = Payload()
  input.set(.distances, distances)
  input.set(.yTrain, yTrain)
  input.set(.k, 5)
  let labels = try context.call("a1.knn.predictLabels", input).ints(.labels)
  let expected = rows.map(\.0)
  guard labels == expected else {
    return .fail(Property.tieToLargerLabel.fact, .wrongLabels(labels, expected))
  }
  return .pass(Property.tieToSmallerLabel.fact)
}

extension TimedExercise {
  /// Describes the timed call of the distances without loops, which needs at least one
  /// multiplication per pair of examples and feature.
  fileprivate static func distances(
    against yardstick: Yardstick, test: Int, train: Int
  ) -> Self {
    Self(
      name: "a1.knn.noLoops", yardstick: yardstick,
      operations: Double(2 * test * train * timedFeatures))
  }
}

/// The number of elements in a CIFAR-10 image.
private let timedFeatures = 3072

extension RandomState {
  /// Creates the inputs of a timed distance matrix, in `Float`.
  fileprivate mutating func distances(test: Int, train: Int) -> Payload {
    var input = Payload()
    let x: Tensor<Float> = rand([test, timedFeatures])
    let xTrain: Tensor<Float> = rand([train, timedFeatures])
    input.set(.x, x)
    input.set(.xTrain, xTrain)
    return input
  }

  /// Creates random labels and random distances, all different, such that in every row one label
  /// has more votes than any other.
  fileprivate mutating func votes(
    k: Int, test: Int, train: Int, classes: Int
  ) -> CheckCase {
    var input = Payload()
    let labels = randint(below: classes, count: train)
    let rows = (0..<test).map { _ in
      var row: Tensor<Double> = rand([train])
      while !Self.hasWinner(row, k: k, labels) { row = rand([train]) }
      return row
    }
    input.set(.distances, Tensor.stacked(rows))
    input.set(.yTrain, labels)
    input.set(.k, k)
    return .init(
      situation: "k \(k), distances [\(test), \(train)], \(classes) classes", input: input)
  }

  /// Returns whether one label has more votes among the k nearest than any other.
  private static func hasWinner(_ distances: Tensor<Double>, k: Int, _ labels: [Int]) -> Bool {
    let nearest = zip(distances.scalars, labels).sorted { $0.0 < $1.0 }.prefix(k)
    let votes = Dictionary(grouping: nearest, by: \.1).mapValues(\.count)
    let most = votes.values.max()
    return votes.values.count { $0 == most } == 1
  }

  /// Draws points around one center per class.
  mutating func clusters(
    count: Int, features: Int, classes: Int
  ) -> (x: Tensor<Double>, y: [Int]) {
    let centers: Tensor<Double> = randn([classes, features])
    let y = randint(below: classes, count: count)
    let noise: Tensor<Double> = randn([count, features])
    return (centers[rows: y] + noise, y)
  }
}
