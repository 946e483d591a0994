/// A fact about the grading itself rather than about a call.
package enum GradingFact: Sendable, Equatable, Codable, FactGroup {
  /// A file is not in the submission; others may be it under another name.
  case notSubmitted(file: String, renamed: [String]? = nil)
  /// A file cannot be read as text, or may not be where it is, for example because it is a link.
  case unreadable(file: String, reason: String)
  /// A file did not compile, and its stub was graded.
  case didNotCompile(file: String)
  /// A file calls or defines something that is forbidden in submissions.
  case breaksRules(file: String)
  /// The check was graded with the reference's version of these files, because the student's
  /// version lost points in other checks.
  case judgedWithReference(files: [String])
  /// The check was graded with the reference's version of the given files, because it fails with
  /// the student's, whose own checks pass.
  case judgedInDoubt(files: [String])
  /// The check keeps its points, because its mistake is that of another check, which lost them.
  case sameMistake(check: String)
  /// What the code printed is from the first time that the check ran, with the student's version of
  /// these files.
  case printedWithOwnFiles(files: [String])
  /// A person has to grade the answer.
  case awaitsReader(isAnswered: Bool)
  /// The grader itself failed.
  case graderFault(reason: String)
  /// The check was not run, because the grading's time of `budget` seconds had run out, of which
  /// the student's code used `own`. `calls` are those that used most. `isCut` is true if the check
  /// had begun.
  case usedTime(budget: Double, own: Double, calls: [CallTime], isCut: Bool? = nil)
  /// The check was not run, because the grading's time of `budget` seconds had run out, and the
  /// student's code did not use it up. `isCut` is true if the check had begun.
  case timeWasOver(budget: Double, isCut: Bool? = nil)

  /// The time that the calls of one exercise took together, or the compiler.
  package struct CallTime: Sendable, Equatable, Codable {
    /// The name of the compiler in the list.
    package static let compiler = "the compiler"

    package let name: String
    package let seconds: Double

    /// Creates a time.
    package init(name: String, seconds: Double) {
      (self.name, self.seconds) = (name, seconds)
    }
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case notSubmitted, unreadable, didNotCompile, breaksRules, judgedWithReference, judgedInDoubt,
      sameMistake, printedWithOwnFiles, awaitsReader, graderFault, usedTime, timeWasOver
  }
}
