import Core
import LabKit
import Media
import Presentation

/// Images `[N, C, H, W]`, normalized for training the framework's networks.
struct ChannelImages {
  let train: LabelledData<Float>
  let validation: LabelledData<Float>
  let test: LabelledData<Float>
}

/// The step that transposes the images to `[N, C, H, W]` and shows each channel's statistics.
struct ChannelLook: SharedStep {
  func take(_ run: LabRun) throws -> ChannelImages? {
    try run.lookAtData()
    return try run.step("Look at the channels") { content in
      let parts = [run.data.train, run.data.validation, run.data.test].map {
        LabelledData(x: planes($0.images), y: $0.labels)
      }
      // Use double precision: in single precision, a sum of this many elements loses most of its
      // digits.
      let means = Tensor<Double>(parts[0].x.mean(axes: [2, 3])).mean(axis: 0)
      let squares = Tensor<Double>(parts[0].x.square().mean(axes: [2, 3])).mean(axis: 0)
      let standardDeviations = (squares - means.square()).squareRoot()
      content.table(
        "The training images", columns: ["Channel", "Mean", "Standard deviation"],
        rows: ["red", "green", "blue"].enumerated().map { channel, name in
          [name] + [means[channel], standardDeviations[channel]].map { Wording.number($0) }
        })
      content.text(
        "Each channel is normalized: its mean is subtracted, and the result is divided by its "
          + "standard deviation. All three sets are normalized with the statistics of the training "
          + "set.")
      return ChannelImages(train: parts[0], validation: parts[1], test: parts[2])
    }
  }
}
