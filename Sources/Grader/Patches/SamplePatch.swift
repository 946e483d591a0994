import CourseKit

/// A sample submission, as a set of changes to the reference.
///
/// Each section changes one file, and may contain a note on what the imagined student did:
///
///     // file: Dropout.swift
///     // note: What stays is not scaled.
///     // find
///     .< keep) / Scalar(keep)
///     // replace
///     .< keep)
///
/// A file without a section is the same as in the reference. All markers are removed.
package struct SamplePatch: Sendable {
  private var patches: [String: Patch] = [:]

  /// Reads a patch.
  ///
  /// - Throws: `PatchError`.
  package init(_ text: String, file: String) throws(PatchError) {
    for section in try PatchSection.all(in: text, file: file, each: "file") {
      var header = section.header
      let name = try header.take("file")
      _ = header.takeIfAny("note")
      try header.finish()
      guard patches.updateValue(section.patch, forKey: name) == nil else {
        throw header.error("file", "'\(name)' already has a section: put all its changes there")
      }
    }
  }

  /// The files that the patch changes, relative to the assignment's folder, sorted.
  package var files: [String] { patches.keys.sorted() }

  /// Returns the text of a file in the sample submission.
  ///
  /// - Parameters:
  ///   - file: The file, relative to the assignment's folder.
  ///   - reference: The text of the reference.
  /// - Returns: The text of the file.
  /// - Throws: `PatchError`, or `MarkedSource.MarkerError`.
  package func text(of file: String, reference: String) throws -> String {
    let text = try patches[file]?.applied(to: reference) ?? reference
    return try MarkedSource(text, file: file).solution
  }
}
