package import Foundation

/// The report as JSON, the form for programs; `docs/report-schema.md` describes it.
package enum JSONReport {
  /// The report for `audience`: keys sorted, so that equal reports are equal bytes.
  ///
  /// Text stands in it as it came; a program that shows it must escape it.
  package static func render(_ report: GradingReport, for audience: Audience) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A loss that diverged is worth showing, and JSON has no number for it.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(report.shown(to: audience)), as: UTF8.self) + "\n"
  }

  /// Reads what `render` wrote, now or in an earlier version.
  ///
  /// Keys that are not known are ignored, and so are kinds of facts: a later version may write more.
  ///
  /// - Throws: `DecodingError` when it is no report of a schema that is read.
  package static func decode(_ data: Data) throws -> GradingReport {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let report = try decoder.decode(GradingReport.self, from: data)
    guard GradingReport.readSchemas.contains(report.schema) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "the schema '\(report.schema)' is not known"))
    }
    return report
  }
}
