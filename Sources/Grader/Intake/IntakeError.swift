package import Record

/// The reason why a submission is not graded at all.
///
/// Each case has a stable `code`, one sentence for the student, and its own exit code.
package enum IntakeError: Error, Sendable, Equatable {
  /// There is nothing at the path.
  case noSuchFile(path: String)
  /// There is something at the path, but not a readable regular file; `found` says what.
  case unreadable(path: String, found: String)
  /// There is a folder at the path; `command` makes an archive of it.
  case folder(path: String, command: String)
  /// The bytes are not an archive; `found` says what they look like.
  case notAnArchive(file: String, found: String)
  /// The archive is truncated or inconsistent; `detail` is the reader's message.
  case damaged(file: String, detail: String)
  /// The archive is compressed with a method that the grader does not know.
  case unsupportedCompression(file: String, method: String)
  /// Programs that read the archive would find different files in it; `detail` says why.
  case ambiguous(file: String, detail: String)
  /// The archive contains no files; `bytes` is its size.
  case empty(file: String, bytes: Int)
  /// A limit was exceeded: `allowed` and `found` are in the limit's unit, and `found` is a lower
  /// bound.
  case tooLarge(file: String, limit: IntakeBudget.Limit, allowed: Int, found: Int)
  /// A password is required.
  case encrypted(file: String)
  /// The archive contains another archive instead of the files.
  case nestedArchive(file: String, inner: String)
  /// The files belong to another assignment.
  case wrongAssignment(file: String, expected: String, found: String)
  /// No file of the assignment can be graded; `found` are other files, `refused` are files that
  /// were rejected, and `renamed` may be files of the assignment under other names.
  case nothingForAssignment(
    file: String, expected: [String], found: [String], refused: [SubmissionRecord.Entry] = [],
    renamed: [String] = [])
  /// A file of the assignment is in the archive at several paths.
  case severalCandidates(file: String, name: String, paths: [String])
  /// The archive contains files of several assignments.
  case severalAssignments(file: String, found: [String])

  /// A short stable name, for reports and scripts.
  package var code: String {
    switch self {
    case .noSuchFile: "noSuchFile"
    case .unreadable, .folder: "unreadable"
    case .notAnArchive: "notAnArchive"
    case .damaged: "damagedArchive"
    case .unsupportedCompression: "unsupportedCompression"
    case .ambiguous: "ambiguousArchive"
    case .empty: "emptyArchive"
    case .tooLarge: "tooLarge"
    case .encrypted: "encrypted"
    case .nestedArchive: "nestedArchive"
    case .wrongAssignment: "wrongAssignment"
    case .nothingForAssignment: "nothingForAssignment"
    case .severalCandidates: "severalCandidates"
    case .severalAssignments: "severalAssignments"
    }
  }

  /// The command's exit code.
  package var exitCode: GraderExit {
    switch self {
    case .noSuchFile: .noSuchFile
    case .unreadable, .folder: .unreadable
    case .notAnArchive: .notAnArchive
    case .damaged: .damagedArchive
    case .unsupportedCompression: .unsupportedCompression
    case .ambiguous: .ambiguousArchive
    case .empty: .emptyArchive
    case .tooLarge: .tooLarge
    case .encrypted: .encrypted
    case .nestedArchive: .nestedArchive
    case .wrongAssignment: .wrongAssignment
    case .nothingForAssignment: .nothingForAssignment
    case .severalCandidates: .severalCandidates
    case .severalAssignments: .severalAssignments
    }
  }
}

