import CourseKit
import Intake
import Record

/// An archive made by code, since it could not lie in a checkout.
///
/// Beside what is hostile it holds an honest file, which must be taken whole where anything is.
package struct ArchiveAttack: Sendable {
  /// What the intake says.
  package enum Outcome: String, Sendable, CaseIterable {
    /// Every member is taken.
    case takenIn
    /// The hostile member is refused, and the rest is taken.
    case memberRefused
    /// The hostile member is listed and left alone, and the rest is taken.
    case ignored
    case noSuchFile, unreadable, notAnArchive, damagedArchive, emptyArchive, tooLarge, encrypted
    case nestedArchive, wrongAssignment, nothingForAssignment, severalCandidates
    case severalAssignments
  }

  /// The name of the archive, whose ending says what it claims to be.
  package let fileName: String
  /// What must come of it; any of these will do.
  package let expected: [Outcome]
  /// Writes the archive to a path.
  package let make: @Sendable (_ path: String) throws -> Void

  /// Makes an attack by an archive.
  package init(
    fileName: String, expected: [Outcome], make: @escaping @Sendable (_ path: String) throws -> Void
  ) {
    self.fileName = fileName
    self.expected = expected
    self.make = make
  }

  /// The path of the honest file.
  package static let honestPath = "Assignment1/LinearSVM.swift"
  /// The path that hostile members go for.
  static let targetPath = "Assignment1/Softmax.swift"
  /// What an honest file holds.
  package static let honestText = "// honest work\n"
  /// What a hostile file holds.
  static let hostileText = "// hostile work\n"
}

extension ArchiveAttack {
  /// Takes the archive in, and says what came of it in the words of `Outcome`, or else what went
  /// wrong.
  ///
  /// - Parameter assignments: The assignments that an archive may be for.
  func outcome(at path: String, among assignments: [AssignmentLayout]) -> String {
    do {
      let taken = try Intake(assignments: assignments).read(path: path)
      let wrong = taken.files.filter { $0.value != Array(Self.honestText.utf8) }
      guard wrong.isEmpty else { return "took \(wrong.keys.sorted().joined(separator: ", "))" }
      guard taken.files[Self.honestPath] != nil else { return "lost the honest file" }
      let fates = Set(taken.submission.entries.map(\.disposition))
      if fates.contains(.refused) { return Outcome.memberRefused.rawValue }
      return (fates.contains(.ignored) ? Outcome.ignored : .takenIn).rawValue
    } catch {
      return error.reason.code
    }
  }
}
