import Media

/// A zip archive that is written byte by byte without compression, so that it can contain invalid
/// headers.
struct RawZip {
  /// A member of the archive.
  struct Member {
    var name: [UInt8]
    var bytes: [UInt8]
    /// The Unix mode and type in the central directory's entry; 0 for none.
    var mode: UInt32 = 0o100644
    /// The size given in the headers; nil for the true size.
    var claimedSize: UInt32?

    init(_ name: String, _ text: String = "// work\n", mode: UInt32 = 0o100644) {
      self.name = Array(name.utf8)
      bytes = Array(text.utf8)
      self.mode = mode
    }
  }

  var members: [Member]
  /// The number of times that the central directory lists each member.
  var repetitions = 1

  /// The bytes of the archive.
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = file.count
      let size = member.claimedSize ?? UInt32(member.bytes.count)
      // The fields are: version, flags (names are UTF-8), method, time and date, checksum, two
      // sizes, and the lengths of the name and the extra field.
      var fields: [UInt8] = []
      fields.append16(20, 0x800, 0, 0, 0x21)
      fields.append32(CRC32.sum(member.bytes), size, size)
      fields.append16(UInt16(member.name.count), 0)
      file.append32(0x0403_4b50)
      file += fields + member.name + member.bytes
      for _ in 0..<repetitions {
        directory.append32(0x0201_4b50)
        directory.append16(0x031e)
        directory += fields
        directory.append16(0, 0, 0)
        directory.append32(member.mode << 16, UInt32(offset))
        directory += member.name
      }
    }
    let count = UInt16(truncatingIfNeeded: members.count * repetitions)
    let start = UInt32(file.count)
    file += directory
    file.append32(0x0605_4b50)
    file.append16(0, 0, count, count)
    file.append32(UInt32(directory.count), start)
    file.append16(0)
    return file
  }
}

extension [UInt8] {
  fileprivate mutating func append16(_ values: UInt16...) {
    for value in values { Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) } }
  }

  fileprivate mutating func append32(_ values: UInt32...) {
    for value in values { Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) } }
  }
}
