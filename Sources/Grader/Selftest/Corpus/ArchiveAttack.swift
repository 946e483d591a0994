import CourseKit
import Intake
import Record

/// An attack with an archive that code makes, because it could not be stored in Git.
///
/// In addition to the hostile member, the archive contains an honest file. If the archive is
/// accepted, that file must be read completely.
package struct ArchiveAttack: Sendable {
  /// The outcome of the intake.
  package enum Outcome: String, Sendable, CaseIterable {
    /// Every member is accepted.
    case takenIn
    /// The hostile member is rejected, and the rest is accepted.
    case memberRefused
    /// The hostile member is listed and ignored, and the rest is accepted.
    case ignored
    case noSuchFile, unreadable, notAnArchive, damagedArchive, emptyArchive, tooLarge, encrypted
    case nestedArchive, wrongAssignment, nothingForAssignment, severalCandidates
    case severalAssignments
  }

  /// The name of the archive, whose extension says which format it claims to have.
  package let fileName: String
  /// The acceptable outcomes.
  package let expected: [Outcome]
  /// A closure that writes the archive to a path.
  package let make: @Sendable (_ path: String) throws -> Void

  /// Makes an archive attack.
  package init(
    fileName: String, expected: [Outcome], make: @escaping @Sendable (_ path: String) throws -> Void
  ) {
    self.fileName = fileName
    self.expected = expected
    self.make = make
  }

  /// The path of the honest file.
  package static let honestPath = "Assignment1/LinearSVM.swift"
  /// The path that hostile members try to have.
  static let targetPath = "Assignment1/Softmax.swift"
  /// The contents of an honest file.
  package static let honestText = "// honest work\n"
  /// The contents of a hostile file.
  static let hostileText = "// hostile work\n"
}

extension ArchiveAttack {
  /// Reads the archive and returns the raw value of the `Outcome`, or a description of what went
  /// wrong.
  ///
  /// - Parameters:
  ///   - path: The path of the archive.
  ///   - assignments: The assignments that an archive may be for.
  /// - Returns: The outcome.
  func outcome(at path: String, among assignments: [AssignmentLayout]) -> String {
    do {
      let taken = try Intake(assignments: assignments).read(path: path)
      let wrong = taken.files.filter { $0.value != Array(Self.honestText.utf8) }
      guard wrong.isEmpty else { return "took \(wrong.keys.sorted().joined(separator: ", "))" }
      guard taken.files[Self.honestPath] != nil else { return "no honest file" }
      let fates = Set(taken.submission.entries.map(\.disposition))
      if fates.contains(.refused) { return Outcome.memberRefused.rawValue }
      return (fates.contains(.ignored) ? Outcome.ignored : .takenIn).rawValue
    } catch {
      return error.reason.code
    }
  }
}
