/// How the student's files were built.
package struct BuildRecord: Sendable, Equatable {
  package var files: [File]

  /// The record of each file.
  package init(files: [File]) {
    self.files = files
  }

  /// One source file.
  package struct File: Sendable, Equatable {
    /// The path in the submission, such as `Assignment1/Softmax.swift`.
    package let path: String
    package var status: Status
    package let diagnostics: [Diagnostic]

    /// Creates a value from its parts.
    package init(path: String, status: Status, diagnostics: [Diagnostic] = []) {
      (self.path, self.status, self.diagnostics) = (path, status, diagnostics)
    }
  }

  /// The status of a source file.
  package enum Status: String, Sendable {
    /// Compiled as submitted.
    case compiled
    /// Did not compile; its stub was graded instead.
    case replacedByStub
    /// Calls or defines something that a submission must not; its stub was graded instead.
    case refused
    /// Was not in the archive; its stub was graded instead.
    case missing
  }

  /// One message of the compiler.
  package struct Diagnostic: Sendable, Equatable {
    /// `error`, `warning` or `note`.
    package let severity: String
    package let line: Int
    package let column: Int
    package let message: String
    /// The source line of the message, if the compiler showed it.
    package var source: String

    /// Creates a value from its parts.
    package init(severity: String, line: Int, column: Int, message: String, source: String) {
      (self.severity, self.line, self.column) = (severity, line, column)
      (self.message, self.source) = (message, source)
    }
  }

  /// A copy in which the given files count as compiled.
  package func treatingAsCompiled(_ paths: Set<String>) -> BuildRecord {
    var build = self
    for index in build.files.indices where paths.contains(build.files[index].path) {
      build.files[index].status = .compiled
    }
    return build
  }
}
