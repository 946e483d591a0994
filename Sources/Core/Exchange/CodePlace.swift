/// A position in a student's code, at which a call crashed or ran out of time.
package struct CodePlace: Sendable, Equatable {
  /// The path in the submission, such as `Assignment1/Softmax.swift`.
  package let file: String
  /// The line, or nil if the optimizer left none.
  package let line: Int?
  /// The name of the function.
  package let function: String
  /// The text of the line, or nil if there is no line.
  package let source: String?

  /// Creates a position.
  package init(file: String, line: Int?, function: String, source: String?) {
    (self.file, self.line, self.function, self.source) = (file, line, function, source)
  }
}
