import Contract1
import Core
import Media
package import LabKit
import Presentation

extension KNearestNeighbor: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 1)

  /// Runs the steps: computing distances in three ways, predicting labels, and choosing k.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let lab = KNearestNeighborLab(run)
    let slow = try lab.computeWithTwoLoops()
    try lab.predict(slow?.distances)
    let middle = try lab.compute("one loop", "a1.knn.oneLoop", parts: 10, against: slow)
    let fast = try lab.compute("no loops", "a1.knn.noLoops", parts: 1, against: slow)
    try lab.compareTimes([("Two loops", slow), ("One loop", middle), ("No loops", fast)])
    let best = try lab.crossValidate()
    try lab.test(best, distances: fast?.distances ?? slow?.distances)
  }
}

private struct KNearestNeighborLab {
  typealias Timed = (distances: Tensor<Float>, seconds: Double, isRight: Bool)

  let run: LabRun
  let train: ImageDataset.Split
  let test: ImageDataset.Split
  let xTrain: Tensor<Float>
  let xTest: Tensor<Float>

  init(_ run: LabRun) {
    self.run = run
    train = run.data.train.prefix(5000)
    test = run.data.test.prefix(run.scale.choose(full: 500, quick: 50))
    xTrain = PixelData.rows(train)
    xTest = PixelData.rows(test)
  }

  func computeWithTwoLoops() throws -> Timed? {
    try run.step("Compute distances with two loops", asking: ["a1.nearestNeighbor.1"]) { content in
      let timed = try distances("a1.knn.twoLoops", parts: 10, &content)
      content.facts([
        ("Test images", "\(xTest.shape)"), ("Training images", "\(xTrain.shape)"),
        ("Distances", "\(timed.distances.shape)"), ("Time", Wording.seconds(timed.seconds)),
      ])
      content.figure(
        DistanceFigure(
          timed.distances, testLabels: test.labels, trainLabels: train.labels,
          classNames: run.data.classNames
        ).svg,
        "Each row is a test image, and each column is a training image. Both are sorted by class, "
          + "and the colors at the edges are those of the classes. Black means near and white "
          + "means far.")
      return timed
    }
  }

  func predict(_ distances: Tensor<Float>?) throws {
    try run.step("Predict labels", asking: ["a1.nearestNeighbor.2"]) { content in
      let distances = try run.need(distances, "the distances computed with two loops")
      let choices = [1, 3, 5, 10, 20]
      let votes = Votes(distances, train.labels, most: 20)
      try content.choice("The predictions with", choices.map { "k = \($0)" }) { index, content in
        try show(choices[index], distances, votes, in: &content)
      }
      content.text(
        "Random guessing would be right 10% of the time. With more neighbors, single images that "
          + "happen to be near matter less.")
    }
  }

  func compute(
    _ way: String, _ exercise: String, parts: Int, against slow: Timed?
  ) throws -> Timed? {
    try run.step("Compute distances with \(way)") { content in
      let timed = try distances(exercise, parts: parts, &content)
      content.facts([("Time", Wording.seconds(timed.seconds))])
      guard let slow, slow.isRight else { return timed }
      content.expect(
        "Norm of the difference from the two-loop distances, divided by their norm",
        relativeNorm(timed.distances, from: slow.distances), .below(1e-4), digits: 2,
        else: "That is more than rounding errors can explain.")
      return timed
    }
  }

  func compareTimes(_ ways: [(name: String, timed: Timed?)]) throws {
    try run.step("Compare the times") { content in
      let done = ways.compactMap { way in way.timed.map { (way.name, $0.seconds) } }
      guard done.count > 1 else { throw LabError.missing("distances computed in two ways") }
      let slowest = done.map(\.1).max() ?? 0
      content.table(
        "Time to compute \(test.count) × \(train.count) distances",
        columns: ["Version", "Time", "Speedup"],
        rows: done.map { name, seconds in
          [name, Wording.seconds(seconds), Wording.ratio(slowest / max(seconds, 1e-9))]
        })
      content.text(
        "In the version without loops, most of the work is one matrix product, which runs close to "
          + "the machine's peak speed. One loop can be slower than two, because each iteration "
          + "reads and writes a whole matrix of differences."
      )
    }
  }

