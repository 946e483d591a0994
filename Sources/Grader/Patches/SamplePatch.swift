import CourseKit

/// A sample submission, as what sets it apart from the reference.
///
/// Each part is about one file, and may say what the student did:
///
///     // file: Dropout.swift
///     // note: What stays is not scaled.
///     // find
///     .< keep) / Scalar(keep)
///     // replace
///     .< keep)
///
/// A file without a part is the reference's. No marker of the reference is left.
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
        throw header.error("file", "'\(name)' has a part already: put the changes together")
      }
    }
  }

  /// The files that it changes, below the assignment's folder, sorted.
  package var files: [String] { patches.keys.sorted() }

  /// A file of the sample.
  ///
  /// - Parameters:
  ///   - file: The file, below the assignment's folder.
  ///   - reference: The reference's text.
  /// - Throws: `PatchError`, or `MarkedSource.MarkerError`.
  package func text(of file: String, reference: String) throws -> String {
    let text = try patches[file]?.applied(to: reference) ?? reference
    return try MarkedSource(text, file: file).solution
  }
}
