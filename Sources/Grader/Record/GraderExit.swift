/// Every exit code of the command, with what it means; this is the one place that gives them out.
///
/// A refused submission has a code of its own for each reason, so a script that grades a class can
/// tell an empty archive from a damaged one without reading text.
package enum GraderExit: Int32, CaseIterable, Sendable {
  /// Graded, whatever the score; or the command did what it was asked to.
  case success = 0
  /// A check said no: generated files are stale, or checks of the working tree fail.
  case checkFailed = 1
  /// The command line is wrong; ArgumentParser uses the same code.
  case usage = 64
  /// The file is no archive that can be read.
  case notAnArchive = 65
  /// There is no file at the path.
  case noSuchFile = 66
  /// The file is there but cannot be read: permissions, a folder, a device.
  case unreadable = 67
  /// Something that grading needs is not on this machine, such as the compiler.
  case unavailable = 69
  /// The grader itself is at fault; nothing of this is the student's.
  case graderFault = 70
  /// An output file cannot be written.
  case cannotWrite = 73
  /// The box for untrusted code cannot be built on this machine.
  case noSandbox = 77
  /// A file of the course is wrong: a rubric, a marker in the reference, a template.
  case configuration = 78
  /// The selftest found an attack that this host does not hold.
  case unsafeHost = 79
  /// The archive is empty.
  case emptyArchive = 80
  /// The archive is cut short or corrupt.
  case damagedArchive = 81
  /// The archive is over a budget.
  case tooLarge = 82
  /// The archive is encrypted.
  case encrypted = 83
  /// The archive holds another archive instead of files.
  case nestedArchive = 84
  /// The files are another assignment's.
  case wrongAssignment = 85
  /// No file of the assignment is in the archive.
  case nothingForAssignment = 86
  /// A file of the assignment is there several times.
  case severalCandidates = 87
  /// Files of several assignments are in one archive, and none was chosen.
  case severalAssignments = 88
  /// The working tree lacks files that a submission needs.
  case incompleteWork = 89
  /// The terminal was closed: 128 and the number of the signal, as shells count.
  case hungUp = 129
  /// Ctrl-C.
  case interrupted = 130
  /// `kill`, or a system that shuts down.
  case terminated = 143
}
