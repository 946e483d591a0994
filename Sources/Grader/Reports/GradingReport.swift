package import Record

/// The report on one submission.
///
/// All report formats are rendered from this value.
package struct GradingReport: Codable, Sendable, Equatable {
  /// The name and version of the schema that this program writes.
  package static let currentSchema = "backprop.report/2"
  /// The schemas that this program reads.
  ///
  /// Reports of the first schema have no facts.
  static let readSchemas = ["backprop.report/1", currentSchema]

  /// The version of the schema, which `docs/report-schema.md` describes.
  package var schema = Self.currentSchema
  /// The program that wrote the report.
  package var tool: Tool
  /// The assignment that was graded.
  package var assignment: Assignment
  /// The submitted archive.
  package var submission: Submission
  /// The reason why nothing was graded, or nil if the submission was graded.
  package var refusal: Refusal?
  /// The results of building the student's files.
  package var build: Build
  /// The questions of the assignment, with their checks.
  package var questions: [Question]
  /// The total over all checks.
  package var score: Score
  /// The time that each stage took, in order.
  package var stages: [Stage]
  /// The time when grading began, as UTC in ISO 8601 format.
  package var startedAt: String
  /// The seed from which the inputs were generated.
  ///
  /// Grading runs with the same seed use the same inputs.
  package var seed: Seed
  /// A short name for the sandbox in which the student's code ran: `bubblewrap`, or
  /// `none (--unsandboxed)`.
  package var sandbox: String
  /// Remarks for the reader, for example that one data set was used in place of another that is
  /// missing.
  package var notes: [String]

  /// The program that wrote the report.
  package struct Tool: Codable, Sendable, Equatable {
    package var name: String
    package var version: String
    /// The compiler, as described by `swiftc --version`.
    package var compiler: String
    /// The hash of the project's commit, or nil if it is unknown.
    package var commit: String?
    /// Whether tracked files of the project differ from that commit, or nil if Git cannot tell.
    package var isChanged: Bool?
    /// The SHA-256 hash of the rubric, in hexadecimal digits, or nil if none was read.
    package var rubric: String?
    /// A SHA-256 hash of the assignment's files, as listed in the manifest, or nil if there is no
    /// manifest.
    package var courseFiles: String?

    /// Creates a value with the given properties.
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

    /// Creates a value with the given properties.
    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// The submitted archive.
  package struct Submission: Codable, Sendable, Equatable {
    package var fileName: String
    /// The size of the archive in bytes.
    package var bytes: Int
    /// The SHA-256 hash of the archive, in hexadecimal digits.
    package var sha256: String
    package var entries: [Entry]
    /// The number of further members, or nil if there are none.
    package var omitted: Int?

    /// A member of the archive.
    package struct Entry: Codable, Sendable, Equatable {
      package var path: String
      package var disposition: Disposition
      /// Why the member was ignored or refused.
      ///
      /// The reason is empty if the member was taken.
      package var reason: String

      /// Creates a value with the given properties.
      package init(path: String, disposition: Disposition, reason: String) {
        self.path = path
        self.disposition = disposition
        self.reason = reason
      }
    }

    /// What was done with an archive member.
    package enum Disposition: String, Codable, Sendable {
      case taken, ignored, refused, missing
    }

    /// Creates a value with the given properties.
    package init(
      fileName: String, bytes: Int, sha256: String, entries: [Entry], omitted: Int? = nil
    ) {
      self.fileName = fileName
      self.bytes = bytes
      self.sha256 = sha256
      self.entries = entries
      self.omitted = omitted
    }
  }

  /// The reason why nothing was graded.
  package struct Refusal: Codable, Sendable, Equatable {
    /// A short stable code, such as `emptyArchive`.
    package var code: String
    /// A sentence that says what was expected, what was found, and what to do.
    package var message: String
    /// The exit code of the command.
    package var exitCode: Int32

    /// Creates a value with the given properties.
    package init(code: String, message: String, exitCode: Int32) {
      self.code = code
      self.message = message
      self.exitCode = exitCode
    }
  }

  /// The results of building the student's files, one per file.
  package struct Build: Codable, Sendable, Equatable {
    package var files: [File]

    /// A source file.
    package struct File: Codable, Sendable, Equatable {
      /// The path in the submission, such as `Assignment1/Softmax.swift`.
      package var path: String
      package var status: Status
      package var diagnostics: [Diagnostic]
      /// False if only a part was graded and none of its checks needs the file; otherwise nil.
      package var isNeeded: Bool?

      /// Creates a value with the given properties.
      package init(
        path: String, status: Status, diagnostics: [Diagnostic], isNeeded: Bool? = nil
      ) {
        self.path = path
        self.status = status
        self.diagnostics = diagnostics
        self.isNeeded = isNeeded
      }
    }

    /// The status of a source file.
    package enum Status: String, Codable, Sendable {
      /// The file was compiled as submitted.
      case compiled
      /// The file did not compile, so its stub was graded instead.
      case replacedByStub
      /// The file cannot be read as source code, or it calls or defines something that is
      /// forbidden in submissions, so its stub was graded instead.
      case refused
      /// The file was not in the archive, so its stub was graded instead.
      case missing
      /// A helper file, which does not compile or breaks a rule; it was left out.
      case leftOut
    }

    /// A message from the compiler.
    package struct Diagnostic: Codable, Sendable, Equatable {
      /// The severity: `error`, `warning` or `note`.
      package var severity: String
      /// The line, from 1, or 0 if the message is about the whole file.
      package var line: Int
      package var column: Int
      package var message: String
      /// The source line that the message is about, if the compiler showed it.
      package var source: String

      /// Creates a value with the given properties.
      package init(severity: String, line: Int, column: Int, message: String, source: String) {
        self.severity = severity
        self.line = line
        self.column = column
        self.message = message
        self.source = source
      }
    }

    /// Creates a value with the given properties.
    package init(files: [File]) {
      self.files = files
    }
  }

  /// A question of the assignment.
  package struct Question: Codable, Sendable, Equatable {
    /// The short name, such as `knn`.
    package var id: String
    package var title: String
    package var score: Score
    package var checks: [Check]

    /// Creates a value with the given properties.
    package init(id: String, title: String, score: Score, checks: [Check]) {
      self.id = id
      self.title = title
      self.score = score
      self.checks = checks
    }
  }

  /// The points that were earned, the points that the checks can award, and the points that a
  /// person has yet to award.
  package struct Score: Codable, Sendable, Equatable {
    package var earned: Double
    /// The maximum number of points that the automatic checks can award.
    package var possible: Double
    /// The points for written answers that a person has yet to grade.
    package var awaiting: Double
    /// The points of written questions without an answer; nil if there are none.
    package var unanswered: Double?
    /// The points of checks that were left out, because only a part was to be graded; nil if there
    /// are none.
    package var leftOut: Double?
    /// The points of checks in which the grader itself failed, or that it did not reach; nil if
    /// there are none.
    package var undecided: Double?
    /// The points of all checks, or nil in reports of earlier versions.
    package var total: Double?
    /// Whether the score is final.
    ///
    /// The score is not final if the grader itself failed during a check, or did not reach it, or
    /// if checks were left out.
    package var isFinal: Bool

    /// Creates a value with the given properties.
    package init(
      earned: Double, possible: Double, awaiting: Double, unanswered: Double? = nil,
      leftOut: Double? = nil, undecided: Double? = nil, total: Double? = nil, isFinal: Bool
    ) {
      (self.earned, self.possible, self.awaiting) = (earned, possible, awaiting)
      (self.unanswered, self.leftOut, self.undecided) = (unanswered, leftOut, undecided)
      (self.total, self.isFinal) = (total, isFinal)
    }
  }

  /// The time that one stage took.
  package struct Stage: Codable, Sendable, Equatable {
    /// The name: `intake`, `build`, `check`, `speed`, `training`, `recheck` or `optimized build`.
    package var name: String
    /// The wall time in seconds.
    package var seconds: Double

    /// Creates a value with the given properties.
    package init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// Creates a value with the given properties.
  package init(
    tool: Tool, assignment: Assignment, submission: Submission, refusal: Refusal?, build: Build,
    questions: [Question], score: Score, stages: [Stage], startedAt: String, seed: Seed,
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
