/// The report of one submission.
///
/// Every report format renders this value.
package struct GradingReport: Codable, Sendable, Equatable {
  /// The name and version of the schema that this program writes.
  package static let currentSchema = "backprop.report/2"
  /// The schemas that this program reads.
  ///
  /// Reports in the first one have no facts.
  static let readSchemas = ["backprop.report/1", currentSchema]

  /// The version of the schema; `docs/report-schema.md` describes it.
  package var schema = Self.currentSchema
  /// The program that wrote the report.
  package var tool: Tool
  /// The assignment that was graded.
  package var assignment: Assignment
  /// The submitted archive.
  package var submission: Submission
  /// Why nothing was graded, or nil if the submission was graded.
  package var refusal: Refusal?
  /// How each of the student's files was built.
  package var build: Build
  /// The questions of the assignment, with their checks.
  package var questions: [Question]
  /// The sum over all checks.
  package var score: Score
  /// The time that each stage took, in order.
  package var stages: [Stage]
  /// When grading began, in ISO 8601 with UTC.
  package var startedAt: String
  /// The seed of the inputs.
  ///
  /// The same seed gives the same inputs.
  package var seed: UInt64
  /// A short name for the sandbox of the student's code: `bubblewrap`, or `none (--unsandboxed)`.
  package var sandbox: String
  /// Remarks for the reader, such as which data set replaced a missing one.
  package var notes: [String]

  /// The program that wrote the report.
  package struct Tool: Codable, Sendable, Equatable {
    package var name: String
    package var version: String
    /// The compiler, as `swiftc --version` names it.
    package var compiler: String
    /// The hash of the project's commit, or nil if Git does not know it.
    package var commit: String?
    /// Whether tracked files of the project differ from that commit, or nil if Git does not know.
    package var isChanged: Bool?
    /// SHA-256 of the rubric in hexadecimal digits, or nil if none was read.
    package var rubric: String?
    /// SHA-256 of the list of the assignment's files as students get them, or nil if there is none.
    package var courseFiles: String?

    /// Creates a value from its parts.
    package init(
      name: String, version: String, compiler: String, commit: String? = nil,
      isChanged: Bool? = nil, rubric: String? = nil, courseFiles: String? = nil
    ) {
      (self.name, self.version, self.compiler) = (name, version, compiler)
      (self.commit, self.isChanged) = (commit, isChanged)
      (self.rubric, self.courseFiles) = (rubric, courseFiles)
    }
  }

  /// The assignment that was graded.
  package struct Assignment: Codable, Sendable, Equatable {
    /// The short name, such as `a1`.
    package var id: String
    package var title: String

    /// Creates a value from its parts.
    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// The submitted archive.
  package struct Submission: Codable, Sendable, Equatable {
    package var fileName: String
    /// Size of the archive in bytes.
    package var bytes: Int
    /// SHA-256 of the archive in hexadecimal digits.
    package var sha256: String
    package var entries: [Entry]

    /// One member of the archive.
    package struct Entry: Codable, Sendable, Equatable {
      package var path: String
      package var disposition: Disposition
      /// Why it was ignored or refused; empty for a file that was taken.
      package var reason: String

      /// Creates a value from its parts.
      package init(path: String, disposition: Disposition, reason: String) {
        self.path = path
        self.disposition = disposition
        self.reason = reason
      }
    }

    /// How a member was treated.
    package enum Disposition: String, Codable, Sendable {
      case taken, ignored, refused, missing
    }

    /// Creates a value from its parts.
    package init(fileName: String, bytes: Int, sha256: String, entries: [Entry]) {
      self.fileName = fileName
      self.bytes = bytes
      self.sha256 = sha256
      self.entries = entries
    }
  }

  /// Why nothing was graded.
  package struct Refusal: Codable, Sendable, Equatable {
    /// A short stable code, such as `emptyArchive`.
    package var code: String
    /// One sentence: what was expected, what was found, what to do.
    package var message: String
    /// The exit code of the command.
    package var exitCode: Int32

    /// Creates a value from its parts.
    package init(code: String, message: String, exitCode: Int32) {
      self.code = code
      self.message = message
      self.exitCode = exitCode
    }
  }

  /// How the student's files were built.
  package struct Build: Codable, Sendable, Equatable {
    package var files: [File]

    /// One source file.
    package struct File: Codable, Sendable, Equatable {
      /// The path in the submission, such as `Assignment1/Softmax.swift`.
      package var path: String
      package var status: Status
      package var diagnostics: [Diagnostic]

      /// Creates a value from its parts.
      package init(path: String, status: Status, diagnostics: [Diagnostic]) {
        self.path = path
        self.status = status
        self.diagnostics = diagnostics
      }
    }

    /// The status of a source file.
    package enum Status: String, Codable, Sendable {
      /// Compiled as submitted.
      case compiled
      /// Did not compile; its stub was graded instead.
      case replacedByStub
      /// Calls or defines something that a submission must not; its stub was graded instead.
      case refused
      /// Was not in the archive; its stub was graded instead.
      case missing
    }

    /// One message of the compiler.
    package struct Diagnostic: Codable, Sendable, Equatable {
      /// `error`, `warning` or `note`.
      package var severity: String
      package var line: Int
      package var column: Int
      package var message: String
      /// The source line of the message, if the compiler showed it.
      package var source: String

      /// Creates a value from its parts.
      package init(severity: String, line: Int, column: Int, message: String, source: String) {
        self.severity = severity
        self.line = line
        self.column = column
        self.message = message
        self.source = source
      }
    }

    /// Creates a value from its parts.
    package init(files: [File]) {
      self.files = files
    }
  }

  /// One question of the assignment.
  package struct Question: Codable, Sendable, Equatable {
    /// The short name, such as `knn`.
    package var id: String
    package var title: String
    package var score: Score
    package var checks: [Check]

    /// Creates a value from its parts.
    package init(id: String, title: String, score: Score, checks: [Check]) {
      self.id = id
      self.title = title
      self.score = score
      self.checks = checks
    }
  }

  /// Points earned, points that the grader can give, and points that a person still has to give.
  package struct Score: Codable, Sendable, Equatable {
    package var earned: Double
    /// The most points that the automatic checks can give.
    package var possible: Double
    /// Points of written answers that a person has yet to grade.
    package var awaiting: Double
    /// False if a grader fault leaves the score open.
    package var isFinal: Bool

    /// Creates a value from its parts.
    package init(earned: Double, possible: Double, awaiting: Double, isFinal: Bool) {
      self.earned = earned
      self.possible = possible
      self.awaiting = awaiting
      self.isFinal = isFinal
    }
  }

  /// The time that one stage took.
  package struct Stage: Codable, Sendable, Equatable {
    /// `intake`, `build`, `check`, `speed` or `training`.
    package var name: String
    /// Wall time in seconds.
    package var seconds: Double

    /// Creates a value from its parts.
    package init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// Creates a value from its parts.
  package init(
    tool: Tool, assignment: Assignment, submission: Submission, refusal: Refusal?, build: Build,
    questions: [Question], score: Score, stages: [Stage], startedAt: String, seed: UInt64,
    sandbox: String, notes: [String]
  ) {
    self.tool = tool
    self.assignment = assignment
    self.submission = submission
    self.refusal = refusal
    self.build = build
    self.questions = questions
    self.score = score
    self.stages = stages
    self.startedAt = startedAt
    self.seed = seed
    self.sandbox = sandbox
    self.notes = notes
  }
}
