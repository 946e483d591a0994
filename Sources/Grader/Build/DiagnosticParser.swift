import Foundation
package import Record

/// Parses the Swift compiler's messages.
package enum DiagnosticParser {
  /// A message, with the path of the file that it is about.
  package typealias Located = (path: String, diagnostic: BuildRecord.Diagnostic)

  /// Finds messages of the form `path:line:column: severity: text`, each with the source line that
  /// the compiler printed after it.
  ///
  /// - Parameters:
  ///   - text: The compiler's output.
  ///   - limit: The maximum number of messages to return for each file.
  /// - Returns: The messages, in order, and a remark for each file that has more.
  package static func parse(_ text: String, limit: Int = 200) -> [Located] {
    var found: [Located] = []
    var counts: [String: Int] = [:]
    var takesSource = false
    // By bytes, because "\r\n" is one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines.lazy.map({ Substring($0) }) {
      if let located = message(line) {
        counts[located.path, default: 0] += 1
        takesSource = counts[located.path, default: 0] <= limit
        if takesSource { found.append(located) }
      } else if takesSource {
        found[found.count - 1].diagnostic.source = String(line.prefix(200))
        takesSource = false
      }
    }
    let cut = counts.filter { $0.value > limit }.sorted { $0.key < $1.key }
    return found + cut.map { ($0.key, remark(kept: limit, of: $0.value)) }
  }

  /// Says that not all messages were kept.
  ///
  /// There may be more than those counted, because long output of the compiler is cut.
  private static func remark(kept: Int, of count: Int) -> BuildRecord.Diagnostic {
    BuildRecord.Diagnostic(
      severity: "note", line: 0, column: 0,
      message: "only the first \(kept) of at least \(count) messages were kept", source: "")
  }

  private static func message(_ line: Substring) -> Located? {
    let severities = [": error: ", ": warning: ", ": note: "]
    for marker in severities {
      guard let range = line.range(of: marker) else { continue }
      let place = line[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let lineNumber = Int(place[place.count - 2]),
        let column = Int(place[place.count - 1])
      else { continue }
      let diagnostic = BuildRecord.Diagnostic(
        severity: String(marker.dropFirst(2).dropLast(2)), line: lineNumber, column: column,
        message: String(line[range.upperBound...].prefix(500)), source: "")
      return (place.dropLast(2).joined(separator: ":"), diagnostic)
    }
    return nil
  }
}
