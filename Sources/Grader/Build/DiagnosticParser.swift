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
  ///   - limit: The maximum number of messages to return.
  /// - Returns: The messages, in order.
  package static func parse(_ text: String, limit: Int = 200) -> [Located] {
    var found: [Located] = []
    var takesSource = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let located = message(line) {
        guard found.count < limit else { break }
        found.append(located)
        takesSource = true
      } else if takesSource {
        found[found.count - 1].diagnostic.source = String(line.prefix(200))
        takesSource = false
      }
    }
    return found
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
