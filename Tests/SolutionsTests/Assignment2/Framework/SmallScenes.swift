import Core
import Media
import Solution2

/// Generated scenes at a quarter of their size, which networks learn quickly.
enum SmallScenes {
  /// Images `[N, 3, 16, 16]` with mean 0 and standard deviation 1 in each channel; others to
  /// validate on.
  static func data(
    _ count: Int, validation: Int
  ) -> (train: LabelledData<Float>, validation: LabelledData<Float>) {
    let set = ColorScenes.dataset(train: count, test: validation)
    let images = [set.train, set.test].map {
      averagePool2D(
        Tensor<Float>($0.images).transposed([0, 3, 1, 2]), Pool2DOptions(window: 2))
    }
    let scaling = ChannelScaling(fitting: images[0])
    return (
      LabelledData(x: scaling(images[0]), y: set.train.labels),
      LabelledData(x: scaling(images[1]), y: set.test.labels)
    )
  }
}
