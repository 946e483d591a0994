/// The points that a mutation costs, although it is one mistake.
package struct MutationLoss: Sendable {
  /// A check of the changed file that fails.
  private struct Failure {
    let points: Double
    /// Whether it is judged given the changed function, whose own check fails.
    let isGiven: Bool
  }

  private var own: [Failure] = []
  /// What checks of other files lose as they are.
  package private(set) var elsewhere = 0.0
  /// The checks that lose points, those of the changed file first.
  package private(set) var checks: [String] = []

  /// What is lost beyond one check before anything is judged again.
  package var before: Double { beyondOne(own) + elsewhere }
  /// What is lost beyond one check once checks of other files are judged with the reference's
  /// version of the changed file, and those of the file with that of the changed function.
  package var after: Double { beyondOne(own.filter { !$0.isGiven }) }

  private func beyondOne(_ failures: [Failure]) -> Double {
    failures.reduce(0) { $0 + $1.points } - (failures.map(\.points).max() ?? 0)
  }

  /// Adds a check of the changed file that fails.
  ///
  /// - Parameters:
  ///   - points: What it loses.
  ///   - check: The name of the check.
  ///   - isGiven: Whether it is judged given the changed function, whose own check fails.
  mutating func addOwn(_ points: Double, check: String, isGiven: Bool) {
    checks.append(check)
    own.append(Failure(points: points, isGiven: isGiven))
  }

  /// Adds a check of another file that fails.
  mutating func addOther(_ points: Double, check: String) {
    checks.append(check)
    elsewhere += points
  }
}
