package import Core
package import CourseKit
import Media
package import Record

/// The first stage of grading, which takes the files of an assignment from an untrusted archive.
///
/// The archive is read into memory once, within a budget, and none of it is written to disk. Files
/// that do not belong to the assignment are listed and ignored.
package struct Intake: Sendable {
  /// The assignments that a submission may be for.
  package var assignments: [AssignmentLayout]
  /// The limits on an archive's contents.
  package var budget: IntakeBudget

  /// Makes an intake for the given assignments.
  package init(
    assignments: [AssignmentLayout], budget: IntakeBudget = IntakeBudget()
  ) {
    self.assignments = assignments
    self.budget = budget
  }

  /// The contents of a submission.
  package struct Result: Sendable, Equatable {
    /// The assignment that the submission is for.
    package var assignment: AssignmentLayout
    /// The student's files by path, such as `Assignment1/Softmax.swift`, with helper files; UTF-8
    /// without NUL.
    package var files: [String: [UInt8]]
    /// The answers to inline questions, or nil if the archive has none; UTF-8 without NUL.
    package var answers: [UInt8]?
    /// The weights of a network that the student trained, or nil if the archive has none.
    package var weights: Payload?
    /// The paths of the assignment's files that are missing, in the assignment's order.
    package var missing: [String]
    /// For paths of missing files, the files that may be it under another name.
    package var renamed: [String: [String]] = [:]
    /// A record of the archive and all its members, for the report.
    package var submission: SubmissionRecord

    /// Makes a submission from files that did not come from an archive, such as those in the
    /// working tree.
    package init(
      assignment: AssignmentLayout, files: [String: [UInt8]], answers: [UInt8]?,
      weights: Payload? = nil, missing: [String], submission: SubmissionRecord
    ) {
      self.assignment = assignment
      self.files = files
      self.answers = answers
      self.weights = weights
      self.missing = missing
      self.submission = submission
    }
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
  ///   - fileName: The name of the archive, for the report and for error messages.
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
      let layout = try layout(of: scan.members, file: submission.fileName, expected: assignment)
      let result = result(layout, members: scan.members, submission: submission)
      guard result.missing.count < layout.assignment.paths.count else {
        throw .nothingForAssignment(
          file: submission.fileName, expected: layout.assignment.paths,
          found: result.submission.entries.filter { $0.disposition == .refused }.map(\.path),
          renamed: result.renamed.values.joined().sorted())
      }
      return result
    } catch {
      submission.entries = scan.members.map { entry($0, .ignored, "nothing was graded") }
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

  /// Chooses the assignment and finds its files.
  private func layout(
    of members: [SubmissionScan.Member], file: String, expected: AssignmentLayout?
  ) throws(IntakeError) -> SubmissionLayout {
    if let expected {
      let layout = try SubmissionLayout(of: expected, in: members, file: file)
      guard layout.isEmpty else { return layout }
    }
    var found: [SubmissionLayout] = []
    for assignment in assignments where assignment != expected {
      let layout = try SubmissionLayout(of: assignment, in: members, file: file)
      if !layout.isEmpty { found.append(layout) }
    }
    // Two assignments may have a file of the same name. If the archive has no folders, an
    // assignment is dropped if another one has the same files and more.
    let known = found.map { Set($0.files.values) }
    found = zip(found, known).filter { _, mine in !known.contains(where: mine.isStrictSubset) }.map(
      \.0)
    guard expected == nil, let only = found.first else {
      let others = found.map(\.assignment.title)
      throw nothing(in: members, file: file, expected: expected, others: others)
    }
    guard found.count == 1 else {
      throw .severalAssignments(file: file, found: found.map(\.assignment.id.rawValue))
    }
    return only
  }

  /// Returns the error that explains why no file of the assignment was found.
  private func nothing(
    in members: [SubmissionScan.Member], file: String, expected: AssignmentLayout?,
    others: [String]
  ) -> IntakeError {
    let wanted = expected.map { [$0] } ?? assignments
    let known = Set(wanted.map { MemberPath.fold($0.folder) })
    let folders = members.compactMap { member -> String? in
      guard let folded = member.path?.folded, folded.last?.hasSuffix(".swift") == true,
        let at = folded.dropLast().lastIndex(where: SubmissionLayout.isAssignmentFolder),
        !known.contains(folded[at])
      else { return nil }
      return member.path?.components[at]
    }
    if let other = others.first ?? folders.first {
      return .wrongAssignment(
        file: file, expected: wanted.map(\.title).joined(separator: " or "), found: other)
    }
    let endings = [".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".zst", ".bz2", ".zip", ".7z"]
    if let inner = members.first(where: { member in
      endings.contains { member.path?.folded.last?.hasSuffix($0) == true }
    }) {
      return .nestedArchive(file: file, inner: "the archive “\(inner.shown)”")
    }
    return .nothingForAssignment(
      file: file, expected: wanted.first?.paths ?? [], found: members.map(\.shown),
      renamed: members.prefix(100).filter { ExtraFiles.isRenamed($0, from: wanted) }.map(\.shown))
  }

  func result(
    _ layout: SubmissionLayout, members: [SubmissionScan.Member],
    submission: SubmissionRecord
  ) -> Result {
    var result = Result(
      assignment: layout.assignment, files: [:], answers: nil, missing: [],
      submission: submission)
    let paths = Dictionary(uniqueKeysWithValues: layout.files.map { ($1, $0) })
    let extra = ExtraFiles(besides: layout, in: members, budget: budget)
    result.renamed = extra.renamed
    for (index, member) in members.enumerated() {
      let path = paths[index]
      if let use = extra.uses[index] {
        result.submission.entries.append(take(member, use, into: &result))
      } else if let fault = member.fault {
        result.submission.entries.append(entry(member, .refused, fault))
      } else if index == layout.weights {
        result.submission.entries.append(takeWeights(of: member, into: &result.weights))
      } else if path == nil && index != layout.answers {
        let reason = ignoredReason(member, of: layout.assignment)
        result.submission.entries.append(entry(member, .ignored, reason))
      } else if let fault = Self.contentFault(member.content, budget.fileBytes) {
        result.submission.entries.append(entry(member, .refused, fault))
      } else {
        if let path { result.files[path] = member.content } else { result.answers = member.content }
        result.submission.entries.append(entry(member, .taken, ""))
      }
    }
    result.missing = layout.assignment.paths.filter { result.files[$0] == nil }
    for path in result.missing where layout.files[path] == nil {
      let candidates = result.renamed[path]?.joined(separator: " or ")
      let reason =
        candidates.map { "it is missing; \($0) may be it under another name" }
        ?? "it is not in the archive"
      result.submission.entries.append(.init(path: path, disposition: .missing, reason: reason))
    }
    return result
  }

  /// Takes a helper file, and records what was done with a file that is not the assignment's.
  private func take(
    _ member: SubmissionScan.Member, _ use: ExtraFiles.Use, into result: inout Result
  ) -> SubmissionRecord.Entry {
    switch use {
    case .helper(let path):
      result.assignment.helpers.append(path)
      result.files["\(result.assignment.folder)/\(path)"] = member.content
      return entry(member, .taken, "")
    case .ignored(let reason): return entry(member, .ignored, reason)
    case .refused(let reason): return entry(member, .refused, reason)
    }
  }

  /// Reads the weights and returns a record of whether they were used.
  private func takeWeights(
    of member: SubmissionScan.Member, into weights: inout Payload?
  ) -> SubmissionRecord.Entry {
    // The content of a file that is too large was not kept.
    guard let content = member.content else {
      return entry(member, .refused, "it is larger than \(budget.weightBytes) bytes")
    }
    do throws(SafetensorsError) {
      weights = try SubmittedWeights.decode(content, budget: budget)
      return entry(member, .taken, "")
    } catch {
      return entry(member, .refused, "it is not a safetensors file: \(visible("\(error)"))")
    }
  }

  private func entry(
    _ member: SubmissionScan.Member, _ disposition: SubmissionRecord.Disposition,
    _ reason: String
  ) -> SubmissionRecord.Entry {
    SubmissionRecord.Entry(path: member.shown, disposition: disposition, reason: reason)
  }

  private func ignoredReason(
    _ member: SubmissionScan.Member, of assignment: AssignmentLayout
  ) -> String {
    let folded = member.path?.folded ?? []
    let name = folded.last ?? ""
    if folded.first == "__macosx" || name.hasPrefix("._") || name == ".ds_store" {
      return "it was created by macOS"
    }
    let isInFolder = folded.dropLast().contains(MemberPath.fold(assignment.folder))
    return isInFolder && name.hasSuffix(".swift")
      ? "it is not a file that you edit; the course's own version is used"
      : "it does not belong to \(assignment.title)"
  }

  /// Why the bytes of a file cannot be used; they are nil if there were more than the limit.
  static func contentFault(_ content: [UInt8]?, _ limit: Int) -> String? {
    guard let content else { return "it is larger than \(limit) bytes" }
    if content.isEmpty { return "it is empty" }
    if content.contains(0) { return "it is binary, not text" }
    if String(validating: content, as: UTF8.self) == nil { return "it is not UTF-8 text" }
    return nil
  }
}
