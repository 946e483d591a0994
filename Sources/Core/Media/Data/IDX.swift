package import Core

/// The file format of MNIST: a magic number, the length of each axis, and the elements as bytes.
///
/// Y. LeCun, C. Cortes, "The MNIST database of handwritten digits", 1998.
package enum IDX {
  /// Reads a file of grayscale images.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, already decompressed.
  ///   - path: The file name for error messages.
  /// - Returns: The pixels, `[N, H, W, 1]`.
  /// - Throws: `DatasetError` if the magic number or the size is not as expected.
  package static func images(
    _ bytes: [UInt8], path: String
  ) throws(DatasetError) -> Tensor<UInt8> {
    let shape = try lengths(bytes, path: path, axes: 3)
    return Tensor(Array(bytes[16...]), shape: shape + [1])
  }

  /// Reads a file of labels.
  ///
  /// - Returns: The labels, `[N]`.
  /// - Throws: `DatasetError` if the file has the wrong format, or if a label is outside
  ///   `0..<classes`.
  package static func labels(
    _ bytes: [UInt8], path: String, classes: Int
  ) throws(DatasetError) -> [Int] {
    _ = try lengths(bytes, path: path, axes: 1)
    let labels = bytes[8...].map(Int.init)
    if let index = labels.firstIndex(where: { $0 >= classes }) {
      throw DatasetError(
        path: path, expected: "labels below \(classes)",
        found: "\(labels[index]) at position \(index)")
    }
    return labels
  }

  private static func lengths(
    _ bytes: [UInt8], path: String, axes: Int
  ) throws(DatasetError) -> [Int] {
    let header = 4 + 4 * axes
    guard bytes.count >= header else {
      throw DatasetError(
        path: path, expected: "an IDX header of \(header) bytes", found: "\(bytes.count) bytes")
    }
    let words = stride(from: 0, to: header, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let magic = 0x0800 + axes
    guard words[0] == magic else {
      throw DatasetError(
        path: path, expected: "the IDX magic number \(magic)", found: "\(words[0])")
    }
    var size = 1
    for length in words[1...] {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow, length > 0 else {
        throw DatasetError(
          path: path, expected: "a valid shape for a data set", found: "\(Array(words[1...]))")
      }
      size = product
    }
    size = size > Int.max - header ? Int.max : size + header
    guard bytes.count == size else {
      throw DatasetError(
        path: path, expected: "\(size) bytes for shape \(Array(words[1...]))",
        found: "\(bytes.count)")
    }
    return Array(words[1...])
  }
}
