public import Core

/// Tensors stored as NumPy array files (`.npy`).
///
/// Files of versions 1.0 and 2.0 can be read, in row-major or column-major order, with elements of
/// type `<f4`, `<f8`, `<i4`, `<i8`, `|u1` or `|b1`. Files are written in version 1.0, in row-major
/// order.
public enum NPY {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let longestHeader = 1 << 16

  /// Decodes a tensor from the bytes of an npy file.
  ///
  /// Elements of type `<i4` become `Int`.
  ///
  /// - Parameters:
  ///   - bytes: The contents of an npy file.
  ///   - limit: The maximum number of bytes for the elements.
  /// - Returns: The tensor.
  /// - Throws: `FormatError` if the bytes are not a valid npy file.
  public static func decode(
    _ bytes: [UInt8], limit: Int = 1 << 30
  ) throws(FormatError) -> AnyTensor {
    guard bytes.starts(with: magic), bytes.count >= 12 else {
      throw error(expected: "the magic bytes and version of an npy file", found: "other bytes")
    }
    let lengthSize: Int
    switch (bytes[6], bytes[7]) {
    case (1, 0): lengthSize = 2
    case (2, 0): lengthSize = 4
    default: throw error(expected: "version 1.0 or 2.0", found: "\(bytes[6]).\(bytes[7])")
    }
    let start = 8 + lengthSize
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= longestHeader, bytes.count - start >= length else {
      throw error(
        expected: "a header of at most \(min(longestHeader, bytes.count - start)) bytes",
        found: "a length of \(length)")
    }
    let header = try NPYHeader(parsing: Array(bytes[start..<start + length]), limit: limit)
    let data = bytes.count - start - length
    guard data == header.dataByteCount else {
      throw error(expected: "\(header.dataByteCount) bytes of elements", found: "\(data)")
    }
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(FormatError) in
        try header.tensor(from: UnsafeRawBufferPointer(rebasing: bytes[(start + length)...]))
      }
    }
    return try result.get()
  }

  /// Encodes a tensor as the bytes of an npy file.
  public static func encode(_ tensor: AnyTensor) -> [UInt8] {
    let type: NPYHeader.ElementType =
      switch tensor {
      case .float: .float
      case .double: .double
      case .int: .int64
      case .bytes: .byte
      case .bool: .bool
      }
    let header = NPYHeader(type: type, isColumnMajor: false, shape: tensor.shape)
    let text = Array(header.text.utf8)
    // NumPy pads the header with spaces and a line feed, so that the elements start at a multiple
    // of 64 bytes.
    let blanks = (64 - (10 + text.count + 1) % 64) % 64
    let length = text.count + blanks + 1
    var bytes = magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
    bytes.reserveCapacity(10 + length + header.dataByteCount)
    bytes += text
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: blanks)
    bytes.append(UInt8(ascii: "\n"))
    tensor.withBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads a tensor from a file.
  ///
  /// - Throws: `FileError` that states the path, what was expected and what was found.
  public static func read(_ path: String, limit: Int = 1 << 30) throws(FileError) -> AnyTensor {
    let bytes = try readBytes(path, limit: limit + longestHeader)
    do {
      return try decode(bytes, limit: limit)
    } catch {
      throw FileError(path: path, reason: error.description)
    }
  }

  /// Writes a tensor to a file, replacing it atomically.
  ///
  /// - Throws: `FileError` with the system's error message.
  public static func write(_ tensor: AnyTensor, to path: String) throws(FileError) {
    try writeAtomically(encode(tensor), to: path)
  }
}

extension NPY {
  static func error(expected: String, found: String) -> FormatError {
    FormatError(format: "npy", expected: expected, found: found)
  }
}

extension NPYHeader {
  fileprivate func tensor(from bytes: UnsafeRawBufferPointer) throws(FormatError) -> AnyTensor {
    switch type {
    case .float: return .float(tensor([Float](copying: bytes)))
    case .double: return .double(tensor([Double](copying: bytes)))
    case .int32: return .int(tensor([Int32](copying: bytes).map(Int.init)))
    case .int64: return .int(tensor([Int](copying: bytes)))
    case .byte: return .bytes(tensor([UInt8](copying: bytes)))
    case .bool:
      if let found = bytes.first(where: { $0 > 1 }) {
        throw NPY.error(expected: "Boolean values of 0 and 1", found: "\(found)")
      }
      return .bool(tensor([Bool](copying: bytes)))
    }
  }

  private func tensor<Element>(_ elements: [Element]) -> Tensor<Element> {
    Tensor(isColumnMajor ? rowMajor(elements) : elements, shape: shape)
  }

  /// Rearranges elements from column-major to row-major order.
  private func rowMajor<Element>(_ elements: [Element]) -> [Element] {
    if elements.isEmpty { return [] }
    var strides = [1]
    for length in shape.dropLast() { strides.append(strides[strides.count - 1] * length) }
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    return elements.indices.map { _ in
      let element = elements[source]
      for axis in shape.indices.reversed() {
        index[axis] += 1
        source += strides[axis]
        if index[axis] < shape[axis] { break }
        source -= strides[axis] * shape[axis]
        index[axis] = 0
      }
      return element
    }
  }
}
