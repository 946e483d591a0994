/// The results of building the student's files.
package struct BuildRecord: Sendable, Equatable {
  package var files: [File]

  /// Creates the record of a build from the records of the files.
  package init(files: [File]) {
    self.files = files
  }

  /// A source file.
  package struct File: Sendable, Equatable {
    /// The path in the submission, such as `Assignment1/Softmax.swift`.
    package let path: String
    package var status: Status
    package var diagnostics: [Diagnostic]

    /// Creates a value with the given properties.
    package init(path: String, status: Status, diagnostics: [Diagnostic] = []) {
      (self.path, self.status, self.diagnostics) = (path, status, diagnostics)
    }
  }

  /// The status of a source file.
  package enum Status: String, Sendable {
    /// The file was compiled as submitted.
    case compiled
    /// The file did not compile, so its stub was graded instead.
    case replacedByStub
    /// The file calls or defines something that is forbidden in submissions, so its stub was graded
    /// instead.
    case refused
    /// The file cannot be read as source code, so its stub was graded instead.
    case unreadable
    /// The file was not in the archive, so its stub was graded instead.
    case missing
    /// A helper file, which does not compile or breaks a rule; it was left out.
    case leftOut
  }

  /// A message from the compiler.
  package struct Diagnostic: Sendable, Hashable {
    /// The severity: `error`, `warning` or `note`.
    package let severity: String
    /// The line, from 1, or 0 if the message is about the whole file.
    package let line: Int
    package let column: Int
    package let message: String
    /// The source line that the message is about, if the compiler showed it.
    package var source: String

    /// Creates a value with the given properties.
    package init(severity: String, line: Int, column: Int, message: String, source: String) {
      (self.severity, self.line, self.column) = (severity, line, column)
      (self.message, self.source) = (message, source)
    }
  }

  /// Returns a copy in which the given files cannot be read, for the reasons given.
  package func markingUnreadable(_ reasons: [String: Diagnostic]) -> BuildRecord {
    var build = self
    for (index, file) in files.enumerated() {
      guard let reason = reasons[file.path] else { continue }
      build.files[index].status = .unreadable
      build.files[index].diagnostics = [reason]
    }
    return build
  }

  /// Says of missing files which others may be them.
  ///
  /// - Parameter renamed: For paths of missing files, the files that may be it under another name.
  package mutating func name(_ renamed: [String: [String]]) {
    for index in files.indices where files[index].status == .missing {
      guard let others = renamed[files[index].path] else { continue }
      let message = "\(others.joined(separator: " or ")) may be this file under another name"
      files[index].diagnostics.append(
        Diagnostic(severity: "error", line: 0, column: 0, message: message, source: ""))
    }
  }

  /// Returns a copy in which the given files count as compiled.
  package func treatingAsCompiled(_ paths: Set<String>) -> BuildRecord {
    var build = self
    for index in build.files.indices where paths.contains(build.files[index].path) {
      build.files[index].status = .compiled
    }
    return build
  }
}
