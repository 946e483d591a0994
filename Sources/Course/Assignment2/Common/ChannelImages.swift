import Core
import LabKit
import Media
import Presentation

/// The images `[N, C, H, W]`, which the trainings of the framework's networks scale.
struct ChannelImages {
  let train: LabelledData<Float>
  let validation: LabelledData<Float>
  let test: LabelledData<Float>
}

/// The step that arranges the images by channels and shows the channels' statistics.
struct ChannelLook: SharedStep {
  func take(_ run: LabRun) throws -> ChannelImages? {
    try run.lookAtData()
    return try run.step("Look at the channels") { content in
      let parts = [run.data.train, run.data.validation, run.data.test].map {
        LabelledData(x: planes($0.images), y: $0.labels)
      }
      // In double precision: a sum of so many numbers has few digits left in single.
      let means = Tensor<Double>(parts[0].x.mean(axes: [2, 3])).mean(axis: 0)
      let squares = Tensor<Double>(parts[0].x.square().mean(axes: [2, 3])).mean(axis: 0)
      let standardDeviations = (squares - means.square()).squareRoot()
      let names = means.count == 3 ? ["red", "green", "blue"] : means.scalars.map { "\($0)" }
      content.table(
        "The training images", columns: ["Channel", "Mean", "Standard deviation"],
        rows: names.enumerated().map { channel, name in
          [name] + [means[channel], standardDeviations[channel]].map { Wording.number($0) }
        })
      content.text(
        "Before a training, the mean of each channel is subtracted and the result divided by the "
          + "standard deviation, with these values of the training set for all images.")
      return ChannelImages(train: parts[0], validation: parts[1], test: parts[2])
    }
  }
}
