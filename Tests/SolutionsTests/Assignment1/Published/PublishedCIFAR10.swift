import Core
import Foundation
import Media
import Solution1
import Testing

/// CIFAR-10, where it is, for the published numbers that need it.
///
/// It is not in the checkout: the tests run where the data folder (`BACKPROP_DATA`) has it, and say
/// that they are skipped elsewhere. A copy that was compressed with loss comes near the published
/// numbers; only the original pixels have to meet them.
enum PublishedCIFAR10 {
  static let isPresent: Bool =
    switch DataStore().status(of: .cifar10) {
    case .present: true
    default: false
    }

  /// Why tests are skipped where the set is not.
  static let absence: Comment =
    "CIFAR-10 is not in the data folder; `./grader data` says how to get it"

  /// Whether to train for a minute too; `Scripts/test.sh --long` asks for it.
  static let trainsLong = ProcessInfo.processInfo.environment["BACKPROP_LONG"] != nil

  /// Why such tests are skipped otherwise.
  static let length: Comment = "it trains for a minute; 'Scripts/test.sh --long' runs it"

  /// The set, read once.
  static let set = Result { try DataStore().load(.cifar10) }

  /// Whether the pixels are the original ones: the first image begins with these three colors.
  static func isOriginal() throws -> Bool {
    try set.get().train.images.scalars.prefix(9) == [59, 62, 63, 43, 46, 45, 50, 48, 43]
  }

  /// The tolerance for the pixels that are there.
  static func tolerance<Number>(original: Number, copy: Number) throws -> Number {
    try isOriginal() ? original : copy
  }
}

/// The images as the notebooks after knn have them: 49,000 to train on, 1,000 each to choose by and
/// to be judged on, as rows of pixels with the mean image taken away.
struct NotebookData {
  let train: LabelledData<Float>
  let validation: LabelledData<Float>
  let test: LabelledData<Float>
  /// The mean of the training images, `[3072]`.
  let mean: Tensor<Double>

  /// The data of the linear classifiers, with a column of ones; made once.
  static let withOnes = Result { try NotebookData(appendingOnes: true) }

  /// The data with, for the linear classifiers, a column of ones.
  init(appendingOnes: Bool) throws {
    let set = try PublishedCIFAR10.set.get()
    let splits = [set.train[0..<49_000], set.train[49_000..<50_000], set.test.prefix(1000)]
    let rows = splits.map { Tensor<Float>($0.images).reshaped([$0.count, 3072]) }
    // In blocks, because a sum of 49,000 numbers has few digits left in single precision.
    let blocks = (0..<49).map {
      Tensor<Double>(rows[0][$0 * 1000..<$0 * 1000 + 1000]).mean(axis: 0)
    }
    mean = blocks.dropFirst().reduce(blocks[0], +) / 49
    let center = Tensor<Float>(mean)
    let parts = zip(rows, splits).map { rows, split in
      let x = rows - center
      return LabelledData(
        x: appendingOnes ? .concatenated([x, .ones([split.count, 1])], axis: 1) : x,
        y: split.labels)
    }
    (train, validation, test) = (parts[0], parts[1], parts[2])
  }

  /// The examples under the names of the tuning exercises.
  var payload: Payload {
    var payload = Payload()
    payload.set(.x, train.x)
    payload.set(.y, train.y)
    payload.set(.xValidation, validation.x)
    payload.set(.yValidation, validation.y)
    payload.set(.xTest, test.x)
    payload.set(.seed, 231)
    return payload
  }
}

/// Calls an exercise in the optimized code of the module.
func callExercise(_ name: String, _ input: Payload) throws -> Payload {
  let exercise = try #require(exercises.first { $0.name == name })
  return try exercise(input)
}
