import Contract2
import Core
import Media
import LabKit
import Presentation

/// Training of a network written in one of three ways, whose losses are then compared.
struct FrameworkTraining: SharedStep {
  /// The network's part of the exercise's name, such as `module`.
  let name: String
  /// The name of the network in messages.
  let title: String
  /// The validation accuracy to expect on CIFAR-10, in percent.
  let target: Int

  static let barebones = FrameworkTraining(
    name: "barebones", title: "the barebones network", target: 42)
  static let module = FrameworkTraining(name: "module", title: "the module", target: 45)
  static let sequential = FrameworkTraining(
    name: "sequential", title: "the sequential network", target: 55)
  static let all = [barebones, module, sequential]

  func take(_ run: LabRun) throws -> [Double]? {
    let images = try run.shared(ChannelLook())
    return try run.step("Train \(title)") { content in
      let count = try run.need(images, "the images").train.y.count
      // One epoch on CIFAR-10; more on a smaller set, so that there is something to see.
      let epochs = run.scale.choose(full: max(1, 22_500 / count), quick: 1)
      let answer = try frameworkTraining(name, run, images, epochs: epochs)
      let losses = try answer.doubles(.lossHistory)
      content.figure(
        lossPlot(Tensor<Float>(losses), title: "Loss at each step"),
        "With minibatches of 64 images.")
      try content.accuracies(answer, run.data, epochs: epochs)
      content.text(
        "After one epoch on CIFAR-10, it should classify more than \(target)% of the validation "
          + "images correctly. There are fewer generated scenes, so they get five epochs.")
      return losses.scalars
    }
  }
}

/// Trains a network of the framework, for a number of epochs or of seconds.
func frameworkTraining(
  _ name: String, _ run: LabRun, _ images: ChannelImages?, epochs: Int? = nil,
  seconds: Double? = nil
) throws -> Payload {
  let images = try run.need(images, "the images")
  let train = run.scale.choose(full: images.train, quick: images.train.first(64))
  var input = Payload()
  input.setExamples(train, validation: images.validation)
  // The exercise predicts labels of the test set only, so both sets are in it.
  input.set(.xTest, .concatenated([images.validation.x, images.test.x], axis: 0))
  input.set(.classCount, run.data.classNames.count)
  input.set(.learningRate, 3e-3)
  input.set(.seed, 231)
  if let epochs { input.set(.epochs, epochs) }
  if let seconds { input.set(.seconds, seconds) }
  return try run.call("a2.framework.\(name).train", input, trainings: 1)
}

extension StepContent {
  /// Shows the accuracy of a trained network.
  mutating func accuracies(_ answer: Payload, _ data: LabData, epochs: Int) throws {
    let labels = try answer.ints(.testLabels)
    let (validation, test) = (data.validation.labels, data.test.labels)
    guard labels.count == validation.count + test.count else {
      throw LabError.unusable(
        what: "testLabels", expected: "\(validation.count + test.count) labels",
        found: "\(labels.count)")
    }
    facts([
      ("Epochs", "\(epochs)"),
      (
        "Validation accuracy",
        Wording.percent(accuracy(of: Array(labels.prefix(validation.count)), on: validation))
      ),
      (
        "Test accuracy",
        Wording.percent(accuracy(of: Array(labels.suffix(test.count)), on: test))
      ),
    ])
  }
}
