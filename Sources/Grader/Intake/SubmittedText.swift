import CourseKit
package import Record

/// Checks the text files of a submission: the sources and the answers.
package enum SubmittedText {
  /// The reason why a file cannot be graded.
  package struct Fault: Error, Sendable, Equatable {
    /// The reason, which completes "refused because …".
    package let reason: String
    /// The line of the first wrong byte, from 1, or 0 if the reason concerns the whole file.
    package var line = 0
    /// The position of that byte in its line, from 1.
    package var column = 0

    /// Makes a fault of the whole file.
    package init(_ reason: String) { self.reason = reason }
  }

  /// Returns the reason why bytes cannot be graded as text, or nil if they can.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - limit: The maximum size in bytes.
  /// - Returns: The first fault, or nil.
  package static func fault(of bytes: [UInt8], limit: Int) -> Fault? {
    if bytes.count > limit { return tooLarge(limit) }
    if bytes.isEmpty { return Fault("it is empty") }
    if let width = wideEncoding(bytes) {
      return Fault("it is text in UTF-\(width); save it as UTF-8")
    }
    if let index = bytes.firstIndex(of: 0) {
      return located(bytes, index) { "it is binary, not text: line \($0) has a byte 00" }
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      let isBlank = { (scalar: Unicode.Scalar) in
        scalar.properties.isWhitespace || scalar == "\u{feff}"
      }
      return text.unicodeScalars.allSatisfy(isBlank) ? Fault("it is empty") : nil
    }
    let index = firstWrongByte(of: bytes)
    return located(bytes, index) {
      "its line \($0) has the byte \(bytes[index].hexadecimal), which is not UTF-8; "
        + "save it as UTF-8"
    }
  }

  /// Returns the fault of a file that exceeds a limit.
  package static func tooLarge(_ limit: Int) -> Fault { Fault("it is larger than \(limit) bytes") }

  private static func located(
    _ bytes: [UInt8], _ index: Int, _ reason: (_ line: Int) -> String
  ) -> Fault {
    let starts = bytes.lineStarts.prefix { $0 <= index }
    var fault = Fault(reason(starts.count))
    (fault.line, fault.column) = (starts.count, index - (starts.last ?? 0) + 1)
    return fault
  }

  private static func firstWrongByte(of bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var index = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { index += scalar.count }
    return index
  }

  /// Returns 16 or 32 if the bytes are probably text in UTF-16 or UTF-32, or else nil.
  private static func wideEncoding(_ bytes: [UInt8]) -> Int? {
    let marks: [(Int, [UInt8])] = [
      (32, [0xff, 0xfe, 0, 0]), (32, [0, 0, 0xfe, 0xff]), (16, [0xff, 0xfe]), (16, [0xfe, 0xff]),
    ]
    if let (bits, _) = marks.first(where: { bytes.starts(with: $0.1) }),
      bytes.count.isMultiple(of: bits / 8)
    {
      return bits
    }
    // Without a byte order mark, about every second byte is zero.
    let head = bytes.prefix(512)
    let zeros = head.indices.filter { head[$0] == 0 }
    let isOneSided = Set(zeros.map { $0 % 2 }).count == 1
    return isOneSided && bytes.count.isMultiple(of: 2) && zeros.count * 3 > head.count ? 16 : nil
  }
}

extension SubmittedText.Fault {
  /// The fault as a message of the build.
  package var diagnostic: BuildRecord.Diagnostic {
    .init(severity: "error", line: line, column: column, message: reason, source: "")
  }
}
