package import Core
import Synchronization

/// Examples to train and test models: flattened pixels minus the mean image, with a column of ones,
/// as in the course, and the features of the same images.
package struct TrainingData: Sendable {
  /// The name in a rubric's targets, such as `cifar10`.
  package let name: String
  /// The title for readers.
  package let title: String
  /// The names of the classes, in the order of the labels.
  package let classNames: [String]
  /// The shape of an image before it was flattened, `[H, W, C]`.
  package let imageShape: [Int]
  /// Pixels: `x` is `[N, D + 1]`.
  package let pixels: Split
  /// Histogram features of the same examples: `x` is `[N, F + 1]`.
  package let features: Split
  /// The column of `pixels` for each value of a flattened image.
  package let pixelColumns: [Int]

  /// Training, validation and test examples.
  ///
  /// The labels of the test examples never leave the grader.
  package struct Split: Sendable {
    package var train: LabelledData<Float>
    package var validation: LabelledData<Float>
    package var test: LabelledData<Float>

    /// Creates training data from its parts.
    package init(
      train: LabelledData<Float>, validation: LabelledData<Float>, test: LabelledData<Float>
    ) {
      (self.train, self.validation, self.test) = (train, validation, test)
    }
  }

  /// Creates training data from its parts.
  package init(
    name: String, title: String, classNames: [String], imageShape: [Int], pixels: Split,
    features: Split, pixelColumns: [Int]
  ) {
    (self.name, self.title, self.classNames) = (name, title, classNames)
    self.imageShape = imageShape
    (self.pixels, self.features) = (pixels, features)
    self.pixelColumns = pixelColumns
  }
}

/// Training data that is read on first use and then kept.
package final class LazyTrainingData: Sendable {
  private let load: @Sendable () throws -> TrainingData
  private let result = Mutex<Result<TrainingData, any Error>?>(nil)

  /// Creates training data from the function that reads it.
  package init(_ load: @escaping @Sendable () throws -> TrainingData) {
    self.load = load
  }

  /// The data.
  ///
  /// - Throws: The error from reading it, on every call.
  package func value() throws -> TrainingData {
    try result.withLock { result in
      let loaded = result ?? Result { try load() }
      result = loaded
      return try loaded.get()
    }
  }
}
