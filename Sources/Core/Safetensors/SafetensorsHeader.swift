/// The validated header of a safetensors file, which says where each tensor is in the data that
/// follows.
public struct SafetensorsHeader: Sendable, Equatable {
  /// The element types that a payload can hold.
  package enum ElementType: String, Sendable {
    case F32, F64, I64, U8, BOOL

    /// The size of an element in bytes.
    package var byteCount: Int {
      switch self {
      case .F64, .I64: 8
      case .F32: 4
      case .U8, .BOOL: 1
      }
    }
  }

  /// A tensor's name, type, shape and position.
  package struct Entry: Sendable, Equatable {
    package var name: String
    package var type: ElementType
    package var shape: [Int]
    /// The offset of the tensor's first byte in the data.
    package var begin: Int
    /// The offset just past the tensor's last byte.
    package var end: Int
  }

  /// The tensors in the order of their data.
  package let entries: [Entry]
  /// The texts by name.
  package let texts: [String: String]

  /// The number of data bytes after the header.
  public var dataByteCount: Int { entries.last?.end ?? 0 }

  /// Parses and validates a header.
  ///
  /// - Parameters:
  ///   - json: The header's bytes, without the length that precedes them.
  ///   - limits: The limits for the header and the data it describes.
  /// - Throws: `SafetensorsError` if the header is invalid or exceeds a limit, or if there is a gap
  ///   or an overlap between tensors.
  public init(json: [UInt8], limits: Safetensors.Limits = .init()) throws(SafetensorsError) {
    guard json.count <= limits.headerBytes else {
      throw .headerTooLong(limit: limits.headerBytes, found: UInt64(json.count))
    }
    guard json.first == UInt8(ascii: "{") else {
      throw SafetensorsScanner(json).unexpected("'{'")
    }
    var parser = SafetensorsHeaderParser(json: json, limits: limits)
    try parser.parse()
    texts = parser.texts ?? [:]
    entries = parser.entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
    var position = 0
    for entry in entries {
      if entry.begin != position {
        throw .offset(tensor: entry.name, expected: position, found: entry.begin)
      }
      position = entry.end
    }
  }

  /// Builds the payload from the data that follows the header.
  ///
  /// - Parameter data: All the data bytes, which need not be aligned.
  /// - Returns: The payload.
  /// - Throws: `SafetensorsError` if there are not `dataByteCount` bytes, or a Boolean is neither 0
  ///   nor 1.
  public func payload(data: UnsafeRawBufferPointer) throws(SafetensorsError) -> Payload {
    guard data.count == dataByteCount else {
      throw .length(part: "data", expected: dataByteCount, found: data.count)
    }
    var payload = Payload(texts: texts)
    for entry in entries {
      let bytes = UnsafeRawBufferPointer(rebasing: data[entry.begin..<entry.end])
      payload.tensors[entry.name] = try entry.tensor(from: bytes)
    }
    return payload
  }
}

extension SafetensorsHeader.Entry {
  fileprivate func tensor(from bytes: UnsafeRawBufferPointer) throws(SafetensorsError) -> AnyTensor
  {
    switch type {
    case .F32: return .float(Tensor([Float](copying: bytes), shape: shape))
    case .F64: return .double(Tensor([Double](copying: bytes), shape: shape))
    case .I64: return .int(Tensor([Int](copying: bytes), shape: shape))
    case .U8: return .bytes(Tensor([UInt8](copying: bytes), shape: shape))
    case .BOOL:
      if let index = bytes.firstIndex(where: { $0 > 1 }) {
        throw .truthValue(tensor: name, index: index, found: bytes[index])
      }
      return .bool(Tensor([Bool](copying: bytes), shape: shape))
    }
  }
}

extension Array {
  /// Creates an array by copying little-endian elements of a trivial type from raw bytes; an
  /// incomplete last element is ignored.
  package init(copying bytes: UnsafeRawBufferPointer) {
    let count = bytes.count / MemoryLayout<Element>.stride
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let size = count * MemoryLayout<Element>.stride
      UnsafeMutableRawBufferPointer(buffer)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<size]))
      initializedCount = count
    }
  }
}