  func crossValidate() throws -> Int? {
    try run.step("Choose k by cross-validation") { content in
      let choices = run.scale.choose(
        full: [1, 3, 5, 8, 10, 12, 15, 20, 50, 100], quick: [1, 5, 20])
      let folds = 5
      var input = Payload()
      input.set(.x, xTrain)
      input.set(.y, train.labels)
      input.set(.kChoices, choices)
      input.set(.count, folds)
      let table = try run.call("a1.knn.crossValidation", input).doubles(.accuracies)
      guard table.shape == [choices.count, folds] else {
        throw LabError.unusable(
          what: "accuracies", expected: "\(folds) for each k", found: "\(table.shape)")
      }
      content.require(
        table.scalars.allSatisfy { (0...1).contains($0) }, "An accuracy",
        "not a number from 0 to 1", "a share of the fold's examples")
      let means = table.mean(axis: 1).scalars
      let best = means.indices.max { means[$0] < means[$1] } ?? 0
      content.figure(
        plot(choices, table, means), "The line connects the mean accuracies over the folds.")
      content.table(
        "Mean accuracy over \(folds) folds", columns: ["k", "Accuracy", "Standard deviation"],
        rows: zip(choices, table.standardDeviation(axis: 1).scalars).enumerated().map { row, pair in
          ["\(pair.0)", Wording.percent(means[row]), Wording.percent(pair.1)]
        }, marked: best)
      return choices[best]
    }
  }

  func test(_ best: Int?, distances: Tensor<Float>?) throws {
    try run.step("Evaluate the best k on the test set", asking: ["a1.nearestNeighbor.3"]) {
      content in
      let k = try run.need(best, "the best k from cross-validation")
      let distances = try run.need(distances, "distances")
      let labels = try vote(distances, k: k)
      content.facts([
        ("k", "\(k)"), ("Test accuracy", Wording.percent(accuracy(of: labels, on: test.labels))),
      ])
      content.figure(
        neighbors(distances, labels),
        "From left to right: a test image and its five nearest neighbors. A green frame marks "
          + "neighbors of the right class, and a test image whose predicted class is right; a red "
          + "one marks the others.")
    }
  }
}

extension KNearestNeighborLab {
  /// Shows and judges the predictions for one k.
  private func show(
    _ k: Int, _ distances: Tensor<Float>, _ votes: Votes, in content: inout StepContent
  ) throws {
    let labels = try vote(distances, k: k)
    content.expect(
      "Labels that differ from the vote of the \(k) nearest",
      Double(zip(labels, votes.labels(k: k)).count { $0 != $1 }), .exactly(0),
      else: "The label with the most votes wins, and of several, the smallest.")
    let correct = zip(labels, test.labels).count { $0 == $1 }
    content.facts([
      (
        "Correct",
        "\(correct) of \(test.count), \(Wording.percent(accuracy(of: labels, on: test.labels)))"
      )
    ])
    let count = min(30, test.count)
    content.figure(
      ImageGrid(columns: 10, background: gridColor).svg(
        test.images[0..<count], title: "Predictions with k = \(k)",
        marks: (0..<count).map { labels[$0] == test.labels[$0] }),
      "The first test images. A green frame marks those whose predicted class is right.")
  }

