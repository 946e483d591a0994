import Core
import Media
import Solution1

/// Some images of a data set, prepared for each of the reference's models as in the course.
struct AccuracyData {
  /// Training, validation and test examples.
  struct Split {
    let train: LabelledData<Float>
    let validation: LabelledData<Float>
    let test: LabelledData<Float>

    /// Applies a function to the examples of all three sets.
    fileprivate func map(
      _ change: (Tensor<Float>) throws -> Tensor<Float>
    ) rethrows -> Split {
      Split(
        train: LabelledData(x: try change(train.x), y: train.y),
        validation: LabelledData(x: try change(validation.x), y: validation.y),
        test: LabelledData(x: try change(test.x), y: test.y))
    }
  }

  /// The number of examples in each of the three sets.
  static let counts = (train: 4000, validation: 500, test: 1000)

  /// The pixels in rows, `[N, D]`, from 0 to 255.
  let raw: Split
  /// The pixels without the mean image, and a column of ones: `[N, D + 1]`.
  let pixels: Split
  /// Scaled histograms of gradients and hues, and a column of ones: `[N, F + 1]`.
  let features: Split

  /// Draws images: different scenes for each seed, and different images of a set that is larger
  /// than needed.
  init(_ dataset: ImageDataset, seed: Int) throws {
    let counts = Self.counts
    var random = RandomState(seed: UInt32(seed))
    let isMade = dataset.name == DatasetName.colorScenes.rawValue
    let source =
      isMade
      ? ColorScenes.dataset(
        train: counts.train + counts.validation, test: counts.test, seed: UInt32(seed))
      : dataset
    func draw(_ split: ImageDataset.Split, _ count: Int) -> LabelledData<Float> {
      let rows = Array(random.permutation(split.count).prefix(count))
      return LabelledData(
        x: Tensor(split.images[rows: rows]), y: rows.map { split.labels[$0] })
    }
    let learning = draw(source.train, counts.train + counts.validation)
    let validation = counts.train..<learning.y.count
    let images = Split(
      train: LabelledData(x: learning.x[..<counts.train], y: Array(learning.y[..<counts.train])),
      validation: LabelledData(x: learning.x[validation], y: Array(learning.y[validation])),
      test: draw(source.test, counts.test))
    raw = images.map { $0.reshaped([$0.shape[0], -1]) }
    let mean = raw.train.x.mean(axis: 0)
    pixels = raw.map { .concatenated([$0 - mean, .ones([$0.shape[0], 1])], axis: 1) }
    let histograms = try images.map { try hogAndColorFeatures($0) }
    let scaling = FeatureScaling(fitting: histograms.train.x)
    features = histograms.map { scaling($0) }
  }
}
