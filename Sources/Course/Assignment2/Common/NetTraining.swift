import Contract2
import Core
import LabKit

/// The settings of a training run of a fully connected network in an experiment.
struct NetTraining {
  var hiddenSizes: [Int]
  var keep = 1.0
  var normalization = NormalizationChoice.none
  var rule = RuleChoice.adam
  var learningRate: Double
  var weightScale: Double
  var batchSize: Int
  var epochs: Int

  /// Trains the network on some of the images.
  ///
  /// - Parameters:
  ///   - run: The lab run that calls the exercise.
  ///   - count: The number of training images.
  ///   - pixels: The images as rows.
  ///   - number: The index of this training run within the step, from 0.
  ///   - total: The number of training runs in the step.
  /// - Returns: The training curves.
  /// - Throws: Errors thrown by the exercise, or for an answer that cannot be used.
  func train(
    _ run: LabRun, on count: Int, of pixels: PixelData, number: Int, of total: Int
  ) throws -> TrainingCurves {
    var input = Payload()
    input.setExamples(pixels.train.first(count), validation: pixels.validation)
    input.set(.hiddenSizes, hiddenSizes)
    input.set(.keep, keep)
    input.set(.learningRate, learningRate)
    input.set(.weightScale, weightScale)
    input.set(.regularization, 0)
    input.set(.batchSize, batchSize)
    input.set(.epochs, epochs)
    input.set(.seed, 231)
    input.set(.normalization, normalization)
    input.set(.rule, rule)
    return try TrainingCurves(
      run.call("a2.experiment.fullyConnected", input, trainings: total, after: number))
  }
}
