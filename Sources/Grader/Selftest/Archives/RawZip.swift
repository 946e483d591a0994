import Media

/// A zip archive that is written byte by byte without compression, so that it can contain invalid
/// headers.
package struct RawZip: Sendable {
  /// A member of the archive.
  package struct Member: Sendable {
    package var name: [UInt8]
    package var bytes: [UInt8]
    /// The Unix mode and type in the central directory's entry; 0 for none.
    package var mode: UInt32 = 0o100644
    /// The flags in both headers; by default, names are UTF-8.
    package var flags: UInt16 = 0x800
    /// The size given in the headers; nil for the true size.
    package var claimedSize: UInt32?
    /// The name in the central directory; nil for the same name.
    package var directoryName: [UInt8]?
    /// The name in UTF-8 in an extra field of both headers, or nil.
    package var unicodeName: [UInt8]?
    /// Whether the sizes and the checksum are in a descriptor after the data.
    package var hasDescriptor = false
    /// Whether the sizes in the central directory are in a zip64 field.
    package var isLarge = false
    /// Whether the central directory lists the member.
    package var isListed = true

    /// Makes a member with text.
    package init(_ name: String, _ text: String = "// work\n", mode: UInt32 = 0o100644) {
      self.name = Array(name.utf8)
      bytes = Array(text.utf8)
      self.mode = mode
    }
  }

  package var members: [Member]
  /// The number of times that the central directory lists each member.
  package var repetitions = 1
  /// Bytes before the first member.
  package var front: [UInt8] = []
  /// Whether offsets in the archive count the bytes before the first member.
  package var countsFront = true
  /// The comment at the end of the archive.
  package var comment: [UInt8] = []
  /// Whether the archive ends with zip64 records.
  package var isLarge = false
  /// The number of files given at the end; nil for the true number.
  package var claimedCount: UInt16?

  /// Makes an archive of the given members.
  package init(members: [Member] = []) { self.members = members }

  /// The bytes of the archive.
  package var bytes: [UInt8] {
    var file = front
    var directory: [UInt8] = []
    let origin = countsFront ? 0 : front.count
    for member in members {
      let offset = file.count - origin
      file += member.header + member.bytes + member.descriptor
      guard member.isListed else { continue }
      for _ in 0..<repetitions { directory += member.entry(at: UInt32(offset)) }
    }
    let start = file.count - origin
    let end = file.count + directory.count
    return file + directory + endRecords(start: start, size: directory.count, at: end - origin)
  }

  private func endRecords(start: Int, size: Int, at place: Int) -> [UInt8] {
    let listed = members.count(where: \.isListed) * repetitions
    let count = claimedCount ?? UInt16(truncatingIfNeeded: listed)
    var end: [UInt8] = []
    if isLarge {
      end.append32(0x0606_4b50)
      end.append64(44)
      end.append16(45, 45)
      end.append32(0, 0)
      end.append64(UInt64(listed), UInt64(listed), UInt64(size), UInt64(start))
      end.append32(0x0706_4b50, 0)
      end.append64(UInt64(place))
      end.append32(1)
    }
    end.append32(0x0605_4b50)
    end.append16(0, 0, count, count)
    end.append32(isLarge ? .max : UInt32(size), isLarge ? .max : UInt32(start))
    end.append16(UInt16(comment.count))
    return end + comment
  }
}

extension RawZip.Member {
  /// The local header, before the data.
  fileprivate var header: [UInt8] {
    var header: [UInt8] = []
    header.append32(0x0403_4b50)
    header += fields(named: name, extra: unicodeField, isLater: hasDescriptor, isLarge: false)
    return header + name + unicodeField
  }

  /// Returns the entry in the central directory.
  fileprivate func entry(at offset: UInt32) -> [UInt8] {
    let name = directoryName ?? name
    let extra = unicodeField + largeField
    var entry: [UInt8] = []
    entry.append32(0x0201_4b50)
    entry.append16(0x031e)
    entry += fields(named: name, extra: extra, isLater: false, isLarge: isLarge)
    entry.append16(0, 0, 0)
    entry.append32(mode << 16, offset)
    return entry + name + extra
  }

  /// The descriptor after the data, if there is one.
  fileprivate var descriptor: [UInt8] {
    guard hasDescriptor else { return [] }
    var descriptor: [UInt8] = []
    descriptor.append32(0x0807_4b50, CRC32.sum(bytes), size, size)
    return descriptor
  }

  private var size: UInt32 { claimedSize ?? UInt32(bytes.count) }

  /// Returns the fields: version, flags, method, time and date, checksum, two sizes, and the
  /// lengths of the name and the extra field.
  private func fields(
    named name: [UInt8], extra: [UInt8], isLater: Bool, isLarge: Bool
  ) -> [UInt8] {
    let size = isLater ? 0 : isLarge ? UInt32.max : self.size
    var fields: [UInt8] = []
    fields.append16(20, flags | (hasDescriptor ? 8 : 0), 0, 0, 0x21)
    fields.append32(isLater ? 0 : CRC32.sum(bytes), size, size)
    fields.append16(UInt16(name.count), UInt16(extra.count))
    return fields
  }

  private var unicodeField: [UInt8] {
    guard let unicodeName else { return [] }
    var field: [UInt8] = []
    field.append16(0x7075, UInt16(5 + unicodeName.count))
    field.append(1)
    field.append32(CRC32.sum(name))
    return field + unicodeName
  }

  private var largeField: [UInt8] {
    guard isLarge else { return [] }
    var field: [UInt8] = []
    field.append16(1, 16)
    field.append64(UInt64(bytes.count), UInt64(bytes.count))
    return field
  }
}

extension [UInt8] {
  fileprivate mutating func append16(_ values: UInt16...) { values.forEach { appendNumber($0) } }
  fileprivate mutating func append32(_ values: UInt32...) { values.forEach { appendNumber($0) } }
  fileprivate mutating func append64(_ values: UInt64...) { values.forEach { appendNumber($0) } }

  private mutating func appendNumber(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
