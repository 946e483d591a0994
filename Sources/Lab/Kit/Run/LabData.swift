package import Core
package import Media

/// The images of a run, split into a training, a validation and a test set.
package struct LabData {
  /// The name of the data set.
  package let name: String
  /// The class names, in label order.
  package let classNames: [String]
  /// The training set.
  package let train: ImageDataset.Split
  /// The validation set.
  package let validation: ImageDataset.Split
  /// The test set.
  package let test: ImageDataset.Split

  /// Splits a data set; the last training images become the validation set.
  ///
  /// There are at most 49,000 training images, 1,000 validation images and 1,000 test images, as in
  /// the course. If the training set is smaller, a tenth of it is used for validation.
  init(_ dataset: ImageDataset, scale: LabScale) {
    let dataset = scale.choose(full: dataset, quick: dataset.prefix(train: 600, test: 100))
    let validationCount = min(dataset.train.count / 10, 1000)
    let trainCount = min(dataset.train.count - validationCount, 49_000)
    name = dataset.name
    classNames = dataset.classNames
    train = dataset.train[0..<trainCount]
    validation = dataset.train[trainCount..<trainCount + validationCount]
    test = dataset.test.prefix(1000)
  }

  /// Returns up to `count` images per class; each row of the result contains one image of every
  /// class.
  package func samples(perClass count: Int) -> Tensor<UInt8> {
    let rows = classNames.indices.map { label in
      Array(train.labels.indices.filter { train.labels[$0] == label }.prefix(count))
    }
    let depth = rows.map(\.count).min() ?? 0
    return train.images[rows: (0..<depth).flatMap { depth in rows.map { $0[depth] } }]
  }
}
