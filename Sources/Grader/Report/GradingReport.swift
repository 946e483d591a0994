/// Everything that is said of one submission; each report format renders this value.
package struct GradingReport: Codable, Sendable, Equatable {
  /// The version of this schema; `docs/report-schema.md` describes it.
  package var schema = "backprop.report/1"
  /// The program that made the report.
  package var tool: Tool
  /// The assignment that was graded.
  package var assignment: Assignment
  /// The archive as it came.
  package var submission: Submission
  /// Why nothing was graded, or nil when the submission was graded.
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
  /// The seed of the inputs; the same seed gives the same inputs.
  package var seed: UInt64
  /// The box that the student's code ran in, in a few words: `bubblewrap`, or `none (--unsandboxed)`.
  package var sandbox: String
  /// Remarks for the reader, such as the data set that stood in for a missing one.
  package var notes: [String]

  /// The program that made the report.
  package struct Tool: Codable, Sendable, Equatable {
    package var name: String
    package var version: String
    /// The compiler, as `swiftc --version` names it.
    package var compiler: String
  }

  /// The assignment that was graded.
  package struct Assignment: Codable, Sendable, Equatable {
    /// The short name, such as `a1`.
    package var id: String
    package var title: String
  }

  /// The archive as it came.
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
    }

    /// What was done with a member.
    package enum Disposition: String, Codable, Sendable {
      case taken, ignored, refused, missing
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
  }

  /// How the student's files were built.
  package struct Build: Codable, Sendable, Equatable {
    package var files: [File]

    /// One source file.
    package struct File: Codable, Sendable, Equatable {
      /// The path below the submission's top, such as `Assignment1/Softmax.swift`.
      package var path: String
      package var status: Status
      package var diagnostics: [Diagnostic]
    }

    /// What became of a source file.
    package enum Status: String, Codable, Sendable {
      /// Compiled as submitted.
      case compiled
      /// Did not compile; its stub stands in for it.
      case replacedByStub
      /// Was not in the archive; its stub stands in for it.
      case missing
    }

    /// One message of the compiler.
    package struct Diagnostic: Codable, Sendable, Equatable {
      /// `error`, `warning` or `note`.
      package var severity: String
      package var line: Int
      package var column: Int
      package var message: String
      /// The source line it speaks of, if the compiler showed it.
      package var source: String
    }
  }

  /// One question of the assignment.
  package struct Question: Codable, Sendable, Equatable {
    /// The short name, such as `knn`.
    package var id: String
    package var title: String
    package var score: Score
    package var checks: [Check]
  }

  /// Points earned, points that could be earned by program, and points that a person still gives.
  package struct Score: Codable, Sendable, Equatable {
    package var earned: Double
    /// The most that the checks which ran by themselves can give.
    package var possible: Double
    /// Points of written answers, which a person gives.
    package var awaiting: Double
    /// False when a grader fault leaves something open.
    package var isFinal: Bool
  }

  /// One check, judged.
  package struct Check: Codable, Sendable, Equatable {
    /// The full name, such as `a1.svm.vectorized.gradient`.
    package var id: String
    /// What a student reads: "svmLossVectorized agrees with the definition".
    package var title: String
    /// `output`, `gradient`, `property`, `speed`, `accuracy` or `written`.
    package var kind: String
    /// Hidden checks show their category only.
    package var isHidden: Bool
    package var verdict: Verdict
    package var earned: Double
    package var points: Double
    /// One or two sentences: what was asked, what came, what to do next.
    package var explanation: String
    /// Facts below the explanation, such as the worst index with expected and received.
    package var details: [Detail]
    /// A command that runs this check again with the same inputs; nil for hidden checks.
    package var reproduce: String?
    /// Wall time in seconds.
    package var seconds: Double
    /// What the student's code printed while this check ran, cut to a few kilobytes.
    package var output: String
    /// Curves to draw, such as training loss.
    package var curves: [Curve]
    /// Images to show, such as learned weights.
    package var images: [Image]
    /// The measured ratio of a speed check.
    package var timing: Timing?
    /// The question and the student's answer, of a written check.
    package var written: Written?
  }

  /// A named fact: `worst index` is `[3, 7]`.
  package struct Detail: Codable, Sendable, Equatable {
    package var name: String
    package var value: String
  }

  /// A line of a plot.
  package struct Curve: Codable, Sendable, Equatable {
    /// Curves with the same chart title are drawn together.
    package var chart: String
    package var name: String
    package var xLabel: String
    package var yLabel: String
    package var x: [Double]
    package var y: [Double]
  }

  /// A picture of bytes.
  package struct Image: Codable, Sendable, Equatable {
    package var caption: String
    /// PNG file content; JSON carries it in base64.
    package var png: [UInt8]
  }

  /// Student's time over the yardstick's time.
  package struct Timing: Codable, Sendable, Equatable {
    /// What the student's code is compared with, such as `your own two-loop version`.
    package var yardstick: String
    /// The median ratio; below 1 is faster than the yardstick.
    package var ratio: Double
    /// The ends of the confidence interval of the ratio.
    package var lower: Double
    package var upper: Double
    /// The ratio that earns the points: at most this.
    package var threshold: Double
    /// How many interleaved rounds were measured.
    package var rounds: Int
    /// Median seconds of the student's code and of the yardstick.
    package var studentSeconds: Double
    package var yardstickSeconds: Double
  }

  /// An inline question with its answer.
  package struct Written: Codable, Sendable, Equatable {
    /// The question, in Markdown.
    package var question: String
    /// The student's answer in Markdown; empty when unanswered.
    package var answer: String
  }

  /// The time that one stage took.
  package struct Stage: Codable, Sendable, Equatable {
    /// `intake`, `build`, `check`, `training` or `report`.
    package var name: String
    /// Wall time in seconds.
    package var seconds: Double
  }
}
