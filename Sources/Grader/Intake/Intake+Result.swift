package import Core
package import CourseKit
package import Record

extension Intake {
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
    /// The reasons why files cannot be graded, by the paths that the files should have.
    package var refused: [String: SubmittedText.Fault]
    /// For paths of missing files, the files that may be it under another name.
    package var renamed: [String: [String]] = [:]
    /// A record of the archive and all its members, for the report.
    package var submission: SubmissionRecord

    /// Creates a submission from files that did not come from an archive, such as those in the
    /// working tree.
    package init(
      assignment: AssignmentLayout, files: [String: [UInt8]], answers: [UInt8]?,
      weights: Payload? = nil, missing: [String], refused: [String: SubmittedText.Fault] = [:],
      submission: SubmissionRecord
    ) {
      self.assignment = assignment
      self.files = files
      self.answers = answers
      self.weights = weights
      self.missing = missing
      self.refused = refused
      self.submission = submission
    }
  }

  /// Takes the files in a folder and records what was done with each member.
  ///
  /// - Throws: `IntakeError.severalCandidates` if there are two files with answers or with weights.
  func result(
    _ layout: SubmissionLayout, members: [SubmissionScan.Member], submission: SubmissionRecord
  ) throws(IntakeError) -> Result {
    let places = try places(of: layout, members, file: submission.fileName)
    let paths = Dictionary(places.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var result = Result(
      assignment: layout.assignment, files: [:], answers: nil, missing: [],
      submission: submission)
    let extra = ExtraFiles(besides: layout, at: places, in: members, budget: budget)
    result.renamed = extra.renamed
    for (index, member) in members.enumerated() {
      if let use = extra.uses[index] {
        result.submission.entries.append(take(member, use, into: &result))
        continue
      }
      guard let path = paths[index] else {
        let entry = entry(
          member, member.fault == nil ? .ignored : .refused,
          member.fault ?? reason(whyIgnored: member, layout, places, members))
        result.submission.entries.append(entry)
        continue
      }
      do throws(SubmittedText.Fault) {
        try result.take(member, as: path, within: budget)
        result.submission.entries.append(entry(member, .taken, ""))
      } catch {
        result.refused[path] = error
        result.submission.entries.append(entry(member, .refused, error.reason))
      }
    }
    result.missing = layout.assignment.paths.filter { result.files[$0] == nil }
    for path in result.missing where result.refused[path] == nil {
      let isElsewhere = members.contains { $0.name == MemberPath.name(of: path) }
      let candidates = result.renamed[path]?.joined(separator: " or ")
      let reason =
        candidates.map { "\($0) may be it under another name" }
        ?? (isElsewhere ? Self.elsewhere : "it is not in the archive")
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

  /// The reason why a file in another folder is ignored.
  private static let elsewhere = "it is not in the folder of the other files"

  /// Returns the index of the member for each file, by the file's path.
  ///
  /// A rejected member is included only if there is no other member for the file.
  private func places(
    of layout: SubmissionLayout, _ members: [SubmissionScan.Member], file: String
  ) throws(IntakeError) -> [String: Int] {
    var places = layout.taken
    for (index, member) in members.enumerated() where member.fault != nil {
      if let path = layout.path(of: member), places[path] == nil { places[path] = index }
    }
    let assignment = layout.assignment
    for path in assignment.otherPaths {
      let name = MemberPath.name(of: path)
      let nearest = layout.nearest(name, in: members)
      let usable = nearest.filter { members[$0].fault == nil }
      guard usable.count <= 1 else {
        throw .severalCandidates(file: file, name: name, paths: usable.map { members[$0].shown })
      }
      places[path] = usable.first ?? nearest.first
    }
    return places
  }

  /// Returns the reason why a member of a rejected archive cannot be graded, or nil if it can.
  func fault(of member: SubmissionScan.Member) -> SubmittedText.Fault? {
    if let fault = member.fault { return SubmittedText.Fault(fault) }
    let isText = member.name.hasSuffix(".swift") || member.name.hasSuffix(".md")
    guard let content = member.content, isText else { return nil }
    return SubmittedText.fault(of: content, limit: budget.fileBytes)
  }

  func entry(
    _ member: SubmissionScan.Member, _ disposition: SubmissionRecord.Disposition,
    _ reason: String
  ) -> SubmissionRecord.Entry {
    SubmissionRecord.Entry(path: member.shown, disposition: disposition, reason: reason)
  }

  private func reason(
    whyIgnored member: SubmissionScan.Member, _ layout: SubmissionLayout, _ places: [String: Int],
    _ members: [SubmissionScan.Member]
  ) -> String {
    let assignment = layout.assignment
    let (folded, name) = (member.path.folded, member.name)
    if folded.first == "__macosx" || name.hasPrefix("._") || name == ".ds_store" {
      return "it was created by macOS"
    }
    let known = assignment.paths + assignment.otherPaths
    if let path = known.first(where: { MemberPath.name(of: $0) == name }) {
      guard let index = places[path] else { return Self.elsewhere }
      return "“\(members[index].shown)” counts instead"
    }
    let isInFolder = folded.dropLast().contains(MemberPath.fold(assignment.folder))
    return isInFolder && name.hasSuffix(".swift")
      ? "it is not a file that you edit; the course's own version is used"
      : "it does not belong to \(assignment.title)"
  }
}

extension Intake.Result {
  /// The sources and the answers, by path.
  package var texts: [String: [UInt8]] {
    var texts = files
    texts[assignment.answersPath] = answers
    return texts
  }

  /// The refused Swift files that do not belong to the assignment.
  ///
  /// Other files may not compile without them.
  package var refusedHelpers: [SubmissionRecord.Entry] {
    let renamed = Set(renamed.values.joined())
    return submission.entries.filter { entry in
      entry.disposition == .refused && entry.path.hasSuffix(".swift")
        && !renamed.contains(entry.path) && !refused.keys.contains(where: entry.path.hasSuffix)
    }
  }
}

extension AssignmentLayout {
  /// The paths of the files other than sources that a submission may contain.
  fileprivate var otherPaths: [String] { [answersPath, weightsPath].compactMap(\.self) }
}

extension Intake.Result {
  /// Adds a file to the submission.
  ///
  /// - Throws: The reason why the file cannot be graded.
  fileprivate mutating func take(
    _ member: SubmissionScan.Member, as path: String, within budget: IntakeBudget
  ) throws(SubmittedText.Fault) {
    if let fault = member.fault { throw SubmittedText.Fault(fault) }
    let content = member.content ?? []
    if path == assignment.weightsPath {
      do throws(SafetensorsError) {
        weights = try SubmittedWeights.decode(content, budget: budget)
      } catch {
        throw SubmittedText.Fault("it is not a safetensors file: \(visible("\(error)"))")
      }
      return
    }
    if let fault = SubmittedText.fault(of: content, limit: budget.fileBytes) { throw fault }
    if path == assignment.answersPath { answers = content } else { files[path] = content }
  }
}
