/// A function of the student's, as it stands in the file.
package struct CodeListing: Sendable, Hashable {
  /// The path of the file, such as `Assignment1/Softmax.swift`.
  package var file: String
  /// The number of the first line.
  package var line: Int
  /// The text, with the indentation that it has in the file.
  package var text: String

  /// Creates a listing.
  package init(file: String, line: Int, text: String) {
    (self.file, self.line, self.text) = (file, line, text)
  }
}
