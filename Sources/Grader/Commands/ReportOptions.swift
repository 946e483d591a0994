import ArgumentParser
import Host
import Reports

extension Readership: ExpressibleByArgument {
  /// The names of all readers.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension ReportFormat {
  /// The names of all formats, separated by commas.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Returns the formats that the user named, each once.
  ///
  /// - Throws: `ValidationError` with the valid names.
  static func list(_ text: String) throws -> [ReportFormat] {
    if text == "all" { return allCases }
    if text == "none" { return [] }
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    return try words.map { word in
      guard let format = ReportFormat(rawValue: String(word)) else {
        throw ValidationError(
          "There is no format '\(word)'; the formats are: \(names). To write all of them or "
            + "none, give only the word all or none.")
      }
      return format
    }.uniqued()
  }
}
