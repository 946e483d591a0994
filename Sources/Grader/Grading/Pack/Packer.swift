package import CourseKit
import Foundation
package import Host
import Intake

/// Creates a student's submission from the working tree.
package struct Packer: Sendable {
  private let project: ProjectFolder
  private let assignment: AssignmentLayout

  /// Creates a packer for one assignment.
  package init(_ assignment: AssignmentLayout, in project: ProjectFolder) {
    self.assignment = assignment
    self.project = project
  }

  /// A file in the working tree that belongs to a submission.
  package struct File: Sendable, Equatable {
    /// The reason why a file cannot be submitted.
    package enum Fault: Sendable, Equatable {
      case missing, empty
      /// The file is not UTF-8 text, not a safetensors file, or too long; the text says which.
      case unfit(String)
    }

    /// The path in the archive, such as `Assignment1/Softmax.swift`.
    package let path: String
    /// The bytes of the file; empty if it is missing.
    package let bytes: [UInt8]
    package let fault: Fault?
    /// The descriptions in the calls `try todo("…")` that are left in the file.
    package let openTasks: [String]

    /// Returns whether the file can be packed.
    package func canBePacked(allowMissing: Bool) -> Bool {
      fault == nil || (allowMissing && (fault == .missing || fault == .empty))
    }
  }

  /// Reads and checks the files to submit: the assignment's files in order, then the answers, and
  /// then the weights if there are any.
  package func survey() -> [File] {
    texts() + (weights().map { [$0] } ?? [])
  }

  private func weights() -> File? {
    guard let path = assignment.weightsPath,
      let bytes = project.bytes("Sources/Assignments/\(path)")
    else { return nil }
    let limit = IntakeBudget().weightBytes
    var fault: File.Fault?
    if bytes.count > limit {
      fault = .unfit("it is larger than \(limit) bytes")
    } else if (try? SubmittedWeights.decode(bytes)) == nil {
      fault = .unfit("it is not a safetensors file that the grader accepts")
    }
    return File(path: path, bytes: bytes, fault: fault, openTasks: [])
  }

  private func texts() -> [File] {
    (assignment.paths + [assignment.answersPath]).map { path in
      guard let bytes = project.bytes("Sources/Assignments/\(path)") else {
        return File(path: path, bytes: [], fault: .missing, openTasks: [])
      }
      let text = String(validating: bytes, as: UTF8.self)
      return File(
        path: path, bytes: bytes, fault: Self.fault(of: bytes, text: text),
        openTasks: path.hasSuffix(".swift") ? Self.openTasks(in: text ?? "") : [])
    }
  }

  /// Creates an archive of the given files, leaving out those that have a fault.
  ///
  /// The same files always give the same bytes.
  ///
  /// - Throws: An error if libarchive fails, or if intake would refuse the archive.
  package func archive(of files: [File]) throws -> [UInt8] {
    let members = files.filter { $0.fault == nil }.map { (path: $0.path, bytes: $0.bytes) }
    let bytes = try ArchiveWriter.tarGzip(members)
    _ = try Intake(assignments: [assignment]).read(
      bytes, fileName: "submission.tar.gz", assignment: assignment)
    return bytes
  }

  private static func fault(of bytes: [UInt8], text: String?) -> File.Fault? {
    if text?.allSatisfy(\.isWhitespace) == true { return .empty }
    return SubmittedText.fault(of: bytes, limit: IntakeBudget().fileBytes).map { .unfit($0.reason) }
  }

  /// Returns the descriptions in the lines that still call `todo`.
  static func openTasks(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let code = line.drop(while: \.isWhitespace)
      guard code.hasPrefix("try todo(\""), let end = code.lastIndex(of: "\"") else { return nil }
      return String(code[..<end].dropFirst("try todo(\"".count))
    }
  }
}
