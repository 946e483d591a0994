import Presentation
package import Record

/// The points, thresholds and targets of one assignment, as written by the instructor.
package struct Rubric: Sendable, Equatable {
  /// The short name of the assignment, such as `a1`.
  package var assignment: String
  package var title: String
  package var questions: [Question]
  /// The time limit for the whole grading, in seconds of wall time.
  ///
  /// It begins with the first build and ends after the last check.
  package var timeBudget = Self.usualTimeBudget
  /// The resource limits of the compiler.
  package var buildLimits = ResourceLimits.build
  /// The resource limits of a worker, unless a check has its own.
  package var runLimits = ResourceLimits.run
  /// Suggestions for changes to the file, one line each.
  ///
  /// The file is valid without these changes.
  package var notices: [String] = []

  /// The time limit for a whole grading, in seconds, unless the rubric gives another.
  package static let usualTimeBudget = 1200.0

  /// A question, whose points are the sum of its checks' points.
  package struct Question: Sendable, Equatable {
    package var id: String
    package var title: String
    package var points: Double
    package var checks: [Entry]
    /// The line of the rubric where the question begins, counted from 1.
    package var line = 0
  }

  /// The entry of one check.
  package struct Entry: Sendable, Equatable {
    package var id: String
    package var points: Double
    package var isHidden = false
    /// For checks that compare values, the largest relative error that passes.
    package var tolerance: Double?
    /// For speed checks, the largest ratio of times that passes.
    package var threshold: Double?
    /// For property checks, the bounds of the property, by the names that the check uses.
    package var bounds: [String: Double] = [:]
    /// The time limit for one call, in seconds, or nil for the default.
    package var timeLimit: Double?
    /// The resource limits of a worker in this check, or nil for the assignment's limits.
    package var limits: ResourceLimits?
    /// For accuracy checks, the targets by the names of the data sets.
    package var targets: [String: Target] = [:]
    /// The line of the entry in the rubric, counted from 1.
    package var line = 0

    /// Creates an entry.
    package init(id: String, points: Double) {
      self.id = id
      self.points = points
    }
  }

  /// The accuracy that earns no points, and the accuracy that earns all of them.
  ///
  /// The points increase linearly in between.
  package struct Target: Sendable, Equatable {
    package var floor: Double
    package var target: Double

    /// Creates a target.
    package init(floor: Double, target: Double) {
      self.floor = floor
      self.target = target
    }
  }

  /// A warning if the time of a whole grading is hardly enough for its longest step, or nil.
  package var budgetWarning: String? {
    let longest = questions.flatMap(\.checks).compactMap(\.timeLimit).max() ?? 0
    let compiling = Double(buildLimits.wallSeconds)
    let least = compiling + longest
    guard timeBudget < least else { return nil }
    return "'timeBudget' is \(timeBudget.short) seconds, but compiling alone may take "
      + "\(compiling.short), and one call \(longest.short): checks that are not reached earn "
      + "nothing or are not decided. Allow at least \(least.short)."
  }

  /// Sets the time limit of every call, in seconds.
  package mutating func limitTime(to seconds: Double) {
    for question in questions.indices {
      for check in questions[question].checks.indices {
        questions[question].checks[check].timeLimit = seconds
      }
    }
  }

  /// Returns the entry of a check.
  package func entry(_ id: String) -> Entry? {
    questions.lazy.flatMap(\.checks).first { $0.id == id }
  }

  /// Returns the entry of a check, or one without points if the rubric has none.
  package func entryOrDefault(_ id: String) -> Entry { entry(id) ?? Entry(id: id, points: 0) }
}

/// An error in a rubric, or in another file of the course that grading reads.
package struct RubricError: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  /// The line, counted from 1.
  package let line: Int
  package let problem: String

  /// Creates an error.
  package init(path: String, line: Int, problem: String) {
    (self.path, self.line, self.problem) = (path, line, problem)
  }

  package var description: String { "\(path):\(line): \(problem)" }
}
