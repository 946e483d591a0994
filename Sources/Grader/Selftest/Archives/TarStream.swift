/// A tar archive that is written header by header, so that it can contain invalid headers.
final class TarStream {
  private let sink: ArchiveSink

  /// Creates the file.
  ///
  /// - Throws: `ArchiveSink.Failure`.
  init(_ path: String, _ compression: ArchiveSink.Compression = .none) throws {
    sink = try ArchiveSink(path, compression)
  }

  /// A header of 512 bytes, in the POSIX layout.
  struct Header {
    var name: [UInt8]
    /// The size given in the header.
    var size = 0
    /// The twelve bytes of the size field, if they are not to be octal digits.
    var rawSize: [UInt8]?
    /// The type of member: `0` for a file, `1` a hard link, `2` a symbolic link, `3` and `4`
    /// devices, `5` a folder, `6` a FIFO, `x` and `g` pax records, `L` and `K` GNU's long names,
    /// and `S` GNU's sparse files.
    var type: Character = "0"
    var link = ""
    /// The device numbers.
    var device = (major: 0, minor: 0)
    /// Bytes that overwrite the finished header, by their offset.
    var overlay: [Int: [UInt8]] = [:]
    /// Whether the checksum is correct.
    var isSound = true

    init(_ name: String, type: Character = "0", size: Int = 0, link: String = "") {
      self.name = Array(name.utf8)
      self.type = type
      self.size = size
      self.link = link
    }

    /// The header's bytes.
    var bytes: [UInt8] {
      var block = [UInt8](repeating: 0, count: 512)
      func put(_ bytes: [UInt8], at place: Int, room: Int) {
        for (index, byte) in bytes.prefix(room).enumerated() { block[place + index] = byte }
      }
      put(name, at: 0, room: 100)
      put(Self.octal(0o644, digits: 7), at: 100, room: 8)
      put(Self.octal(0, digits: 7), at: 108, room: 8)
      put(Self.octal(0, digits: 7), at: 116, room: 8)
      put(rawSize ?? Self.octal(size, digits: 11), at: 124, room: 12)
      put(Self.octal(0, digits: 11), at: 136, room: 12)
      put(Array(String(type).utf8), at: 156, room: 1)
      put(Array(link.utf8), at: 157, room: 100)
      put(Array("ustar\u{0}00".utf8), at: 257, room: 8)
      put(Self.octal(device.major, digits: 7), at: 329, room: 8)
      put(Self.octal(device.minor, digits: 7), at: 337, room: 8)
      for (place, bytes) in overlay { put(bytes, at: place, room: 512 - place) }
      put(Array("        ".utf8), at: 148, room: 8)
      let sum = block.reduce(isSound ? 0 : 1) { $0 + Int($1) }
      put(Self.octal(sum, digits: 6) + [0, 32], at: 148, room: 8)
      return block
    }

    private static func octal(_ value: Int, digits: Int) -> [UInt8] {
      let text = String(value, radix: 8)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)
    }
  }

  /// Writes only a header, exactly as given.
  func header(_ header: Header) throws {
    try sink.write(header.bytes)
  }

  /// Writes a file of text.
  func file(_ name: String, _ text: String = "// work\n") throws {
    try member(Header(name), Array(text.utf8))
  }

  /// Writes a header, with the number of bytes as its size, and then the bytes.
  func member(_ header: Header, _ bytes: [UInt8]) throws {
    var header = header
    header.size = bytes.count
    try sink.write(header.bytes)
    try data(bytes)
  }

  /// Writes bytes and pads the last block with zeros.
  func data(_ bytes: [UInt8]) throws {
    try sink.write(bytes)
    try sink.writeZeros((512 - bytes.count % 512) % 512)
  }

  /// Writes the given number of zero bytes, rounded up to a whole block.
  func zeros(_ count: Int) throws {
    try sink.writeZeros((count + 511) / 512 * 512)
  }

  /// Writes pax records, which apply to the next member, or with type `g` to all members that
  /// follow.
  func pax(_ records: [(key: String, value: String)], type: Character = "x") throws {
    let text = records.map { record -> String in
      let rest = " \(record.key)=\(record.value)\n"
      // The length includes its own digits.
      var length = rest.utf8.count + 1
      while String(length).utf8.count + rest.utf8.count != length { length += 1 }
      return "\(length)\(rest)"
    }.joined()
    try member(Header("PaxHeader/x", type: type), Array(text.utf8))
  }

  /// Writes bytes that belong to no member.
  func raw(_ bytes: [UInt8]) throws {
    try sink.write(bytes)
  }

  /// Ends the archive.
  func end() throws {
    try sink.writeZeros(1024)
    try sink.close()
  }

  /// Ends the file without the marker for the end of an archive.
  func cut() throws {
    try sink.close()
  }
}
