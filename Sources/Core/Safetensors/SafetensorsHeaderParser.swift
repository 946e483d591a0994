/// Parses the two-level object of a safetensors header.
struct SafetensorsHeaderParser {
  private(set) var entries: [SafetensorsHeader.Entry] = []
  private(set) var texts: [String: String]?

  private var scanner: SafetensorsScanner
  private let limits: Safetensors.Limits
  private var names: Set<String> = []

  init(json: [UInt8], limits: Safetensors.Limits) {
    scanner = SafetensorsScanner(json)
    self.limits = limits
  }

  /// Reads the whole header.
  mutating func parse() throws(SafetensorsError) {
    try members { (parser, name) throws(SafetensorsError) in
      if name == Safetensors.metadataName {
        if parser.texts != nil { throw .duplicate(name: name) }
        try parser.parseTexts()
        return
      }
      if parser.entries.count == parser.limits.tensors {
        throw .tooMany(what: "tensors", limit: parser.limits.tensors)
      }
      if !parser.names.insert(name).inserted { throw .duplicate(name: name) }
      parser.entries.append(try parser.entry(name: name))
    }
    try scanner.expectEnd()
  }

  private mutating func parseTexts() throws(SafetensorsError) {
    texts = [:]
    try members { (parser, name) throws(SafetensorsError) in
      let text = try parser.scanner.string(limit: parser.limits.headerBytes)
      if parser.texts?.count == parser.limits.texts {
        throw .tooMany(what: "texts", limit: parser.limits.texts)
      }
      if parser.texts?.updateValue(text, forKey: name) != nil { throw .duplicate(name: name) }
    }
  }

  private mutating func entry(name: String) throws(SafetensorsError) -> SafetensorsHeader.Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try members { (parser, field) throws(SafetensorsError) in
      switch field {
      case "dtype" where type == nil: type = try parser.scanner.string(limit: 16)
      case "shape" where shape == nil: shape = try parser.integers(limit: parser.limits.rank)
      case "data_offsets" where offsets == nil: offsets = try parser.integers(limit: 2)
      case "dtype", "shape", "data_offsets": throw .duplicate(name: field)
      default:
        throw parser.scanner.unexpected("a value of 'dtype', 'shape' or 'data_offsets'")
      }
    }
    guard let type else { throw .missing(field: "dtype", tensor: name) }
    guard let shape else { throw .missing(field: "shape", tensor: name) }
    guard let offsets, offsets.count == 2 else {
      throw .missing(field: "data_offsets", tensor: name)
    }
    guard let elementType = SafetensorsHeader.ElementType(rawValue: type) else {
      throw .elementType(tensor: name, found: type)
    }
    let size = try byteCount(of: shape, elementType)
    guard offsets[0] <= offsets[1], offsets[1] - offsets[0] == size else {
      throw .size(tensor: name, expected: size, found: offsets[1] - offsets[0])
    }
    guard offsets[1] <= limits.dataBytes else {
      throw .tooMany(what: "bytes of data", limit: limits.dataBytes)
    }
    return .init(name: name, type: elementType, shape: shape, begin: offsets[0], end: offsets[1])
  }

  /// Computes the number of bytes that a tensor of the given shape needs.
  ///
  /// Even if one axis has length 0, the product of the other lengths must not overflow, because
  /// other code may multiply the lengths in a different order.
  private func byteCount(
    of shape: [Int], _ type: SafetensorsHeader.ElementType
  ) throws(SafetensorsError) -> Int {
    var bound = type.byteCount
    for length in shape {
      let (product, overflow) = bound.multipliedReportingOverflow(by: max(length, 1))
      if overflow || product > limits.dataBytes {
        throw .tooMany(what: "bytes of data", limit: limits.dataBytes)
      }
      bound = product
    }
    return shape.contains(0) ? 0 : bound
  }

  /// Parses an object, and calls `body` with each name.
  ///
  /// `body` must then parse the value.
  private mutating func members(
    _ body: (inout Self, String) throws(SafetensorsError) -> Void
  ) throws(SafetensorsError) {
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      let name = try scanner.string(limit: limits.nameBytes)
      try scanner.expect(UInt8(ascii: ":"))
      try body(&self, name)
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"))
  }

  private mutating func integers(limit: Int) throws(SafetensorsError) -> [Int] {
    var values: [Int] = []
    try scanner.expect(UInt8(ascii: "["))
    if scanner.take(UInt8(ascii: "]")) { return values }
    repeat {
      if values.count == limit { throw .tooMany(what: "integers in a list", limit: limit) }
      values.append(try scanner.integer())
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "]"))
    return values
  }
}
