import Core
import Media

/// The images of a run, in the parts of the course: to learn from, to choose by, to be judged on.
struct LabData {
  let name: String
  let classNames: [String]
  let train: ImageDataset.Split
  let validation: ImageDataset.Split
  let test: ImageDataset.Split

  /// Splits a data set; the validation images are the last of the training images.
  ///
  /// At most 49,000 images to train on and 1,000 each to choose by and to be judged on, as in the
  /// course; of a smaller set, a tenth to choose by.
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
  func samples(perClass count: Int) -> Tensor<UInt8> {
    let rows = classNames.indices.map { label in
      Array(train.labels.indices.filter { train.labels[$0] == label }.prefix(count))
    }
    let depth = rows.map(\.count).min() ?? 0
    return train.images[rows: (0..<depth).flatMap { line in rows.map { $0[line] } }]
  }
}

/// Images as rows of numbers, with the mean image of the training images taken away.
struct PixelData {
  let train: LabelledData<Float>
  let validation: LabelledData<Float>
  let test: LabelledData<Float>
  /// The first training examples, for losses and gradients.
  let development: LabelledData<Float>
  /// The mean image, `[H, W, C]`.
  let mean: Tensor<Float>

  init(_ data: LabData, appendingOnes: Bool) {
    let flat = Self.rows(data.train)
    let average = flat.mean(axis: 0)
    func prepared(_ x: Tensor<Float>, _ y: [Int]) -> LabelledData<Float> {
      let centered = x - average
      guard appendingOnes else { return LabelledData(x: centered, y: y) }
      return LabelledData(x: .concatenated([centered, .ones([y.count, 1])], axis: 1), y: y)
    }
    train = prepared(flat, data.train.labels)
    validation = prepared(Self.rows(data.validation), data.validation.labels)
    test = prepared(Self.rows(data.test), data.test.labels)
    let count = min(500, train.y.count)
    development = LabelledData(x: train.x[0..<count], y: Array(train.y.prefix(count)))
    mean = average.reshaped(Array(data.train.images.shape.dropFirst()))
  }

  /// Images `[N, H, W, C]` as rows `[N, H * W * C]`.
  static func rows(_ split: ImageDataset.Split) -> Tensor<Float> {
    Tensor<Float>(split.images).reshaped([split.count, -1])
  }
}

extension Payload {
  /// Examples to learn from and to choose by, under the names of the tuning exercises.
  init(
    train: LabelledData<Float>, validation: LabelledData<Float>, test: LabelledData<Float>
  ) {
    self.init()
    set("x", train.x)
    set("y", train.y)
    set("xValidation", validation.x)
    set("yValidation", validation.y)
    set("xTest", test.x)
  }
}
