/// The checksum used by gzip, zip and PNG, as defined in RFC 1952.
package enum CRC32 {
  /// Computes the checksum of bytes.
  package static func sum(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  private static let table = (UInt32(0)..<256).map { start in
    (0..<8).reduce(start) { value, _ in value & 1 == 0 ? value >> 1 : 0xedb8_8320 ^ (value >> 1) }
  }
}
