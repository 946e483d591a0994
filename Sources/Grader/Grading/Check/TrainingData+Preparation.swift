package import Core
package import Judging
package import Media
package import Record
import Solution1

extension TrainingData {
  /// Prepares a data set of color images in the same way as CS231n.
  ///
  /// The pixels are flattened, the mean image of the training examples is subtracted, and a column
  /// of ones is appended. The features are histograms of gradients and hues. Each column is
  /// standardized with the mean and standard deviation of the training examples, and a column of
  /// ones is appended.
  ///
  /// - Parameters:
  ///   - dataset: Images `[N, H, W, C]`.
  ///   - title: The name of the data set.
  ///   - counts: The numbers of training, validation and test examples.
  ///   - extract: A function that extracts features from images.
  /// - Throws: The errors of `extract`.
  package init(
    _ dataset: ImageDataset, title: String, counts: (train: Int, validation: Int, test: Int),
    features extract: (Tensor<Float>) throws -> Tensor<Float>
  ) throws {
    let learning = dataset.train.prefix(counts.train + counts.validation)
    let parts = (
      train: learning.prefix(learning.count - counts.validation),
      validation: learning[(learning.count - counts.validation)..<learning.count],
      test: dataset.test.prefix(counts.test)
    )
    let images = [parts.train, parts.validation, parts.test].map { Tensor<Float>($0.images) }
    let labels = [parts.train.labels, parts.validation.labels, parts.test.labels]
    let flat = images.map { $0.reshaped([$0.shape[0], -1]) }
    let mean = flat[0].mean(axis: 0)
    let features = try images.map(extract)
    let center = features[0].mean(axis: 0)
    let scale = features[0].standardDeviation(axis: 0) + 1e-6
    self.init(
      name: dataset.name, title: title, classNames: dataset.classNames,
      imageShape: Array(dataset.train.images.shape.dropFirst()),
      pixels: Split(flat.map { $0 - mean }, labels),
      features: Split(features.map { ($0 - center) / scale }, labels),
      pixelColumns: Array(0..<flat[0].shape[1]))
  }
}

extension TrainingData.Split {
  /// Creates a split from the inputs and labels of its three parts, and appends a column of ones to
  /// the inputs.
  fileprivate init(_ x: [Tensor<Float>], _ y: [[Int]]) {
    let parts = zip(x, y).map { x, y in
      let ones = Tensor<Float>.ones([x.shape[0], 1])
      return LabelledData(x: Tensor.concatenated([x, ones], axis: 1), y: y)
    }
    self.init(train: parts[0], validation: parts[1], test: parts[2])
  }
}

extension ImageDataset {
  /// Returns color images that students cannot know in advance: newly drawn scenes, or a random
  /// sample of CIFAR-10 without repetitions.
  ///
  /// - Throws: `DatasetError` if CIFAR-10 is present but damaged.
  package static func forGrading(
    in store: DataStore, train: Int, test: Int, seed: Seed
  ) throws(DatasetError) -> ImageDataset {
    var random = RandomState(seed, for: "data")
    guard store.preferredColorName != .colorScenes else {
      return ColorScenes.dataset(train: train, test: test, drawing: &random)
    }
    let all = try store.preferredColorSet()
    return ImageDataset(
      name: all.name, classNames: all.classNames, train: all.train.sampled(train, &random),
      test: all.test.sampled(test, &random))
  }
}

extension ImageDataset.Split {
  fileprivate func sampled(_ count: Int, _ random: inout RandomState) -> Self {
    let places = Array(random.permutation(self.count).prefix(count))
    return Self(images: images.taking(places), labels: places.map { labels[$0] })
  }
}
