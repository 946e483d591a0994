import Judging
import Media
import Record

extension CourseAssignment {
  /// Reads the data that checks train on.
  ///
  /// - Parameters:
  ///   - folder: The folder of large data sets, or nil for the default one.
  ///   - seed: The seed that determines the training and test images.
  /// - Returns: The data.
  /// - Throws: `DatasetError`.
  func loadData(folder: String?, seed: Seed) throws -> TrainingData {
    let counts = (train: 4000, validation: 500, test: 1000)
    let dataset = try ImageDataset.forGrading(
      in: DataStore(folder: folder), train: counts.train + counts.validation, test: counts.test,
      seed: seed)
    return try TrainingData(
      dataset, title: dataset.name, counts: counts, features: Pairing.imageFeatures)
  }
}