extension IntakeError: CustomStringConvertible {
  /// One sentence that says what was expected, what was found and what to do.
  package var description: String {
    switch self {
    case .noSuchFile(let path):
      "There is no file “\(path)”: give the path of a submission archive, such as "
        + "submission.tar.gz."
    case .folder(let path, let command):
      "“\(path)” should be an archive file but is a folder: pack your own work with `swift run "
        + "Grader pack`, or make an archive of the folder with `\(command)`."
    case .unreadable(let path, let found):
      "“\(path)” should be an archive file but \(found): give the path of a submission archive, "
        + "such as submission.tar.gz."
    case .notAnArchive(let file, let found):
      "“\(file)” should be a .tar, .tar.gz, .tar.xz, .tar.zst, .tar.bz2 or .zip archive but "
        + "\(found): make the archive with `./grader pack`."
    case .damaged(let file, let detail):
      "“\(file)” looks like an archive but cannot be read to the end (\(detail)): "
        + "make the archive again, or upload it again."
    case .unsupportedCompression(let file, let method):
      "“\(file)” should be compressed with Deflate but is compressed with \(method): make the "
        + "archive again with Deflate, or with `./grader pack`."
    case .ambiguous(let file, let detail):
      "“\(file)” should contain the same files for every program but \(detail): make the archive "
        + "again with `./grader pack`."
    case .empty(let file, 0):
      "“\(file)” should be an archive but has 0 bytes: upload it again."
    case .empty(let file, _):
      "“\(file)” should contain the files of an assignment but contains no files: "
        + "make the archive with `./grader pack`."
    case .tooLarge(let file, let limit, let allowed, let found):
      Self.tooLargeSentence(file: file, limit: limit, allowed: allowed, found: found)
    case .encrypted(let file):
      "“\(file)” is encrypted and the grader has no password: make the archive without one."
    case .nestedArchive(let file, let inner):
      "“\(file)” should contain the files of an assignment but contains \(inner): "
        + "submit the inner archive itself."
    case .wrongAssignment(let file, let expected, let found):
      "“\(file)” should be a submission for \(expected) but contains files from \(found): grade it "
        + "without `--assignment` or with the right one, or submit it for \(found)."
    case .nothingForAssignment(let file, let expected, _, let refused, let renamed)
    where !renamed.isEmpty && refused.allSatisfy { renamed.contains($0.path) }:
      "“\(file)” should contain files such as \(expected.prefix(2).joined(separator: ", ")) but "
        + "contains \(Self.list(renamed)), which may be copies under other names: give the files "
        + "their original names, and make the archive with `./grader pack`."
    case .nothingForAssignment(let file, let expected, let found, let refused, _):
      "“\(file)” should contain files such as \(expected.prefix(2).joined(separator: ", ")) but "
        + (refused.isEmpty
          ? "contains \(found.isEmpty ? "none of them" : "only " + Self.list(found)): "
          : "none can be graded (\(Self.reasons(refused))): ")
        + "make the archive with `./grader pack`."
    case .severalCandidates(let file, let name, let paths):
      "“\(file)” should contain \(name) once but contains \(Self.list(paths)): "
        + "keep only the one that should be graded."
    case .severalAssignments(let file, let found):
      "“\(file)” should contain one assignment but contains files from "
        + "\(found.joined(separator: ", ")): choose one with `--assignment \(found.first ?? "a1")`."
    }
  }

  private static func tooLargeSentence(
    file: String, limit: IntakeBudget.Limit, allowed: Int, found: Int
  ) -> String {
    let said =
      switch limit {
      case .archiveBytes: "be at most \(size(allowed)) but is \(size(found))"
      case .entries: "contain at most \(allowed) files and folders but contains more"
      case .totalBytes: "unpack to at most \(size(allowed)) but unpacks to more"
      case .ratio: "unpack to at most \(allowed) times its size but unpacks to more"
      }
    return "“\(file)” should \(said): submit only the files that you edited, with "
      + "`./grader pack`."
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\(bytes) bytes" : "\((bytes + (1 << 20) - 1) >> 20) MiB"
  }

  /// One file for each of the first reasons, and the number of the others.
  private static func reasons(_ refused: [SubmissionRecord.Entry]) -> String {
    var first: [SubmissionRecord.Entry] = []
    for entry in refused where !first.contains(where: { $0.reason == entry.reason }) {
      first.append(entry)
    }
    let shown = first.prefix(3).map { "\($0.path): \($0.reason)" }
    let rest = refused.count - shown.count
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; ")
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? shown + " and \(names.count - 3) more" : shown
  }
}

/// The error thrown if a submission is rejected, with what is known about its archive for the
/// report.
package struct IntakeRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// The reason for the rejection.
  package let reason: IntakeError
  /// A record of the archive, as far as it was read.
  package let submission: SubmissionRecord

  /// One sentence that says what was expected, what was found and what to do.
  package var description: String { reason.description }
}
