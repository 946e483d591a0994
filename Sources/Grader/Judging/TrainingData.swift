package import Core
import Synchronization

/// Examples that models are trained and judged on: flattened pixels with the mean image subtracted
/// and a column of ones, as the course prepares them, and the features of the same images.
package struct TrainingData: Sendable {
  /// The name that rubrics use for targets, such as `cifar10`.
  package let name: String
  /// The name that people read.
  package let title: String
  /// The names of the classes, in the order of the labels.
  package let classNames: [String]
  /// The shape of an image before it was flattened, `[H, W, C]`.
  package let imageShape: [Int]
  /// Pixels: `x` is `[N, D + 1]`.
  package let pixels: Split
  /// Histogram features of the same examples: `x` is `[N, F + 1]`.
  package let features: Split
  /// Where each value of a flattened image stands among the columns of `pixels`.
  package let pixelColumns: [Int]

  /// Examples to train on, to choose by, and to be judged on; the last labels never leave the
  /// grader.
  package struct Split: Sendable {
    package var train: LabelledData<Float>
    package var validation: LabelledData<Float>
    package var test: LabelledData<Float>

    /// Puts examples together.
    package init(
      train: LabelledData<Float>, validation: LabelledData<Float>, test: LabelledData<Float>
    ) {
      (self.train, self.validation, self.test) = (train, validation, test)
    }
  }

  /// Puts examples together.
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

/// Training data that is read when somebody first asks for it, and then kept.
package final class LazyTrainingData: Sendable {
  private let load: @Sendable () throws -> TrainingData
  private let result = Mutex<Result<TrainingData, any Error>?>(nil)

  /// Says how the data is read.
  package init(_ load: @escaping @Sendable () throws -> TrainingData) {
    self.load = load
  }

  /// The data.
  ///
  /// - Throws: What reading it threw, each time anew.
  package func value() throws -> TrainingData {
    try result.withLock { result in
      let loaded = result ?? Result { try load() }
      result = loaded
      return try loaded.get()
    }
  }
}
