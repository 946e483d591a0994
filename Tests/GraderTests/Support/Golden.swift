import GraderTestSupport
import Foundation
import Testing

/// Files that a text must equal, under `Fixtures/Goldens`.
///
/// `RECORD_GOLDENS=1 swift test --filter GraderTests` writes them anew; read the difference before
/// committing it.
enum Golden {
  /// The folder of the golden files.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Goldens")

  /// Expects `text` to be the golden file's, or records it.
  static func expect(
    _ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file, options: .atomic)
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let difference = zip(text.lines, golden.lines).enumerated().first { $1.0 != $1.1 }
    #expect(
      text == golden,
      """
      \(name) differs from line \((difference?.offset ?? min(text.lines.count, golden.lines.count)) + 1)
      now:    \(difference?.element.0 ?? "(one text ends)")
      golden: \(difference?.element.1 ?? "(one text ends)")
      RECORD_GOLDENS=1 writes the golden files anew.
      """, sourceLocation: sourceLocation)
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
