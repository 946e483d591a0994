import Core

/// The file formats of CIFAR-10.
///
/// Alex Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
package enum CIFAR10 {
  /// The ten class names, in label order.
  package static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// The number of bytes per image: 32 × 32 × 3.
  package static let imageSize = 3072

  /// Reads one batch of the binary version.
  ///
  /// Each record is a label followed by 3072 bytes, channel by channel.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - path: The file name for error messages.
  ///   - count: The number of images that the batch must contain. The official batches contain
  ///     10,000.
  /// - Returns: The images, `[N, 32, 32, 3]`, with their labels.
  /// - Throws: `DatasetError` if the size is wrong or a label is above 9.
  package static func binaryBatch(
    _ bytes: [UInt8], path: String, count: Int
  ) throws(DatasetError) -> ImageDataset.Split {
    let record = imageSize + 1
    guard bytes.count == count * record else {
      throw DatasetError(
        path: path, expected: "\(count * record) bytes (\(count) records of \(record) bytes each)",
        found: "\(bytes.count)")
    }
    var planes: [UInt8] = []
    planes.reserveCapacity(count * imageSize)
    var labels: [Int] = []
    for start in stride(from: 0, to: bytes.count, by: record) {
      labels.append(Int(bytes[start]))
      planes.append(contentsOf: bytes[start + 1..<start + record])
    }
    return try split(planes: planes, labels: labels, path: path)
  }

  /// Writes images in the binary format.
  ///
  /// - Precondition: The images have shape `[N, 32, 32, 3]`.
  package static func binaryRecords(_ split: ImageDataset.Split) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(split.count * (imageSize + 1))
    for (image, label) in split.labels.enumerated() {
      bytes.append(UInt8(label))
      for channel in 0..<3 {
        for pixel in 0..<1024 {
          bytes.append(split.images.storage[image * imageSize + pixel * 3 + channel])
        }
      }
    }
    return bytes
  }

  /// Reads one batch of the Python version, a pickled dictionary with `data` and `labels`.
  ///
  /// No pickled code is executed. The reader decodes only the opcodes that these files contain.
  ///
  /// - Throws: `DatasetError` if the bytes are anything other than such a dictionary with `count`
  ///   images.
  package static func pythonBatch(
    _ bytes: [UInt8], path: String, count: Int
  ) throws(DatasetError) -> ImageDataset.Split {
    var reader = PickleReader(bytes, path: path)
    let batch = try reader.read()
    guard let data = batch["data"]?.byteArray, data.shape == [count, imageSize],
      data.bytes.count == count * imageSize
    else {
      throw DatasetError(
        path: path, expected: "a byte array 'data' of shape [\(count), \(imageSize)]",
        found: batch["data"]?.byteArray.map { "shape \($0.shape)" } ?? "none")
    }
    guard let labels = batch["labels"]?.integers, labels.count == count else {
      throw DatasetError(
        path: path, expected: "a list 'labels' of \(count) integers",
        found: batch["labels"]?.integers.map { "\($0.count)" } ?? "none")
    }
    return try split(planes: Array(data.bytes), labels: labels, path: path)
  }

  /// Concatenates the batches of one split.
  package static func join(_ batches: [ImageDataset.Split]) -> ImageDataset.Split {
    ImageDataset.Split(
      images: .concatenated(batches.map(\.images), axis: 0), labels: batches.flatMap(\.labels))
  }

  private static func split(
    planes: [UInt8], labels: [Int], path: String
  ) throws(DatasetError) -> ImageDataset.Split {
    if let index = labels.firstIndex(where: { !(0..<classNames.count).contains($0) }) {
      throw DatasetError(
        path: path, expected: "labels from 0 to 9", found: "\(labels[index]) at image \(index)")
    }
    let pixels = [UInt8](unsafeUninitializedCapacity: planes.count) { buffer, used in
      for image in 0..<labels.count {
        let start = image * imageSize
        for pixel in 0..<1024 {
          for channel in 0..<3 {
            buffer[start + pixel * 3 + channel] = planes[start + channel * 1024 + pixel]
          }
        }
      }
      used = planes.count
    }
    return ImageDataset.Split(
      images: Tensor(pixels, shape: [labels.count, 32, 32, 3]), labels: labels)
  }
}
