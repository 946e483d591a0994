import Contract2
import Core
import Media
import LabKit
import Presentation

/// A step that trains a network written in one of the three ways; its result is the losses, which a
/// later step compares.
struct FrameworkTraining: SharedStep {
  /// The part of the exercise's name that stands for the network, such as `module`.
  let name: String
  /// The name of the network in messages.
  let title: String
  /// The expected validation accuracy.
  let goal: AccuracyGoals

  static let barebones = FrameworkTraining(
    name: "barebones", title: "the barebones network", goal: .barebones)
  static let module = FrameworkTraining(
    name: "module", title: "the module", goal: .module)
  static let sequential = FrameworkTraining(
    name: "sequential", title: "the sequential network", goal: .sequential)
  static let all = [barebones, module, sequential]

  func take(_ run: LabRun) throws -> [Double]? {
    let images = try run.shared(ChannelLook())
    return try run.step("Train \(title)") { content in
      let count = try run.need(images, "the images").train.y.count
      // One epoch on CIFAR-10, and more on smaller data sets so that the network learns enough.
      let epochs = run.scale.choose(full: max(1, 22_500 / count), quick: 2)
      content.checks = ["a2.framework.\(name)"]
      let answer = try frameworkTraining(name, run, images, epochs: epochs)
      let losses = try answer.doubles(.lossHistory)
      content.figure(
        lossPlot(Tensor<Float>(losses), title: "Loss at each step"),
        "The loss on each minibatch of 64 images.")
      if run.scale == .full { content.expectFall(of: losses.scalars) }
      try content.accuracies(answer, run, epochs: epochs, goals: goal)
      return losses.scalars
    }
  }
}

/// Trains one of the framework's networks for a number of epochs or seconds.
func frameworkTraining(
  _ name: String, _ run: LabRun, _ images: ChannelImages?, epochs: Int? = nil,
  seconds: Double? = nil
) throws -> Payload {
  let images = try run.need(images, "the images")
  let train = run.scale.choose(full: images.train, quick: images.train.first(128))
  var input = Payload()
  input.setExamples(train, validation: images.validation)
  // The exercise predicts labels only for its test set, so pass both sets as the test set.
  input.set(.xTest, .concatenated([images.validation.x, images.test.x], axis: 0))
  input.set(.classCount, run.data.classNames.count)
  input.set(.learningRate, 3e-3)
  input.set(.seed, 231)
  if let epochs { input.set(.epochs, epochs) }
  if let seconds { input.set(.seconds, seconds) }
  return try run.call("a2.framework.\(name).train", input, trainings: 1)
}

extension StepContent {
  /// Shows the validation and test accuracy of a trained network.
  mutating func accuracies(
    _ answer: Payload, _ run: LabRun, epochs: Int, goals: AccuracyGoals
  ) throws {
    let labels = try answer.ints(.testLabels)
    let (validation, test) = (run.data.validation.labels, run.data.test.labels)
    guard labels.count == validation.count + test.count else {
      throw LabError.unusable(
        what: "testLabels", expected: "\(validation.count + test.count) labels",
        found: "\(labels.count)")
    }
    expectAccuracy(
      "Validation accuracy after \(Wording.count(Double(epochs), "epoch"))",
      accuracy(of: Array(labels.prefix(validation.count)), on: validation), of: goals,
      in: run)
    let share = accuracy(of: Array(labels.suffix(test.count)), on: test)
    facts([("Test accuracy", Wording.percent(share))])
  }
}
