/// A reader of ELF files that checks each offset before it follows it.
struct ObjectFileReader {
  private let bytes: UnsafeRawBufferPointer
  private let limits: ObjectFile.Limits
  private var nameBytesLeft: Int

  /// A section header, as stored in the file.
  private struct Header {
    var name: Int
    var type: UInt32
    var offset: UInt64
    var size: UInt64
    var link: Int
    var entrySize: UInt64
  }

  private enum Size {
    static let fileHeader = 64
    static let sectionHeader = 64
    static let symbol = 24
  }

  private enum SectionType {
    static let noBits: UInt32 = 8
  }

  init(
    _ bytes: UnsafeRawBufferPointer, limits: ObjectFile.Limits
  ) throws(ObjectFileError) {
    self.bytes = bytes
    self.limits = limits
    nameBytesLeft = limits.allNameBytes
    guard bytes.count <= limits.fileBytes else {
      throw .tooMuch("bytes", limit: limits.fileBytes)
    }
    // The magic number, followed by the codes for 64 bits, little-endian and version 1.
    let beginning: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]
    guard bytes.count >= Size.fileHeader, bytes.starts(with: beginning) else { throw .notELF }
  }

  mutating func read(_ table: ObjectFile.Table) throws(ObjectFileError) -> ObjectFile {
    let headers = try sectionHeaders()
    let names = try nameTable(headers)
    var sections: [ObjectFile.Section] = []
    var symbols: [ObjectFile.Symbol] = []
    var options: [String] = []
    var hasTable = false
    for header in headers {
      let name = try text(at: header.name, in: names)
      let content = header.type == SectionType.noBits ? 0..<0 : try contents(of: header)
      sections.append(.init(name: name, type: header.type, size: content.count))
      if header.type == table.rawValue {
        guard !hasTable else { throw .tooMuch("symbol tables", limit: 1) }
        hasTable = true
        let strings = try linkedStrings(of: header, headers)
        symbols += try self.symbols(header, content, strings: strings)
      }
      if name == ".swift1_autolink_entries" { options += try texts(in: content) }
    }
    return ObjectFile(sections: sections, symbols: symbols, linkerOptions: options)
  }

  private func sectionHeaders() throws(ObjectFileError) -> [Header] {
    let start: UInt64 = try integer(at: 40)
    guard start != 0 else { return [] }
    let size: UInt16 = try integer(at: 58)
    guard size == Size.sectionHeader, let base = Int(exactly: start), base < bytes.count else {
      throw .outOfBounds("the section table")
    }
    let short: UInt16 = try integer(at: 60)
    // Counts above 65,279 are stored in the first header.
    var count = Int(short)
    if count == 0 { count = Int(clamping: try header(at: base).size) }
    guard count <= limits.sections else { throw .tooMuch("sections", limit: limits.sections) }
    guard count <= (bytes.count - base) / Size.sectionHeader else {
      throw .outOfBounds("the section table")
    }
    var headers: [Header] = []
    for index in 0..<count {
      headers.append(try header(at: base + index * Size.sectionHeader))
    }
    return headers
  }

  private func header(at place: Int) throws(ObjectFileError) -> Header {
    let (name, link): (UInt32, UInt32) = (try integer(at: place), try integer(at: place + 40))
    return Header(
      name: Int(name), type: try integer(at: place + 4), offset: try integer(at: place + 24),
      size: try integer(at: place + 32), link: Int(link), entrySize: try integer(at: place + 56))
  }

  private func nameTable(_ headers: [Header]) throws(ObjectFileError) -> Range<Int> {
    guard let first = headers.first else { return 0..<0 }
    let short: UInt16 = try integer(at: 62)
    // An index that does not fit into 16 bits is stored in the first header.
    let index = short == 0xFFFF ? first.link : Int(short)
    guard headers.indices.contains(index) else { throw .outOfBounds("the section name table") }
    return try contents(of: headers[index])
  }

  private func linkedStrings(
    of header: Header, _ headers: [Header]
  ) throws(ObjectFileError) -> Range<Int> {
    guard headers.indices.contains(header.link) else { throw .outOfBounds("the symbol name table") }
    return try contents(of: headers[header.link])
  }

  private func contents(of header: Header) throws(ObjectFileError) -> Range<Int> {
    let (end, overflow) = header.offset.addingReportingOverflow(header.size)
    guard !overflow, end <= UInt64(bytes.count) else { throw .outOfBounds("a section") }
    return Int(header.offset)..<Int(end)
  }

  private mutating func symbols(
    _ header: Header, _ content: Range<Int>, strings: Range<Int>
  ) throws(ObjectFileError) -> [ObjectFile.Symbol] {
    guard header.entrySize == Size.symbol, content.count.isMultiple(of: Size.symbol) else {
      throw .outOfBounds("the symbol table")
    }
    let count = content.count / Size.symbol
    guard count <= limits.symbols else { throw .tooMuch("symbols", limit: limits.symbols) }
    var symbols: [ObjectFile.Symbol] = []
    for index in 0..<count {
      let place = content.lowerBound + index * Size.symbol
      let nameOffset: UInt32 = try integer(at: place)
      guard nameOffset != 0 else { continue }
      let (info, section): (UInt8, UInt16) = (
        try integer(at: place + 4), try integer(at: place + 6)
      )
      let binding: ObjectFile.Binding =
        switch info >> 4 {
        case 0: .local
        case 1: .global
        case 2: .weak
        default: .other(info >> 4)
        }
      symbols.append(
        .init(
          name: try text(at: Int(nameOffset), in: strings), binding: binding, type: info & 0xF,
          isDefined: section != 0))
    }
    return symbols
  }

  /// Returns the text at an offset, up to its zero byte.
  private mutating func text(
    at offset: Int, in table: Range<Int>
  ) throws(ObjectFileError) -> String {
    guard offset < table.count else { throw .outOfBounds("a name") }
    let rest = bytes[(table.lowerBound + offset)..<table.upperBound]
    let bounded = rest.prefix(limits.nameBytes + 1)
    guard let end = bounded.firstIndex(of: 0) else {
      guard bounded.count > limits.nameBytes else { throw .outOfBounds("a name") }
      throw .tooMuch("bytes in a name", limit: limits.nameBytes)
    }
    nameBytesLeft -= end - rest.startIndex
    guard nameBytesLeft >= 0 else {
      throw .tooMuch("bytes in names", limit: limits.allNameBytes)
    }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  /// Returns the texts of a section, each of which ends with a zero byte.
  private mutating func texts(in content: Range<Int>) throws(ObjectFileError) -> [String] {
    nameBytesLeft -= content.count
    guard nameBytesLeft >= 0 else {
      throw .tooMuch("bytes in names", limit: limits.allNameBytes)
    }
    return bytes[content].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private func integer<Value: FixedWidthInteger>(
    at place: Int
  ) throws(ObjectFileError) -> Value {
    guard place >= 0, place <= bytes.count - MemoryLayout<Value>.size else {
      throw .outOfBounds("a number")
    }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Value.self))
  }
}