  /// Computes all distances in several parts, so that progress can be reported between them.
  private func distances(
    _ exercise: String, parts count: Int, _ content: inout StepContent
  ) throws -> Timed {
    var parts: [Tensor<Float>] = []
    let size = max(test.count / count, 1)
    let seconds = try run.timed {
      for start in stride(from: 0, to: test.count, by: size) {
        let rows = start..<min(start + size, test.count)
        var input = Payload()
        input.set(.xTrain, xTrain)
        input.set(.x, xTest[rows])
        let answer = try run.call(exercise, input)
        parts.append(try matrix(answer, .distances, shape: [rows.count, train.count]))
        content.progress(rows.upperBound, test.count)
      }
    }.seconds
    let all = Tensor<Float>.concatenated(parts, axis: 0)
    let error = sampledError(all)
    content.expect(
      "Largest relative error of a sample of the distances", error, .below(1e-3), digits: 2,
      else: "A distance is the root of the sum of the squared differences of all pixels.")
    return (all, seconds, error < 1e-3)
  }

  /// Compares some of the distances with their definition.
  private func sampledError(_ distances: Tensor<Float>) -> Double {
    var worst = 0.0
    for row in stride(from: 0, to: test.count, by: max(1, test.count / 20)) {
      for column in stride(from: 0, to: train.count, by: max(1, train.count / 20)) {
        let difference = Tensor<Double>(xTest.row(row) - xTrain.row(column))
        let wanted = difference.square().sum().squareRoot()
        worst = max(worst, relativeError(Double(distances[row, column]), wanted, floor: 1))
      }
    }
    return worst
  }

  private func vote(_ distances: Tensor<Float>, k: Int) throws -> [Int] {
    var input = Payload()
    input.set(.distances, distances)
    input.set(.yTrain, train.labels)
    input.set(.k, k)
    let labels = try run.call("a1.knn.predictLabels", input).ints(.labels)
    guard labels.count == test.count else {
      throw LabError.unusable(
        what: "labels", expected: "\(test.count)", found: "\(labels.count)")
    }
    return labels
  }

  private func plot(_ choices: [Int], _ table: Tensor<Double>, _ means: [Double]) -> LinePlot {
    var plot = LinePlot(
      title: "Cross-validation on k", xLabel: "k", yLabel: "accuracy", isXLogarithmic: true)
    let folds = table.shape[1]
    plot.add(
      "mean ± standard deviation", x: choices.map(Double.init), y: means,
      errors: table.standardDeviation(axis: 1).scalars)
    plot.add(
      "one fold", x: choices.flatMap { [Double](repeating: Double($0), count: folds) },
      y: table.scalars, style: .markers)
    return plot
  }

  /// Renders some test images, each with its nearest training images, and marks which are right.
  private func neighbors(_ distances: Tensor<Float>, _ labels: [Int]) -> String {
    let count = min(6, test.count)
    let nearest = (0..<count).map { distances.row($0).argsort().scalars.prefix(5) }
    let rows = nearest.enumerated().map { index, nearest in
      Tensor.concatenated(
        [test.images[rows: [index]], train.images[rows: Array(nearest)]], axis: 0)
    }
    let marks = nearest.enumerated().flatMap { index, nearest in
      let label = test.labels[index]
      return [labels[index] == label] + nearest.map { train.labels[$0] == label }
    }
    return ImageGrid(columns: 6, background: gridColor).svg(
      .concatenated(rows, axis: 0), title: "Test images and their nearest neighbors",
      columnNames: ["test"] + (1...5).map { "\($0)." }, marks: marks)
  }
}

/// The votes of the nearest neighbors, by their definition.
private struct Votes {
  /// The labels of the training images, from near to far, for each test image.
  private let sorted: [[Int]]

  init(_ distances: Tensor<Float>, _ labels: [Int], most: Int) {
    sorted = (0..<distances.shape[0]).map { row in
      distances.row(row).argsort().scalars.prefix(most).map { labels[$0] }
    }
  }

  /// The label with the most votes among the k nearest; of several, the smallest.
  func labels(k: Int) -> [Int] {
    sorted.map { Tensor(bincount(Array($0.prefix(k)))).argmax() }
  }
}
