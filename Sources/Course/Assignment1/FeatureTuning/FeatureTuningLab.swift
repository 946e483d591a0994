import Assignment1
import Core
import Media
import Presentation

/// The notebook of question 5.
func runFeaturesLab(_ run: LabRun) throws {
  try run.lookAtData()
  let features = try extractFeatures(run)
  let answer = try tuneSVM(run, features)
  try lookAtMistakes(run, answer)
  try trainNet(run, features)
}

private func extractFeatures(_ run: LabRun) throws -> Payload? {
  try run.step("Extract the features") { content in
    let splits = [run.data.train, run.data.validation, run.data.test]
    let total = splits.map(\.count).reduce(0, +)
    let progress = content.progress
    var before = 0
    var extracted: [Tensor<Float>] = []
    for split in splits {
      let done = before
      extracted.append(
        try hogAndColorFeatures(Tensor<Float>(split.images)) { count in
          if count % 50 == 0 { progress(done + count, total) }
        })
      before += split.count
    }
    let scaling = FeatureScaling(fitting: extracted[0])
    content.facts([
      ("Numbers of an image, as pixels", "\(run.data.train.images.count / run.data.train.count)"),
      ("Numbers of an image, as features", "\(extracted[0].shape[1])"),
    ])
    content.text(
      "Of each cell of 8 by 8 pixels, a histogram of the directions of its gradients (HOG); of the "
        + "whole image, one of its hues. Each column is then centred and scaled, and a one is "
        + "appended. The code of this step is given.")
    let parts = zip(extracted, splits).map { LabelledData(x: scaling($0), y: $1.labels) }
    return Payload(train: parts[0], validation: parts[1], test: parts[2])
  }
}

private func tuneSVM(_ run: LabRun, _ features: Payload?) throws -> Payload? {
  try run.step("Tune an SVM on the features") { content in
    var input = try run.need(features, "the features")
    input.set("seed", 231)
    let answer = try run.call("a1.features.svm", input)
    try content.tuning(linear: try answer.doubles("results"))
    try content.accuracies(answer, run.data)
    return answer
  }
}

private func lookAtMistakes(_ run: LabRun, _ answer: Payload?) throws {
  try run.step("Look at the mistakes", asking: ["features.1"]) { content in
    let predicted = try run.need(answer, "the tuned SVM").ints("testLabels")
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
        grid.reshaped([-1] + size), title: "Test images in a wrong class",
        columnNames: run.data.classNames),
      "Each column holds images that were taken for its class and belong to another.")
  }
}

private func trainNet(_ run: LabRun, _ features: Payload?) throws {
  try run.step("Train a two-layer net on the features") { content in
    var input = try run.need(features, "the features")
    input.set("seed", 231)
    let answer = try run.call("a1.features.net", input)
    try content.tuning(net: try answer.doubles("results"))
    try content.accuracies(answer, run.data)
    content.figure(
      lossPlot(try answer.floats("lossHistory"), title: "Loss of the best net"),
      "The loss of each minibatch.")
  }
}

extension StepContent {
  /// Shows how well the best model of a tuning does.
  fileprivate mutating func accuracies(_ answer: Payload, _ data: LabData) throws {
    facts([
      (
        "Validation accuracy of the best",
        Wording.percent(try accuracy(answer, "validationLabels", on: data.validation.labels))
      ),
      ("Test accuracy", Wording.percent(try accuracy(answer, "testLabels", on: data.test.labels))),
    ])
  }
}
