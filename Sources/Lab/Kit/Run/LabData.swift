package import Core
package import Media

/// The images of a run: a training, a validation and a test set.
package struct LabData {
  /// The name of the data set.
  package let name: String
  /// The names of the classes, in the order of their labels.
  package let classNames: [String]
  /// The training set.
  package let train: ImageDataset.Split
  /// The validation set.
  package let validation: ImageDataset.Split
  /// The test set.
  package let test: ImageDataset.Split

  /// Splits a data set; the validation images are the last of the training images.
  ///
  /// At most 49,000 images to train on, and 1,000 each to validate and to test on, as in the
  /// course; of a smaller training set, a tenth is taken for validation.
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

  /// Up to `count` images of each class, a row of the result being one image of every class.
  package func samples(perClass count: Int) -> Tensor<UInt8> {
    let rows = classNames.indices.map { label in
      Array(train.labels.indices.filter { train.labels[$0] == label }.prefix(count))
    }
    let depth = rows.map(\.count).min() ?? 0
    return train.images[rows: (0..<depth).flatMap { depth in rows.map { $0[depth] } }]
  }
}
