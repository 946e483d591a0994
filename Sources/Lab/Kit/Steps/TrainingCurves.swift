package import Core
import Media
import Presentation

/// The losses and accuracies recorded during training.
package struct TrainingCurves {
  /// The loss at each iteration.
  package let loss: [Double]
  /// The training accuracies after the first iteration, after each epoch and after the last
  /// iteration.
  package let train: [Double]
  /// The validation accuracies, measured at the same times as the training accuracies.
  package let validation: [Double]

  /// Reads the curves from an answer.
  package init(_ answer: Payload) throws {
    loss = try answer.doubles(.lossHistory).scalars
    train = try answer.numbers(.trainAccuracy)
    validation = try answer.numbers(.validationAccuracy)
  }

  /// The best training accuracy; 0 if there is none.
  package var bestTrain: Double { train.max() ?? 0 }
  /// The best validation accuracy; 0 if there is none.
  package var bestValidation: Double { validation.max() ?? 0 }
  /// Returns the mean of the last `count` losses, or NaN if there are none.
  package func lastLoss(_ count: Int) -> Double {
    let last = loss.suffix(count)
    return last.reduce(0, +) / Double(last.count)
  }
}

extension StepContent {
  /// Compares the losses and the training and validation accuracies of several training runs.
  package mutating func compare(
    _ trainings: [(name: String, curves: TrainingCurves)], _ caption: String
  ) {
    var loss = LinePlot(title: "Loss", xLabel: "iteration", yLabel: "loss")
    var train = LinePlot(title: "Training accuracy", xLabel: "epoch", yLabel: "accuracy")
    var validation = LinePlot(
      title: "Validation accuracy", xLabel: "epoch", yLabel: "accuracy")
    for (name, curves) in trainings {
      loss.add(name, y: curves.loss)
      train.add(name, y: curves.train, style: .lineAndMarkers)
      validation.add(name, y: curves.validation, style: .lineAndMarkers)
    }
    for (name, curves) in trainings { expectNumbers(curves.loss, of: name) }
    figure(loss, "The loss on each minibatch.")
    figure(
      train,
      "The training accuracy after each epoch. The value at epoch 0 was measured after the first "
        + "iteration.")
    figure(validation, caption)
    table(
      "Results", columns: ["", "Last loss", "Best training", "Best validation"],
      rows: trainings.map { name, curves in
        [
          name, Wording.number(curves.lastLoss(10)), Wording.percent(curves.bestTrain),
          Wording.percent(curves.bestValidation),
        ]
      })
  }

  /// Judges the losses of a training run only if one is not a number.
  package mutating func expectNumbers(_ losses: [Double], of name: String) {
    require(
      losses.allSatisfy(\.isFinite), "A loss of '\(name)'", "not a finite number", "a number",
      else: "The training diverged.")
  }

  /// Shows the curves of one training run.
  package mutating func curves(_ curves: TrainingCurves) {
    var loss = LinePlot(title: "Loss on each minibatch", xLabel: "iteration", yLabel: "loss")
    loss.add("", y: curves.loss)
    figure(loss, "The loss on each minibatch.")
    var accuracy = LinePlot(title: "Accuracy", xLabel: "epoch", yLabel: "accuracy")
    accuracy.add("training", y: curves.train, style: .lineAndMarkers)
    accuracy.add("validation", y: curves.validation, style: .lineAndMarkers)
    figure(
      accuracy,
      "The accuracy after each epoch. The values at epoch 0 were measured after the first "
        + "iteration.")
  }
}
