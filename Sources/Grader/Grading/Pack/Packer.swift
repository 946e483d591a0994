package import CourseKit
import Foundation
package import Host
package import Intake
import Record

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
      /// It is missing, and the other files may be it under another name.
      case renamed([String])
      /// Not UTF-8 text, not safetensors, or too long; the text says which.
      case unfit(String)
      /// A Swift file that grading ignores, for this reason; the others can be packed without it.
      case leftOut(String)
    }

    /// The path in the archive, such as `Assignment1/Softmax.swift`.
    package let path: String
    /// Its bytes; empty when it is missing.
    package var bytes: [UInt8] = []
    package var fault: Fault?
    /// The tasks that are still `try todo("…")`.
    package var openTasks: [String] = []
    /// The inline questions without an answer.
    package var unanswered: [String] = []
    /// What is wrong with the marks of answers.
    package var problems: [String] = []

    /// Whether the file can be packed, or left out.
    package func canBePacked(allowMissing: Bool) -> Bool {
      switch fault {
      case nil, .leftOut: true
      case .missing, .empty, .renamed: allowMissing
      case .unfit: false
      }
    }
  }

  /// The files to submit, each checked, in the assignment's order; then helper files, the answers,
  /// and the weights if there are any.
  ///
  /// - Throws: `IntakeRefusal` if a file of the assignment is there twice.
  package func survey() throws(IntakeRefusal) -> [File] {
    let intake = try workingTree()
    return assignment.paths.map { source($0, intake) } + others(intake) + [answers()]
      + (weights().map { [$0] } ?? [])
  }

  /// What grading would see of the working tree; nil if it would see nothing.
  private func workingTree() throws(IntakeRefusal) -> Intake.Result? {
    do throws(IntakeRefusal) {
      return try Intake(assignments: [assignment]).read(
        assignment, in: project.file("Sources/Assignments").path)
    } catch {
      guard case .nothingForAssignment = error.reason else { throw error }
      return nil
    }
  }

  private func source(_ path: String, _ intake: Intake.Result?) -> File {
    guard let bytes = intake?.files[path] ?? project.bytes("Sources/Assignments/\(path)") else {
      let renamed = intake?.renamed[path]
      return File(path: path, fault: renamed.map(File.Fault.renamed) ?? .missing)
    }
    let text = String(validating: bytes, as: UTF8.self)
    return File(
      path: path, bytes: bytes, fault: Self.fault(of: bytes, text: text),
      openTasks: Self.openTasks(in: text ?? ""))
  }

  /// Helper files, and other Swift files of the student's.
  private func others(_ intake: Intake.Result?) -> [File] {
    guard let intake else { return [] }
    let own = Set(assignment.paths + [assignment.answersPath, assignment.weightsPath ?? ""])
    let renamed = Set(intake.renamed.values.joined())
    return intake.submission.entries.compactMap { entry in
      guard !own.contains(entry.path), !renamed.contains(entry.path) else { return nil }
      switch entry.disposition {
      case .taken: return intake.files[entry.path].map { File(path: entry.path, bytes: $0) }
      case .refused:
        return File(path: entry.path, fault: .unfit(entry.reason))
      case .ignored: return File(path: entry.path, fault: .leftOut(entry.reason))
      case .missing: return nil
      }
    }
  }

  private func answers() -> File {
    let path = assignment.answersPath
    guard let bytes = project.bytes("Sources/Assignments/\(path)") else {
      return File(path: path, fault: .missing)
    }
    let text = String(validating: bytes, as: UTF8.self)
    let sheet = "handouts/\(assignment.handouts)/\(AssignmentLayout.answersName)"
    let template = String(decoding: project.bytes(sheet) ?? [], as: UTF8.self)
    let questions = InlineQuestion.read(template, renamed: assignment.id.renamed).map(\.id)
    func read(_ text: String) -> Answers {
      Answers(
        text, questions: questions, template: template, former: assignment.id.former)
    }
    let answers = read(text ?? "")
    var problems = questions.isEmpty ? [] : answers.problems.map(\.description)
    if !read(template).texts.isEmpty {
      problems.append("\(sheet) has answers, but it is not packed: move them to this file")
    }
    return File(
      path: path, bytes: bytes, fault: Self.fault(of: bytes, text: text),
      unanswered: questions.filter { answers[$0].isEmpty }, problems: problems)
  }

  private func weights() -> File? {
    guard let path = assignment.weightsPath,
      let bytes = project.bytes("Sources/Assignments/\(path)")
    else { return nil }
    let limit = IntakeBudget().weightBytes
    var fault: File.Fault?
    if bytes.count > limit {
      fault = .unfit(SubmittedText.tooLarge(limit).reason)
    } else if (try? SubmittedWeights.decode(bytes)) == nil {
      fault = .unfit("it is not a safetensors file that the grader accepts")
    }
    return File(path: path, bytes: bytes, fault: fault)
  }

  /// An archive, and what grading takes from it.
  package struct Archive: Sendable {
    package let bytes: [UInt8]
    /// The assignment with the helper files that are packed.
    package let assignment: AssignmentLayout
    /// The files to compile, by path.
    package let sources: [String: [UInt8]]
  }

  /// Creates an archive of the given files, leaving out those that have a fault.
  ///
  /// The same files always give the same bytes.
  ///
  /// - Throws: An error if libarchive fails, or if intake would refuse the archive.
  package func archive(of files: [File]) throws -> Archive {
    let members = files.filter { $0.fault == nil }.map { (path: $0.path, bytes: $0.bytes) }
    let bytes = try ArchiveWriter.tarGzip(members)
    let taken = try Intake(assignments: [assignment]).read(
      bytes, fileName: "submission.tar.gz", assignment: assignment)
    return Archive(bytes: bytes, assignment: taken.assignment, sources: taken.files)
  }

  private static func fault(of bytes: [UInt8], text: String?) -> File.Fault? {
    if text?.allSatisfy(\.isWhitespace) == true { return .empty }
    return SubmittedText.fault(of: bytes, limit: IntakeBudget().fileBytes).map { .unfit($0.reason) }
  }

  /// Returns the descriptions in the lines that still call `todo`.
  static func openTasks(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      let code = line.drop(while: \.isWhitespace)
      // Making the pattern takes long, and few lines have a task.
      guard !code.hasPrefix("//"), code.contains("todo(") else { return [] }
      return code.matches(of: #/(?:^try |\.)todo\("((?:[^"\\]|\\.)*)"/#).map { String($0.1) }
    }
  }
}
