/// The seed of a grading: 128 bits, from which all inputs follow.
///
/// As text it is a decimal number, or, if it needs more than 64 bits, `0x` and 32 hexadecimal
/// digits. Spreadsheets and JSON readers change long decimal numbers, and leave this text alone.
package struct Seed: Sendable, Hashable {
  package let bits: UInt128

  /// Creates a seed from its bits.
  package init(_ bits: UInt128) {
    self.bits = bits
  }

  /// Draws a seed from the system's random numbers.
  package static func random() -> Seed { Seed(.random(in: 0 ... .max)) }

  /// The 16 bytes of the seed, the most significant first.
  package var bytes: [UInt8] {
    stride(from: 120, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
  }
}

extension Seed: ExpressibleByIntegerLiteral {
  /// Creates a seed from a number in the source.
  package init(integerLiteral value: UInt64) {
    self.init(UInt128(value))
  }
}

extension Seed: LosslessStringConvertible {
  /// Reads a decimal number, or a hexadecimal one after `0x`.
  ///
  /// The result is nil if the text is not a number of at most 128 bits.
  package init?(_ description: String) {
    let isHexadecimal = description.hasPrefix("0x")
    let digits = description.dropFirst(isHexadecimal ? 2 : 0)
    guard digits.first?.isHexDigit == true,
      let bits = UInt128(digits, radix: isHexadecimal ? 16 : 10)
    else {
      return nil
    }
    self.init(bits)
  }

  package var description: String {
    if bits <= UInt64.max { return String(bits) }
    let digits = String(bits, radix: 16)
    return "0x" + String(repeating: "0", count: 32 - digits.count) + digits
  }
}

extension Seed: Codable {
  /// Reads the text; reports of the first schema have a number.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(UInt64.self) {
      self.init(UInt128(number))
      return
    }
    guard let seed = Seed(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a seed is a number of at most 128 bits")
    }
    self = seed
  }

  /// Writes the text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
