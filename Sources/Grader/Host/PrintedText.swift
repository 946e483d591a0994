import Foundation

/// Output of programs, of which the beginning and the end are kept and the rest is counted.
package struct PrintedText: Sendable {
  private let limit: Int
  private let lines: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var total = 0
  private var totalLines = 0
  private var headIsFull = false

  /// Creates an empty text that keeps the beginning and the end, each up to `limit` bytes and
  /// `lines` lines.
  package init(limit: Int, lines: Int = .max) {
    (self.limit, self.lines) = (limit, lines)
  }

  /// Whether nothing was printed.
  package var isEmpty: Bool { total == 0 }

  /// Adds output.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    total += bytes.count
    totalLines += Self.lineCount(bytes)
    keep(bytes)
  }

  /// Adds the output of another program, with the same limits.
  package mutating func append(_ other: PrintedText) {
    total += other.total
    totalLines += other.totalLines
    keep(other.head[...])
    // What was left out of it is between its head and its tail.
    if other.omitted(before: other.tail[...]) > 0 { (tail, headIsFull) = ([], true) }
    keep(other.tail[...])
  }

  /// Removes the last occurrence of a text, and the line if nothing else stands in it.
  package mutating func removeLast(_ text: String) {
    let bytes = Array(text.utf8)
    if let range = Self.lastRange(of: bytes, in: tail) {
      discount(tail[range])
      tail.removeSubrange(range)
    } else if let range = Self.lastRange(of: bytes, in: head) {
      discount(head[range])
      head.removeSubrange(range)
    }
  }

  private mutating func discount(_ bytes: ArraySlice<UInt8>) {
    total -= bytes.count
    totalLines -= Self.lineCount(bytes)
  }

  /// Returns where a text stands, with the end of its line if nothing else stands in it.
  private static func lastRange(of bytes: [UInt8], in part: [UInt8]) -> Range<Int>? {
    guard let range = part.ranges(of: bytes).last else { return nil }
    let isWholeLine = range.lowerBound == 0 || part[range.lowerBound - 1] == newline
    guard isWholeLine, part[range.upperBound...].first == newline else { return range }
    return range.lowerBound..<range.upperBound + 1
  }

  /// The beginning, the end, and how much is left out in between.
  ///
  /// Bytes that are not UTF-8 become `�`, except for a character that the cut divides, which is
  /// left out.
  package var text: String {
    var end = tail[...]
    let lineEnds = end.indices.filter { end[$0] == Self.newline && $0 + 1 < end.endIndex }
    if lineEnds.count >= lines { end = end[(lineEnds[lineEnds.count - lines] + 1)...] }
    end = end.suffix(limit)
    guard omitted(before: end) > 0 else { return String(decoding: head + end, as: UTF8.self) }
    let begin = head.dropLast(Self.openBytes(at: head))
    end = end.dropFirst(end.prefix(3).prefix(while: Self.isContinuation).count)
    let count = totalLines - Self.lineCount(begin) - Self.lineCount(end)
    let left = total - begin.count - end.count
    return String(decoding: begin, as: UTF8.self)
      + "\n… \(left) bytes\(count > 0 ? " in \(count) lines" : "") left out …\n"
      + String(decoding: end, as: UTF8.self)
  }

  private func omitted(before end: ArraySlice<UInt8>) -> Int { total - head.count - end.count }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if !headIsFull {
      var missing = lines - Self.lineCount(head[...])
      let end = rest.firstIndex { byte in
        defer { if byte == Self.newline { missing -= 1 } }
        return missing <= 0
      }
      let part = rest[..<(end ?? rest.endIndex)].prefix(limit - head.count)
      head += part
      rest = rest[part.endIndex...]
      headIsFull = !rest.isEmpty
    }
    // Named, because the sum would take `Sequence.suffix`, which goes through every byte.
    let end: ArraySlice<UInt8> = rest.suffix(limit)
    tail += end
    // Trimmed in large steps, so that a flood costs no more than reading it.
    if tail.count > 2 * limit { tail.removeFirst(tail.count - limit) }
  }

  private static let newline = UInt8(ascii: "\n")

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The number of bytes at the end that begin a character of UTF-8 without ending it.
  private static func openBytes(at bytes: [UInt8]) -> Int {
    let rest = bytes.suffix(3).reversed().prefix(while: isContinuation).count
    guard rest < bytes.count else { return 0 }
    let length =
      switch bytes[bytes.count - 1 - rest] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    return rest + 1 < length ? rest + 1 : 0
  }

  private static func lineCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard let begin = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
      var (count, place) = (0, begin)
      // Much faster than a loop over bytes in this module, which is not optimized.
      while let found = memchr(place, Int32(newline), bytes.count - (place - begin)) {
        count += 1
        place = UnsafeRawPointer(found) + 1
      }
      return count
    }
  }
}
