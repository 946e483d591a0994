import Contract1
import Core
import Media
package import LabKit
import Presentation

extension FeatureTuning: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 5, order: 1)

  /// Runs the steps: training classifiers with image features, and looking at their mistakes.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let features = try extractFeatures(run)
    let answer = try tuneSVM(run, features)
    try lookAtMistakes(run, answer)
    try trainNet(run, features)
  }
}

private func extractFeatures(_ run: LabRun) throws -> Payload? {
  try run.step("Extract the features") { content in
    let splits = [run.data.train, run.data.validation, run.data.test]
    var input = Payload()
    for (key, split) in zip([Key.x, .xValidation, .xTest], splits) {
      input.set(key, Tensor<Float>(split.images))
    }
    var features = try run.call("a1.given.features", input, trainings: 1)
    let columns = try features.floats(.x).shape.last ?? 0  // including the ones for the bias
    content.facts([
      ("Number of pixel values per image", "\(splits[0].images.count / splits[0].count)"),
      ("Number of features per image", "\(columns - 1)"),
    ])
    content.text(
      "The features of an image are a histogram of oriented gradients (HOG) for each cell of 8 × 8 "
        + "pixels, and a histogram of hues over the whole image. Each feature is then normalized "
        + "to mean 0 and standard deviation 1, and a 1 is appended for the bias. The code for "
        + "this step is provided.")
    features.set(.y, splits[0].labels)
    features.set(.yValidation, splits[1].labels)
    return features
  }
}

private func tuneSVM(_ run: LabRun, _ features: Payload?) throws -> Payload? {
  try run.step("Tune an SVM on the features") { content in
    var input = try run.need(features, "the features")
    input.set(.seed, 231)
    let answer = try run.call("a1.features.svm", input)
    let results = try answer.doubles(.results)
    try content.tuning(linear: results)
    try content.accuracies(answer, run.data, results)
    return answer
  }
}

private func lookAtMistakes(_ run: LabRun, _ answer: Payload?) throws {
  try run.step("Look at the mistakes", asking: ["a1.imageFeatures.1"]) { content in
    let predicted = try run.need(answer, "the tuned SVM").ints(.testLabels)
    let test = run.data.test
    guard predicted.count == test.count else {
      throw LabError.unusable(
        what: "testLabels", expected: "\(test.count)", found: "\(predicted.count)")
    }
    let depth = 8
    let size = Array(test.images.shape.dropFirst())
    var grid = Tensor<UInt8>.full([depth, run.data.classNames.count] + size, gridColor)
    for label in run.data.classNames.indices {
      let wrong = predicted.indices.filter {
        predicted[$0] == label && test.labels[$0] != label
      }
      for (row, index) in wrong.prefix(depth).enumerated() {
        grid[row: row][row: label] = test.images[row: index]
      }
    }
    content.figure(
      ImageGrid(columns: run.data.classNames.count, background: gridColor).svg(
        grid.reshaped([-1] + size), title: "Misclassified test images",
        columnNames: run.data.classNames),
      "Each column shows images that the SVM wrongly assigned to that column's class.")
    let classes = run.data.classNames.indices
      .map { ClassifiedImages(of: $0, in: run.data, predicted: predicted) }
      .filter { !$0.isEmpty }
    let worst = classes.indices.max { classes[$0].errorRate < classes[$1].errorRate } ?? 0
    try content.choice("Look at the class", classes.map(\.name), first: worst) {
      index, content in
      classes[index].show(in: &content)
    }
  }
}

private func trainNet(_ run: LabRun, _ features: Payload?) throws {
  try run.step("Train a two-layer net on the features") { content in
    var input = try run.need(features, "the features")
    input.set(.seed, 231)
    let answer = try run.call("a1.features.net", input)
    let results = try answer.doubles(.results)
    try content.tuning(net: results)
    try content.accuracies(answer, run.data, results)
    content.figure(
      lossPlot(try answer.floats(.lossHistory), title: "Loss of the best net"),
      "The loss on each minibatch.")
  }
}

extension StepContent {
  /// Shows the accuracy of the best model from tuning.
  fileprivate mutating func accuracies(
    _ answer: Payload, _ data: LabData, _ results: Tensor<Double>
  ) throws {
    expectBest(
      try accuracy(answer, .validationLabels, on: data.validation.labels),
      among: results.lastColumn)
    facts([
      (
        "Test accuracy",
        Wording.percent(try accuracy(answer, .testLabels, on: data.test.labels))
      )
    ])
  }
}
