/// All exit codes of the command.
///
/// The command must not exit with any other code.
///
/// Each reason to refuse a submission has its own code. A script that grades a whole class can
/// therefore tell an empty archive from a damaged one without parsing text.
package enum GraderExit: Int32, CaseIterable, Sendable {
  /// The submission was graded, no matter its score, or the command succeeded.
  case success = 0
  /// A check failed: generated files are stale, or checks of the working tree did not pass.
  case checkFailed = 1
  /// The command line is wrong. ArgumentParser uses the same code.
  case usage = 64
  /// The file is not a readable archive.
  case notAnArchive = 65
  /// There is no file at the path.
  case noSuchFile = 66
  /// The file exists but cannot be read, for example because it is a folder, or because the user
  /// lacks permission.
  case unreadable = 67
  /// Something that grading needs is missing on this machine, such as the compiler.
  case unavailable = 69
  /// The grader itself failed, which is not the student's fault.
  case graderFault = 70
  /// An output file cannot be written.
  case cannotWrite = 73
  /// The sandbox for untrusted code cannot be set up on this machine.
  case noSandbox = 77
  /// A file of the course is wrong, such as a rubric, a template, or a marker in the reference.
  case configuration = 78
  /// The selftest found an attack that this machine does not stop.
  case unsafeHost = 79
  /// The archive is empty.
  case emptyArchive = 80
  /// The archive is cut short or corrupt.
  case damagedArchive = 81
  /// The archive exceeds a limit.
  case tooLarge = 82
  /// The archive is encrypted.
  case encrypted = 83
  /// The archive contains another archive instead of files.
  case nestedArchive = 84
  /// The files belong to another assignment.
  case wrongAssignment = 85
  /// The archive contains no file of the assignment.
  case nothingForAssignment = 86
  /// The archive contains a file of the assignment several times.
  case severalCandidates = 87
  /// The archive contains files of several assignments, and the command line does not name one.
  case severalAssignments = 88
  /// The working tree lacks files that a submission needs.
  case incompleteWork = 89
  /// Programs that read the archive would find different files in it.
  case ambiguousArchive = 90
  /// The archive is compressed in a way that the grader does not know.
  case unsupportedCompression = 91
  /// Files that the command would replace, or that come with an assignment, were changed by hand.
  case changedByHand = 92
  /// The terminal was closed. As in shells, the code is 128 plus the number of the signal.
  case hungUp = 129
  /// The command was interrupted with Ctrl-C.
  case interrupted = 130
  /// The command was ended by `kill`, or by a system shutdown.
  case terminated = 143
}

extension GraderExit {
  /// What the code means, in a few words.
  package var meaning: String {
    switch self {
    case .success: "graded, whatever the score; or the command succeeded"
    case .checkFailed: "check, handouts --check, lazy: not everything is as it should be"
    case .usage: "invalid arguments"
    case .notAnArchive: "the file is not an archive"
    case .noSuchFile: "there is no file at the path"
    case .unreadable: "the file cannot be read, or it is a folder"
    case .unavailable: "a required program is not installed, or the build is incomplete"
    case .graderFault: "the grader failed"
    case .cannotWrite: "a report or another file cannot be written"
    case .noSandbox: "no sandbox can be built"
    case .configuration: "a file of the course has an error, such as a rubric"
    case .unsafeHost: "selftest: an attack was not stopped"
    case .emptyArchive: "the archive is empty"
    case .damagedArchive: "the archive is incomplete or damaged"
    case .tooLarge: "the archive is too large, or unpacks to too much"
    case .encrypted: "the archive is encrypted"
    case .nestedArchive: "the archive contains another archive instead of files"
    case .wrongAssignment: "the files are for another assignment"
    case .nothingForAssignment: "no file of an assignment can be graded"
    case .severalCandidates: "a file of the assignment is there several times"
    case .severalAssignments: "files of several assignments: choose with --assignment"
    case .incompleteWork: "pack: files are missing or empty"
    case .ambiguousArchive: "other programs would find other files in the archive"
    case .unsupportedCompression: "the archive is compressed in an unknown way"
    case .changedByHand: "check, pack, handouts: files were changed by hand"
    case .hungUp: "the terminal was closed"
    case .interrupted: "interrupted with Ctrl-C"
    case .terminated: "ended by a signal, such as that of 'kill'"
    }
  }
}
