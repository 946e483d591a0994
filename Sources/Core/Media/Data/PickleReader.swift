/// Reads the pickles of CIFAR-10's Python version, and no others.
///
/// A pickle is a program for a small stack machine, and it may call any function. This reader
/// implements only the two dozen opcodes of protocol 2 that those files use, and accepts only three
/// NumPy names. Any other opcode or name is an error. No function is called.
package struct PickleReader {
  private static let globals: Set<String> = [
    "numpy.core.multiarray _reconstruct", "numpy ndarray", "numpy dtype",
  ]
  /// An array in a dictionary has five levels.
  ///
  /// Without a limit, a malicious file could overflow the stack.
  private static let deepestNesting = 8

  private let bytes: [UInt8]
  private let path: String
  private var position = 0
  private var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]

  /// Creates a reader for a file's bytes.
  ///
  /// `path` is the file name for error messages.
  package init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// Reads the whole file.
  ///
  /// - Returns: The dictionary that the pickle describes.
  /// - Throws: `DatasetError` with the position of the data that cannot be decoded.
  package mutating func read() throws(DatasetError) -> [String: PickleValue] {
    guard bytes.prefix(2).elementsEqual([0x80, 2]) else {
      throw failure("a pickle with protocol 2", "the bytes \(Array(bytes.prefix(2)))")
    }
    position = 2
    while true {
      let code = try byte()
      if code == UInt8(ascii: ".") { break }
      try execute(code)
    }
    guard case .dictionary(let result)? = stack.last, stack.count == 1 else {
      throw failure("a dictionary", "\(stack.count) values of other kinds")
    }
    return result
  }

  private mutating func execute(_ code: UInt8) throws(DatasetError) {
    switch UnicodeScalar(code) {
    case "N": stack.append(.none)
    case "\u{88}": stack.append(.boolean(true))
    case "\u{89}": stack.append(.boolean(false))
    case "K": stack.append(.integer(try number(bytes: 1)))
    case "M": stack.append(.integer(try number(bytes: 2)))
    case "J": stack.append(.integer(Int(Int32(truncatingIfNeeded: try number(bytes: 4)))))
    case "U": stack.append(.string(try take(try number(bytes: 1))))
    case "T": stack.append(.string(try take(try number(bytes: 4))))
    case "c": stack.append(try global())
    case "q": memo[try number(bytes: 1)] = try top()
    case "r": memo[try number(bytes: 4)] = try top()
    case "h": stack.append(try recall(try number(bytes: 1)))
    case "j": stack.append(try recall(try number(bytes: 4)))
    default: try build(code)
    }
  }

  private mutating func build(_ code: UInt8) throws(DatasetError) {
    switch UnicodeScalar(code) {
    case "(": marks.append(stack.count)
    case "}": stack.append(.dictionary([:]))
    case "]": stack.append(.list([]))
    case ")": stack.append(.tuple([]))
    case "\u{85}": try push(.tuple(try pop(1)))
    case "\u{86}": try push(.tuple(try pop(2)))
    case "\u{87}": try push(.tuple(try pop(3)))
    case "t": try push(.tuple(try popToMark()))
    case "a": try extend(with: try pop(1))
    case "e": try extend(with: try popToMark())
    case "s": try fill(with: try pop(2))
    case "u": try fill(with: try popToMark())
    case "R": try call()
    case "b": try setState()
    default:
      throw failure("an opcode used in CIFAR-10's batches", "the byte \(code)")
    }
  }

  private mutating func extend(with values: [PickleValue]) throws(DatasetError) {
    guard case .list(let list)? = stack.popLast() else { throw failure("a list", "none") }
    try push(.list(list + values))
  }

  private mutating func fill(with pairs: [PickleValue]) throws(DatasetError) {
    guard case .dictionary(var dictionary)? = stack.popLast(), pairs.count.isMultiple(of: 2) else {
      throw failure("a dictionary and key–value pairs", "neither")
    }
    for index in stride(from: 0, to: pairs.count, by: 2) {
      guard case .string(let key) = pairs[index] else {
        throw failure(
          "a string as the key", "none")
      }
      dictionary[String(decoding: key, as: UTF8.self)] = pairs[index + 1]
    }
    try push(.dictionary(dictionary))
  }

  private mutating func call() throws(DatasetError) {
    let values = try pop(2)
    guard case .global(let name) = values[0], case .tuple(let arguments) = values[1] else {
      throw failure("a name and its arguments", "neither")
    }
    try push(.object(name, arguments: arguments, state: []))
  }

  private mutating func setState() throws(DatasetError) {
    let values = try pop(2)
    guard case .object(let name, let arguments, _) = values[0], case .tuple(let state) = values[1]
    else { throw failure("an object and its state", "neither") }
    try push(.object(name, arguments: arguments, state: state))
  }

  private mutating func global() throws(DatasetError) -> PickleValue {
    let name = try line() + " " + line()
    guard Self.globals.contains(name) else {
      throw failure("only NumPy's array and dtype", "the name '\(name)'")
    }
    return .global(name)
  }

  private mutating func line() throws(DatasetError) -> String {
    guard let end = bytes[position...].prefix(80).firstIndex(of: 10) else {
      throw failure("a name that ends with a line feed", "none")
    }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  /// Retrieves a memoized value.
  ///
  /// Retrieving a container is an error, because containers change after they are memoized. The
  /// files of CIFAR-10 never retrieve one.
  private func recall(_ key: Int) throws(DatasetError) -> PickleValue {
    switch memo[key] {
    case .some(let value) where value.nesting == 0: return value
    case .some: throw failure("a memoized string, number or name", "a container")
    case nil: throw failure("a memoized value", "nothing memoized under \(key)")
    }
  }

  private mutating func push(_ value: PickleValue) throws(DatasetError) {
    guard value.nesting <= Self.deepestNesting else {
      throw failure("at most \(Self.deepestNesting) levels of nested containers", "more")
    }
    stack.append(value)
  }

  private func top() throws(DatasetError) -> PickleValue {
    guard let value = stack.last else { throw failure("a value", "none") }
    return value
  }

  private mutating func pop(_ count: Int) throws(DatasetError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else {
      throw failure("\(count) values", "\(stack.count - (marks.last ?? 0))")
    }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(DatasetError) -> [PickleValue] {
    guard let mark = marks.popLast(), mark <= stack.count else { throw failure("a mark", "none") }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func byte() throws(DatasetError) -> UInt8 {
    guard position < bytes.count else { throw failure("more bytes", "the end of the file") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func number(bytes count: Int) throws(DatasetError) -> Int {
    try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func take(_ count: Int) throws(DatasetError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else {
      throw failure("\(count) more bytes", "\(bytes.count - position)")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private func failure(_ expected: String, _ found: String) -> DatasetError {
    DatasetError(path: path, expected: "\(expected) at byte \(position)", found: found)
  }
}
