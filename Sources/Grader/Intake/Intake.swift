package import CourseKit
import Media
import Presentation
import Record

/// The first stage of grading, which takes the files of an assignment from an untrusted archive.
///
/// The archive is read into memory once, within a budget, and none of it is written to disk. Files
/// that do not belong to the assignment are listed and ignored.
package struct Intake: Sendable {
  /// The assignments that a submission may be for.
  package var assignments: [AssignmentLayout]
  /// The limits on an archive's contents.
  package var budget: IntakeBudget

  /// Creates an intake for the given assignments.
  package init(
    assignments: [AssignmentLayout], budget: IntakeBudget = IntakeBudget()
  ) {
    self.assignments = assignments
    self.budget = budget
  }

  /// Reads a submission from a file.
  ///
  /// - Parameters:
  ///   - path: The path of the archive.
  ///   - assignment: The expected assignment, or nil to infer it from the files.
  /// - Returns: The submission.
  /// - Throws: `IntakeRefusal` if there is nothing to grade.
  package func read(
    path: String, assignment: AssignmentLayout? = nil
  ) throws(IntakeRefusal) -> Result {
    let file: SubmissionFile
    do {
      file = try SubmissionFile(path: path, limit: budget.archiveBytes)
    } catch {
      let name = visible(path.split(separator: "/").last.map(String.init) ?? path)
      let submission = SubmissionRecord(fileName: name, bytes: 0, sha256: "")
      throw IntakeRefusal(reason: error, submission: submission)
    }
    return try read(file.bytes, fileName: file.name, assignment: assignment)
  }

  /// Reads a submission that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The archive.
  ///   - fileName: Its name, for the report and for error messages.
  ///   - assignment: The expected assignment, or nil to infer it from the files.
  /// - Returns: The submission.
  /// - Throws: `IntakeRefusal` if there is nothing to grade.
  package func read(
    _ bytes: [UInt8], fileName: String, assignment: AssignmentLayout? = nil
  ) throws(IntakeRefusal) -> Result {
    var submission = SubmissionRecord(
      fileName: visible(fileName), bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
    var scan = SubmissionScan()
    do throws(IntakeError) {
      guard bytes.count <= budget.archiveBytes else {
        throw .tooLarge(
          file: submission.fileName, limit: .archiveBytes, allowed: budget.archiveBytes,
          found: bytes.count)
      }
      try scan.read(bytes, file: submission.fileName, wanted: wantedNames, budget: budget)
      let choice = LayoutChoice(members: scan.members, file: submission.fileName)
      guard let layout = try choice.layout(among: assignments, expected: assignment) else {
        throw nothing(in: scan.members, file: submission.fileName, expected: assignment)
      }
      var result = try result(layout, members: scan.members, submission: submission)
      if let error = Self.nothingToGrade(in: result) { throw error }
      result.submission.shorten()
      return result
    } catch {
      submission.entries = scan.members.map { member in
        let fault = fault(of: member)
        return entry(
          member, fault == nil ? .ignored : .refused, fault?.reason ?? "nothing was graded")
      }
      submission.shorten()
      throw IntakeRefusal(reason: error, submission: submission)
    }
  }

  /// The folded names of all files of all assignments, with the maximum size of each.
  var wantedNames: [String: Int] {
    var wanted: [String: Int] = [:]
    for name in assignments.flatMap(\.fileNames) + [AssignmentLayout.answersName] {
      wanted[MemberPath.fold(name)] = budget.fileBytes
    }
    if assignments.contains(where: \.takesWeights) {
      wanted[MemberPath.fold(AssignmentLayout.weightsName)] = budget.weightBytes
    }
    return wanted
  }

  /// Returns the error that explains why none of the assignment's files can be graded, or nil if
  /// one can.
  static func nothingToGrade(in result: Result) -> IntakeError? {
    let paths = result.assignment.paths
    guard result.missing.count == paths.count else { return nil }
    return .nothingForAssignment(
      file: result.submission.fileName, expected: paths, found: [],
      refused: result.submission.entries.filter { $0.disposition == .refused },
      renamed: result.renamed.values.joined().sorted())
  }

  /// Returns the error that explains why no file of the assignment was found.
  private func nothing(
    in members: [SubmissionScan.Member], file: String, expected: AssignmentLayout?
  ) -> IntakeError {
    let wanted = expected.map { [$0] } ?? assignments
    if let other = foreignFolder(in: members, besides: wanted) {
      return .wrongAssignment(
        file: file, expected: Wording.alternatives(wanted.map(\.title)), found: other)
    }
    let endings = [".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".zst", ".bz2", ".zip", ".7z"]
    if let inner = members.first(where: { endings.contains(where: $0.name.hasSuffix) }) {
      return .nestedArchive(file: file, inner: "the archive “\(inner.shown)”")
    }
    return noFile(of: wanted, in: members, file: file)
  }

  /// Returns the error that lists what was found in place of the files of some assignments.
  func noFile(
    of wanted: [AssignmentLayout], in members: [SubmissionScan.Member], file: String
  ) -> IntakeError {
    // A member that was rejected for its name or kind may be one of the files.
    var refused = members.filter { $0.fault != nil }.map { entry($0, .refused, $0.fault ?? "") }
    let renamed = members.prefix(100).filter { ExtraFiles.isRenamed($0, from: wanted) }
    if !refused.isEmpty {
      refused += renamed.map { entry($0, .refused, "it may be a file under another name") }
    }
    return .nothingForAssignment(
      file: file, expected: wanted.first?.paths ?? [], found: members.map(\.shown),
      refused: refused, renamed: renamed.map(\.shown))
  }

  /// Returns the title or folder of another assignment whose files are in the archive, or nil.
  private func foreignFolder(
    in members: [SubmissionScan.Member], besides wanted: [AssignmentLayout]
  ) -> String? {
    let others = assignments.filter { !wanted.contains($0) }
    if let other = others.first(where: { !SubmissionLayout.all(of: $0, in: members).isEmpty }) {
      return other.title
    }
    let known = Set(wanted.map { MemberPath.fold($0.folder) })
    return members.lazy.compactMap { member -> String? in
      let folded = member.path.folded
      guard member.name.hasSuffix(".swift"),
        let at = folded.dropLast().lastIndex(where: SubmissionLayout.isAssignmentFolder),
        !known.contains(folded[at])
      else { return nil }
      return member.path.components[at]
    }.first
  }
}
