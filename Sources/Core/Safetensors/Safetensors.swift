/// Encodes payloads in the safetensors format, which is used for weights on disk and for calls to
/// workers.
///
/// A file consists of eight little-endian bytes that state the length of the header, the JSON
/// header, and the elements of all tensors without gaps. A payload's texts are stored in the
/// header's `__metadata__`. Equal payloads always produce the same bytes.
public enum Safetensors {
  /// The name under which the header stores texts, which no tensor may have.
  static let metadataName = "__metadata__"

  /// Encodes a payload as bytes.
  ///
  /// - Precondition: No tensor is named `__metadata__`.
  public static func encode(_ payload: Payload) -> [UInt8] {
    if payload.tensors[metadataName] != nil {
      shapeFailure(
        "Safetensors.encode: the name '\(metadataName)' is reserved for metadata; rename the tensor"
      )
    }
    // Tensors with the widest elements come first, so that each tensor is aligned in a
    // memory-mapped file. Hugging Face's writer uses the same order.
    let tensors = payload.tensors.sorted {
      ($0.value.writingOrder, $0.key) < ($1.value.writingOrder, $1.key)
    }
    let header = header(tensors, texts: payload.texts)
    let total = tensors.reduce(8 + header.count) { $0 + $1.value.byteCount }
    return [UInt8](unsafeUninitializedCapacity: total) { buffer, initializedCount in
      let target = UnsafeMutableRawBufferPointer(buffer)
      var position = 0
      func append(_ bytes: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: target[position...]).copyMemory(from: bytes)
        position += bytes.count
      }
      withUnsafeBytes(of: UInt64(header.count).littleEndian, append)
      header.withUnsafeBytes(append)
      for (_, tensor) in tensors { tensor.withBytes(append) }
      initializedCount = position
    }
  }

  /// Decodes a payload from bytes.
  ///
  /// - Throws: `SafetensorsError` if the bytes are invalid or exceed a limit. No memory beyond the
  ///   limits is allocated before the error is thrown.
  public static func decode(
    _ bytes: [UInt8], limits: Limits = .init()
  ) throws(SafetensorsError) -> Payload {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(SafetensorsError) in try decode(bytes, limits: limits) }
    }
    return try result.get()
  }

  /// Decodes a payload from raw bytes.
  ///
  /// - Throws: `SafetensorsError` if the bytes are invalid or exceed a limit. No memory beyond the
  ///   limits is allocated before the error is thrown.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, limits: Limits = .init()
  ) throws(SafetensorsError) -> Payload {
    let length = try headerLength([UInt8](bytes.prefix(8)), limits: limits)
    guard bytes.count - 8 >= length else {
      throw .length(part: "header", expected: length, found: bytes.count - 8)
    }
    let header = try SafetensorsHeader(json: [UInt8](bytes[8..<8 + length]), limits: limits)
    return try header.payload(data: UnsafeRawBufferPointer(rebasing: bytes[(8 + length)...]))
  }

  /// Reads the length of the header from the eight bytes before it.
  ///
  /// To read a stream, read these eight bytes, then a `SafetensorsHeader` of that length, and then
  /// its `dataByteCount` bytes of data. Each length is checked before it is used.
  ///
  /// - Throws: `SafetensorsError` if the length exceeds the limit.
  public static func headerLength(
    _ prefix: [UInt8], limits: Limits = .init()
  ) throws(SafetensorsError) -> Int {
    guard prefix.count == 8 else {
      throw .length(part: "header length", expected: 8, found: prefix.count)
    }
    let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(limits.headerBytes) else {
      throw .headerTooLong(limit: limits.headerBytes, found: length)
    }
    return Int(length)
  }

  private static func header(
    _ tensors: [(key: String, value: AnyTensor)], texts: [String: String]
  ) -> [UInt8] {
    var members: [String] = []
    if !texts.isEmpty {
      let list = texts.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append("\"\(metadataName)\":{\(list.joined(separator: ","))}")
    }
    var position = 0
    for (name, tensor) in tensors {
      let end = position + tensor.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(name)):{\"dtype\":\"\(tensor.elementType.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(position),\(end)]}")
      position = end
    }
    let json = "{\(members.joined(separator: ","))}"
    let padding = (8 - json.utf8.count % 8) % 8
    return Array(json.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: padding)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension AnyTensor {
  /// The format's name for the element type.
  package var elementType: SafetensorsHeader.ElementType {
    switch self {
    case .float: .F32
    case .double: .F64
    case .int: .I64
    case .bytes: .U8
    case .bool: .BOOL
    }
  }

  fileprivate var writingOrder: Int {
    switch self {
    case .int: 0
    case .double: 1
    case .float: 2
    case .bytes: 3
    case .bool: 4
    }
  }

  /// The size of the elements in bytes.
  package var byteCount: Int {
    switch self {
    case .float(let tensor): tensor.storage.count * 4
    case .double(let tensor): tensor.storage.count * 8
    case .int(let tensor): tensor.storage.count * 8
    case .bytes(let tensor): tensor.storage.count
    case .bool(let tensor): tensor.storage.count
    }
  }
}
