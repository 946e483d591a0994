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
  /// The expected validation accuracy on CIFAR-10, in percent.
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
      // One epoch on CIFAR-10, and more on smaller data sets so that the network learns enough.
      let epochs = run.scale.choose(full: max(1, 22_500 / count), quick: 1)
      let answer = try frameworkTraining(name, run, images, epochs: epochs)
      let losses = try answer.doubles(.lossHistory)
      content.figure(
        lossPlot(Tensor<Float>(losses), title: "Loss at each step"),
        "The loss on each minibatch of 64 images.")
      try content.accuracies(answer, run.data, epochs: epochs)
      content.text(
        "After one epoch on CIFAR-10, the network should classify more than \(target)% of the "
          + "validation images correctly. The set of generated scenes is smaller, so the network "
          + "trains on it for five epochs.")
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
  let train = run.scale.choose(full: images.train, quick: images.train.first(64))
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
