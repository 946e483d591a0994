package import Core
import Synchronization

/// The examples on which models are trained and tested.
///
/// As in CS231n, these are flattened pixels minus the mean image, with a column of ones. The
/// histogram features of the same images are also included.
package struct TrainingData: Sendable {
  /// The name of the data set in a rubric's targets, such as `cifar10`.
  package let name: String
  /// The title of the data set in reports.
  package let title: String
  /// The names of the classes, in the order of the labels.
  package let classNames: [String]
  /// The shape of an image before it was flattened, `[H, W, C]`.
  package let imageShape: [Int]
  /// The examples as pixels: `x` has the shape `[N, D + 1]`.
  package let pixels: Split
  /// The histogram features of the same examples: `x` has the shape `[N, F + 1]`.
  package let features: Split
  /// For each value of a flattened image, the column of `pixels` that contains it.
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

  /// Creates training data that the given function reads on first use.
  package init(_ load: @escaping @Sendable () throws -> TrainingData) {
    self.load = load
  }

  /// Returns the data, after reading it if necessary.
  ///
  /// - Throws: The error that occurred when the data was read, which is thrown again on every call.
  package func value() throws -> TrainingData {
    try result.withLock { result in
      let loaded = result ?? Result { try load() }
      result = loaded
      return try loaded.get()
    }
  }
}
