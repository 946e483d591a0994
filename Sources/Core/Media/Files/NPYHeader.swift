/// The dictionary that precedes an array's elements and states their type, order and shape.
struct NPYHeader: Equatable {
  /// The supported element types.
  enum ElementType: String {
    case float = "<f4"
    case double = "<f8"
    case int32 = "<i4"
    case int64 = "<i8"
    case byte = "|u1"
    case bool = "|b1"

    var byteCount: Int {
      switch self {
      case .double, .int64: 8
      case .float, .int32: 4
      case .byte, .bool: 1
      }
    }
  }

  var type: ElementType
  var isColumnMajor: Bool
  var shape: [Int]

  /// The size of the elements in bytes, which cannot overflow because the parser has checked it.
  var dataByteCount: Int { shape.contains(0) ? 0 : shape.reduce(type.byteCount, *) }

  init(type: ElementType, isColumnMajor: Bool, shape: [Int]) {
    self.type = type
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  /// What a header must contain.
  private static let keys = "the keys descr, fortran_order and shape, each exactly once"

  /// Parses the dictionary, written in Python syntax.
  ///
  /// - Parameters:
  ///   - text: The dictionary.
  ///   - limit: The maximum number of bytes for the elements.
  /// - Throws: `FormatError` if the text is not the dictionary of an npy file, or if the elements
  ///   exceed the limit.
  init(parsing text: [UInt8], limit: Int) throws(FormatError) {
    var parser = NPYHeaderParser(text)
    var type: String?
    var isColumnMajor: Bool?
    var shape: [Int]?
    try parser.expect("{")
    while !parser.take("}") {
      let key = try parser.quoted()
      try parser.expect(":")
      switch key {
      case "descr" where type == nil: type = try parser.quoted()
      case "fortran_order" where isColumnMajor == nil: isColumnMajor = try parser.boolean()
      case "shape" where shape == nil: shape = try parser.tuple()
      default:
        throw NPY.error(expected: Self.keys, found: "'\(key)'")
      }
      if !parser.take(",") {
        try parser.expect("}")
        break
      }
    }
    try parser.expectEnd()
    guard let type, let isColumnMajor, let shape else {
      throw NPY.error(expected: Self.keys, found: "fewer keys")
    }
    guard let elementType = ElementType(rawValue: type) else {
      throw NPY.error(expected: "<f4, <f8, <i4, <i8, |u1 or |b1", found: "the type '\(type)'")
    }
    self.init(type: elementType, isColumnMajor: isColumnMajor, shape: shape)
    try checkSize(limit: limit)
  }

  /// The dictionary in NumPy's notation, without padding.
  var text: String {
    let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let order = isColumnMajor ? "True" : "False"
    return "{'descr': '\(type.rawValue)', 'fortran_order': \(order), 'shape': (\(lengths)), }"
  }

  private func checkSize(limit: Int) throws(FormatError) {
    var bound = type.byteCount
    for length in shape {
      // Even if one axis has length 0, the others must not overflow; see SafetensorsHeaderParser.
      let (product, overflow) = bound.multipliedReportingOverflow(by: max(length, 1))
      if overflow || product > limit {
        throw NPY.error(expected: "at most \(limit) bytes of elements", found: "shape \(shape)")
      }
      bound = product
    }
  }
}

/// Reads the tokens of a Python dictionary of strings, Booleans and tuples of integers.
private struct NPYHeaderParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func take(_ token: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < text.count, text[position] == UInt8(ascii: token) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ token: Unicode.Scalar) throws(FormatError) {
    if !take(token) { throw unexpected("'\(token)'") }
  }

  mutating func expectEnd() throws(FormatError) {
    skipBlanks()
    if position != text.count { throw unexpected("the end of the header") }
  }

  mutating func quoted() throws(FormatError) -> String {
    try expect("'")
    let start = position
    while position < text.count, text[position] != UInt8(ascii: "'") { position += 1 }
    guard position - start <= 32 else { throw unexpected("a short string") }
    let content = String(decoding: text[start..<position], as: UTF8.self)
    try expect("'")
    return content
  }

  mutating func boolean() throws(FormatError) -> Bool {
    skipBlanks()
    for (word, value) in [("True", true), ("False", false)]
    where text[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw unexpected("True or False")
  }

  mutating func tuple() throws(FormatError) -> [Int] {
    var values: [Int] = []
    try expect("(")
    while !take(")") {
      if values.count == 32 { throw NPY.error(expected: "at most 32 axes", found: "more") }
      values.append(try integer())
      if !take(",") {
        try expect(")")
        break
      }
    }
    return values
  }

  private mutating func integer() throws(FormatError) -> Int {
    skipBlanks()
    let start = position
    while position < text.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[position] {
      position += 1
    }
    guard let value = Int(String(decoding: text[start..<position], as: UTF8.self)) else {
      throw unexpected("a length below 2^63")
    }
    return value
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] == 0x20 || text[position] == 0x0A { position += 1 }
  }

  private func unexpected(_ expected: String) -> FormatError {
    let rest = String(decoding: text[position...].prefix(12), as: UTF8.self)
    return NPY.error(
      expected: "\(expected) at byte \(position) of the header",
      found: rest.isEmpty ? "the end" : "`\(rest)`")
  }
}
