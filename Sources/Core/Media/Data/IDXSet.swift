import Core

/// The four files of MNIST and of the data sets that share its format.
enum IDXSet {
  /// The names of the files: training images and labels, then test images and labels.
  ///
  /// Each may have the suffix `.gz`.
  static let fileNames = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  static let digits = (0...9).map(String.init)

  static let clothes = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  /// The maximum unpacked size of one file: 70,000 images and a header.
  private static let largestFile = 16 + 70_000 * 28 * 28

  /// Returns the path of a file or of its gzipped form, whichever exists.
  static func path(of name: String, in folder: String) -> String? {
    ["", ".gz"].map { "\(folder)/\(name)\($0)" }.first { FileFacts.size($0) != nil }
  }

  /// Reads the four files of a folder.
  ///
  /// - Throws: `DatasetError` with the name of the file.
  static func read(
    _ name: DatasetName, classNames: [String], from folder: String
  ) throws(DatasetError) -> ImageDataset {
    ImageDataset(
      name: name.rawValue, classNames: classNames,
      train: try split(fileNames[0], fileNames[1], folder),
      test: try split(fileNames[2], fileNames[3], folder))
  }

  private static func split(
    _ imageName: String, _ labelName: String, _ folder: String
  ) throws(DatasetError) -> ImageDataset.Split {
    let (imagePath, imageBytes) = try bytes(of: imageName, in: folder)
    let images = try IDX.images(imageBytes, path: imagePath)
    guard images.shape[1...] == [28, 28, 1] else {
      throw DatasetError(
        path: imagePath, expected: "images of 28x28", found: "\(images.shape[1])x\(images.shape[2])"
      )
    }
    let (labelPath, labelBytes) = try bytes(of: labelName, in: folder)
    let labels = try IDX.labels(labelBytes, path: labelPath, classes: 10)
    guard labels.count == images.shape[0] else {
      throw DatasetError(
        path: labelPath, expected: "\(images.shape[0]) labels, one per image",
        found: "\(labels.count)")
    }
    return ImageDataset.Split(images: images, labels: labels)
  }

  private static func bytes(
    of name: String, in folder: String
  ) throws(DatasetError) -> (path: String, bytes: [UInt8]) {
    guard let path = path(of: name, in: folder) else {
      throw DatasetError(
        path: "\(folder)/\(name)", expected: "this file or \(name).gz", found: "neither")
    }
    do throws(FileError) {
      let bytes = try CompressedFile.read(path, limit: largestFile)
      if path.hasSuffix(".gz") { try compareTrailer(of: path, with: bytes) }
      return (path, bytes)
    } catch {
      throw DatasetError(
        path: path, expected: "an intact file", found: "an error (\(error.reason))")
    }
  }

  /// Verifies the checksum at the end of a gzip stream, because libarchive does not.
  ///
  /// If a file consists of several streams, the trailer describes only the last one. Its length
  /// then differs from the length of the data, and the checksum is not compared.
  private static func compareTrailer(of path: String, with bytes: [UInt8]) throws(FileError) {
    let trailer = try readBytes(path).suffix(8).reversed()
    func word(_ part: some Sequence<UInt8>) -> UInt32 { part.reduce(0) { $0 << 8 | UInt32($1) } }
    let (length, sum) = (word(trailer.prefix(4)), word(trailer.suffix(4)))
    if length == UInt32(truncatingIfNeeded: bytes.count), sum != CRC32.sum(bytes) {
      throw FileError(path: path, reason: "its checksum does not match its data")
    }
  }
}
