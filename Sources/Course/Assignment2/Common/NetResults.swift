import Contract2
import Core
import LabKit
import Media

/// Calls an exercise that trains a network on all images.
func trainedOnAllImages(
  _ exercise: String, _ run: LabRun, _ pixels: PixelData?
) throws -> Payload {
  let pixels = try run.need(pixels, "the prepared pixels")
  var input = Payload(train: pixels.train, validation: pixels.validation, test: pixels.test)
  input.set(.seed, 231)
  return try run.call(exercise, input, trainings: 1)
}

extension StepContent {
  /// Shows the first layer's weights of a trained network as images.
  mutating func firstWeights(_ answer: Payload, _ data: LabData) throws {
    let picture = firstLayer(
      try answer.floats(.weights(1)), imageShape: Array(data.train.images.shape.dropFirst()))
    if let picture {
      figure(
        picture,
        "Each image shows the weights of one unit in the first layer, scaled independently.")
    }
  }
}
