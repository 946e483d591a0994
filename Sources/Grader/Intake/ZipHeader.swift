/// The header of a file in a zip archive, or the file's entry in the directory, which has the same
/// fields.
struct ZipHeader {
  /// An entry in the directory, or a local header before the data.
  enum Kind: Equatable { case entry, local }

  /// The name in an unknown encoding.
  let name: [UInt8]
  /// The name in UTF-8 in an extra field, which some programs use instead.
  private(set) var unicodeName: [UInt8]?
  let method: Int
  let checksum: Int
  /// The size of the compressed data.
  private(set) var packedSize: Int
  private(set) var size: Int
  /// Whether the sizes and the checksum are in a descriptor after the data.
  let hasDescriptor: Bool
  /// The position of the local header.
  private(set) var start: Int
  /// The position after this header.
  let end: Int

  /// Reads a header; nil if there is none at the position.
  init?(_ kind: Kind, in bytes: [UInt8], at position: Int) {
    guard position >= 0, position <= bytes.count - 30 else { return nil }
    let isEntry = kind == .entry
    let fields = position + (isEntry ? 8 : 6)
    let nameStart = fields + (isEntry ? 38 : 24)
    guard bytes.hasSignature(isEntry ? 1 : 3, isEntry ? 2 : 4, at: position),
      let flags = bytes.number(2, at: fields), let method = bytes.number(2, at: fields + 2),
      let checksum = bytes.number(4, at: fields + 8),
      let packedSize = bytes.number(4, at: fields + 12),
      let size = bytes.number(4, at: fields + 16),
      let nameSize = bytes.number(2, at: fields + 20),
      let extraSize = bytes.number(2, at: fields + 22),
      let commentSize = isEntry ? bytes.number(2, at: fields + 24) : 0,
      let start = isEntry ? bytes.number(4, at: fields + 34) : position
    else { return nil }
    let extraStart = nameStart + nameSize
    let extraEnd = extraStart + extraSize
    end = extraEnd + commentSize
    guard end <= bytes.count else { return nil }
    name = Array(bytes[nameStart..<extraStart])
    hasDescriptor = flags & 8 != 0
    (self.method, self.checksum, self.start) = (method, checksum, start)
    (self.packedSize, self.size) = (packedSize, size)
    readExtra(bytes, from: extraStart, to: extraEnd)
  }

  /// Reads the extra fields: the numbers of zip64 and the name in UTF-8.
  private mutating func readExtra(_ bytes: [UInt8], from start: Int, to end: Int) {
    var position = start
    while position + 4 <= end, let id = bytes.number(2, at: position),
      let length = bytes.number(2, at: position + 2), position + 4 + length <= end
    {
      position += 4
      let next = position + length
      if id == 0x7075, length >= 5 { unicodeName = Array(bytes[position + 5..<next]) }
      if id == 1 {
        // The field contains only the numbers that do not fit into their own fields.
        let numbers = [\ZipHeader.size, \.packedSize, \.start]
        for number in numbers where self[keyPath: number] == Self.large {
          guard position + 8 <= next, let value = bytes.number(8, at: position) else { break }
          self[keyPath: number] = value
          position += 8
        }
      }
      position = next
    }
  }

  /// The value of a field whose number is in an extra field.
  private static let large = 0xffff_ffff

  /// The name, safe to print.
  var shown: String { visible(name, limit: 80) }
}

/// A file in a zip archive whose entry in the directory agrees with its local header.
struct ZipEntry {
  /// The entry in the directory.
  let entry: ZipHeader
  /// The position after the data.
  let dataEnd: Int

  /// Finds the local header for an entry and compares the two.
  ///
  /// - Throws: `ZipFault` if they disagree.
  init(_ entry: ZipHeader, in bytes: [UInt8]) throws(ZipFault) {
    let shown = "“\(entry.shown)”"
    guard let header = ZipHeader(.local, in: bytes, at: entry.start) else {
      throw ZipFault("its directory looks for \(shown) where no file begins")
    }
    guard entry.name == header.name else {
      throw ZipFault("its directory says \(shown) of a file that is called “\(header.shown)”")
    }
    guard !entry.name.contains(0) else { throw ZipFault("the name \(shown) has a NUL byte") }
    guard [entry.unicodeName, header.unicodeName].allSatisfy({ entry.isCalled($0) }) else {
      throw ZipFault("the file \(shown) has another name in an extra field")
    }
    guard entry.method == header.method, header.agrees(with: entry) else {
      throw ZipFault("its directory and the file \(shown) disagree about the file's data")
    }
    guard entry.packedSize <= bytes.count - header.end else {
      throw ZipFault("its directory says that \(shown) is larger than the archive")
    }
    self.entry = entry
    dataEnd = header.end + entry.packedSize
  }

  /// The positions at which the next file may begin: after the data, or after a descriptor of any
  /// of its sizes.
  var possibleEnds: [Int] {
    entry.hasDescriptor ? [0, 12, 16, 20, 24].map { dataEnd + $0 } : [dataEnd]
  }
}

extension ZipHeader {
  /// Returns whether a local header has the same numbers as the entry, or leaves them to the
  /// descriptor.
  fileprivate func agrees(with entry: ZipHeader) -> Bool {
    let isLater = hasDescriptor && entry.hasDescriptor
    return [\ZipHeader.checksum, \.packedSize, \.size].allSatisfy { number in
      let value = self[keyPath: number]
      return value == entry[keyPath: number] || (isLater && (value == 0 || value == Self.large))
    }
  }

  /// Returns whether a name in UTF-8 can be the file's name in another encoding.
  ///
  /// If the name is not ASCII, the two must be equal from the first separator after the last
  /// character that is not ASCII.
  fileprivate func isCalled(_ unicode: [UInt8]?) -> Bool {
    guard let unicode, unicode != name else { return true }
    let isASCII = name.allSatisfy { $0 < 128 } || unicode.allSatisfy { $0 < 128 }
    return !isASCII && Self.end(of: name) == Self.end(of: unicode)
  }

  private static func end(of name: [UInt8]) -> [UInt8] {
    let path = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    let ascii = path.suffix(from: path.lastIndex { $0 >= 128 }.map { $0 + 1 } ?? 0)
    let below = ascii.drop { $0 != UInt8(ascii: "/") }
    return Array(below.drop { $0 == UInt8(ascii: "/") })
  }
}
