package import Core
package import Media

/// Images flattened into rows, with the mean image of the training set subtracted.
package struct PixelData {
  /// The training set.
  package let train: LabelledData<Float>
  /// The validation set.
  package let validation: LabelledData<Float>
  /// The test set.
  package let test: LabelledData<Float>
  /// The first training examples, used for losses and gradients.
  package let development: LabelledData<Float>
  /// The mean image, `[H, W, C]`.
  package let mean: Tensor<Float>

  /// Prepares the images.
  ///
  /// - Parameters:
  ///   - data: The images.
  ///   - appendingOnes: Whether to append a one to each row, so that the bias becomes a weight.
  package init(_ data: LabData, appendingOnes: Bool) {
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

  /// Flattens images `[N, H, W, C]` into rows `[N, H * W * C]`.
  package static func rows(_ split: ImageDataset.Split) -> Tensor<Float> {
    Tensor<Float>(split.images).reshaped([split.count, -1])
  }
}

/// Transposes images `[N, H, W, C]` to `[N, C, H, W]`.
package func planes(_ images: Tensor<UInt8>) -> Tensor<Float> {
  Tensor<Float>(images).transposed([0, 3, 1, 2])
}
