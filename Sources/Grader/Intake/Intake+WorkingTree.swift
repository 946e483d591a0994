package import CourseKit
import Foundation
import Record

extension Intake {
  /// Reads the files of an assignment in the working tree, as those of an archive are read.
  ///
  /// So `check` and `pack` see exactly the files that will be graded.
  ///
  /// - Parameters:
  ///   - assignment: The assignment.
  ///   - folder: The folder `Sources/Assignments`.
  /// - Returns: The files that an archive of them would contain.
  /// - Throws: `IntakeRefusal` if there is nothing to grade.
  package func read(
    _ assignment: AssignmentLayout, in folder: String
  ) throws(IntakeRefusal) -> Result {
    let name = "Sources/Assignments/\(assignment.folder)"
    let submission = SubmissionRecord(fileName: name, bytes: 0, sha256: "")
    let scan = scan(assignment, in: folder)
    do throws(IntakeError) {
      let choice = LayoutChoice(members: scan.members, file: name)
      guard let layout = try choice.layout(among: [assignment], expected: assignment) else {
        throw noFile(of: [assignment], in: scan.members, file: name)
      }
      var result = try result(layout, members: scan.members, submission: submission)
      if let error = Self.nothingToGrade(in: result) { throw error }
      result.submission.entries = result.submission.entries.compactMap { told($0, result) }
      result.submission.shorten()
      return result
    } catch {
      throw IntakeRefusal(reason: error, submission: submission)
    }
  }

  /// The files below the assignment's folder, except those that come with it for reading.
  private func scan(_ assignment: AssignmentLayout, in folder: String) -> SubmissionScan {
    let top = "\(folder)/\(assignment.folder)"
    let found = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
    let given = Set(assignment.listed.filter { $0.role != .edited }.map(\.path))
    let wanted = wantedNames
    var scan = SubmissionScan()
    for path in found.sorted() where !given.contains(path) && path != Manifest.fileName {
      var facts = stat()
      guard stat("\(top)/\(path)", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
        !path.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      else { continue }
      var member = SubmissionScan.member(
        of: ArchiveMember(name: Array("\(assignment.folder)/\(path)".utf8), kind: .file),
        budget: budget, number: scan.members.count + 1)
      let limit = SubmissionScan.limit(for: member, wanted: wanted, budget: budget)
      let isKept = limit.map { facts.st_size <= $0 } == true
      let content = isKept ? FileManager.default.contents(atPath: "\(top)/\(path)") : nil
      if isKept, content == nil { member.fault = "it cannot be read" }
      scan.add(member, content.map { [UInt8]($0) }, wanted: wanted)
    }
    return scan
  }

  /// What to say about a file of the working tree: nothing unless it is a source.
  private func told(
    _ entry: SubmissionRecord.Entry, _ result: Result
  ) -> SubmissionRecord.Entry? {
    switch entry.disposition {
    case .taken, .refused: return entry
    case .ignored: return entry.path.hasSuffix(".swift") ? entry : nil
    case .missing:
      guard result.renamed[entry.path] == nil else { return entry }
      let restore = "'./grader restore \(result.assignment.id.rawValue)'"
      return .init(
        path: entry.path, disposition: .missing,
        reason: "\(restore) puts its stub back")
    }
  }
}
