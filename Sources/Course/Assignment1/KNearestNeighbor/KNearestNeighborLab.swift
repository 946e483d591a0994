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
  typealias Timed = (distances: Tensor<Float>, seconds: Double)

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
      let timed = try distances("a1.knn.twoLoops", parts: 10, content)
      content.facts([
        ("Test images", "\(xTest.shape)"), ("Training images", "\(xTrain.shape)"),
        ("Distances", "\(timed.distances.shape)"), ("Time", Wording.seconds(timed.seconds)),
      ])
      let (rows, columns) = (min(120, test.count), min(400, train.count))
      let part = timed.distances[0..<rows, 0..<columns]
      content.picture(
        HeatMap(colors: .grey).picture(part), alternative: "The distance matrix",
        "Black means near and white means far. Each row is a test image, and each column is a "
          + "training image; only the first \(rows) rows and \(columns) columns are "
          + "shown.", width: 800)
      return timed
    }
  }

  func predict(_ distances: Tensor<Float>?) throws {
    try run.step("Predict labels", asking: ["a1.nearestNeighbor.2"]) { content in
      let distances = try run.need(distances, "the distances computed with two loops")
      for k in [1, 5] {
        let labels = try vote(distances, k: k)
        let correct = zip(labels, test.labels).count { $0 == $1 }
        content.facts([
          (
            "k = \(k)",
            "\(correct) of \(test.count) correct, "
              + Wording.percent(accuracy(of: labels, on: test.labels))
          )
        ])
      }
      content.text(
        "Random guessing would be right 10% of the time. Five neighbors should give a slightly "
          + "higher accuracy than one.")
    }
  }

  func compute(
    _ way: String, _ exercise: String, parts: Int, against slow: Timed?
  ) throws -> Timed? {
    try run.step("Compute distances with \(way)") { content in
      let timed = try distances(exercise, parts: parts, content)
      content.facts([("Time", Wording.seconds(timed.seconds))])
      guard let slow else {
        content.text(
          "There are no distances to compare these with, because the step with two loops "
            + "failed.")
        return timed
      }
      let difference = Double((timed.distances - slow.distances).norm())
      let relative = difference / max(Double(slow.distances.norm()), 1e-12)
      content.facts([
        ("Norm of the difference from the two-loop distances", Wording.number(difference)),
        ("Divided by the norm of the two-loop distances", Wording.number(relative, digits: 2)),
      ])
      content.text(
        relative < 1e-4
          ? "Good: the distances agree up to rounding errors."
          : "The distances differ by more than rounding errors can explain: look for a bug.")
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
        neighbors(distances),
        "From left to right: a test image and its five nearest neighbors.")
    }
  }
}

extension KNearestNeighborLab {
  /// Computes all distances in several parts, so that progress can be reported between them.
  private func distances(
    _ exercise: String, parts count: Int, _ content: StepContent
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
    return (.concatenated(parts, axis: 0), seconds)
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

  /// Renders some test images, each with its nearest training images.
  private func neighbors(_ distances: Tensor<Float>) -> String {
    let rows = (0..<min(6, test.count)).map { index in
      let nearest = distances.row(index).argsort().scalars.prefix(5)
      return Tensor.concatenated(
        [test.images[rows: [index]], train.images[rows: Array(nearest)]], axis: 0)
    }
    return ImageGrid(columns: 6, background: gridColor).svg(
      .concatenated(rows, axis: 0), title: "Test images and their nearest neighbors",
      columnNames: ["test"] + (1...5).map { "\($0)." })
  }
}
