package import Foundation

/// The report as JSON, for programs.
///
/// `docs/report-schema.md` describes the format.
package enum JSONReport {
  /// Returns the report for `audience` as JSON.
  ///
  /// Keys are sorted, so equal reports have equal bytes.
  ///
  /// Text is not escaped for display. A program that displays it must escape it.
  package static func render(_ report: GradingReport, for audience: Audience) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A loss that diverged should be included, but JSON has no numbers for infinity and NaN.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(report.shown(to: audience)), as: UTF8.self) + "\n"
  }

  /// Reads a report written by `render` in this version or an earlier one.
  ///
  /// Unknown keys and kinds of facts are ignored, because a later version may add some.
  ///
  /// - Throws: `DecodingError` if the data is not a report, or its schema is unknown.
  package static func decode(_ data: Data) throws -> GradingReport {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let report = try decoder.decode(GradingReport.self, from: data)
    guard GradingReport.readSchemas.contains(report.schema) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "the schema '\(report.schema)' is unknown"))
    }
    return report
  }
}
