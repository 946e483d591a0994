package import Record

/// Points, thresholds and targets of one assignment, as an instructor writes them.
package struct Rubric: Sendable, Equatable {
  /// The short name of the assignment, such as `a1`.
  package var assignment: String
  package var title: String
  package var questions: [Question]
  /// What the compiler may use.
  package var buildLimits = ResourceLimits.build
  /// What a worker may use, where a check does not say otherwise.
  package var runLimits = ResourceLimits.run
  /// What should be changed in the file although it was understood, one line each.
  package var notices: [String] = []

  /// One question, worth the sum of its checks.
  package struct Question: Sendable, Equatable {
    package var id: String
    package var title: String
    package var points: Double
    package var checks: [Entry]
    /// The line of the rubric where it begins, counted from 1.
    package var line = 0
  }

  /// What the rubric says of one check.
  package struct Entry: Sendable, Equatable {
    package var id: String
    package var points: Double
    package var isHidden = false
    /// The largest relative error that passes, for checks that compare.
    package var tolerance: Double?
    /// The largest ratio of times that passes, for speed checks.
    package var threshold: Double?
    /// The bounds of a property, by the names that its check gives them.
    package var bounds: [String: Double] = [:]
    /// Seconds of wall time for one call; nil for the usual limit.
    package var timeLimit: Double?
    /// What a worker may use in this check; nil for the assignment's limits.
    package var limits: ResourceLimits?
    /// Accuracies between which points grow from none to all, by data set, for accuracy checks.
    package var targets: [String: Target] = [:]
    /// The line of the rubric that says so, counted from 1.
    package var line = 0

    /// Makes an entry.
    package init(id: String, points: Double) {
      self.id = id
      self.points = points
    }
  }

  /// The accuracies that earn nothing and everything; points grow linearly between them.
  package struct Target: Sendable, Equatable {
    package var floor: Double
    package var target: Double

    /// Makes a target.
    package init(floor: Double, target: Double) {
      self.floor = floor
      self.target = target
    }
  }

  /// Gives every call so many seconds of wall time.
  package mutating func limitTime(to seconds: Double) {
    for question in questions.indices {
      for check in questions[question].checks.indices {
        questions[question].checks[check].timeLimit = seconds
      }
    }
  }

  /// The entry of a check.
  package func entry(_ id: String) -> Entry? {
    questions.lazy.flatMap(\.checks).first { $0.id == id }
  }
}

/// What is wrong with a rubric, and where.
package struct RubricError: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  /// The line, counted from 1.
  package let line: Int
  package let problem: String

  package var description: String { "\(path):\(line): \(problem)" }
}
