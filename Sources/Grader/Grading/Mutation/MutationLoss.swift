import Judging

/// The points that a mutation costs, although it is one mistake.
package struct MutationLoss: Sendable, Equatable {
  /// The most points that a check of the changed file loses.
  package private(set) var once = 0.0
  /// What other checks of that file lose.
  package private(set) var inFile = 0.0
  /// What checks of other files lose as they are.
  package private(set) var elsewhere = 0.0
  /// The checks that lose points, those of the changed file first.
  package private(set) var checks: [String] = []

  /// What is lost beyond one check before anything is judged again.
  package var before: Double { inFile + elsewhere }
  /// What is lost beyond one check once checks of other files are judged with the reference's
  /// version of the changed file.
  ///
  /// That is done if one of the file's own checks fails; otherwise the mistake is not known to be
  /// there.
  package var after: Double { inFile + (once > 0 ? 0 : elsewhere) }

  /// Adds a check of the changed file that fails.
  mutating func addOwn(_ points: Double, check: String) {
    checks.append(check)
    inFile += min(points, once)
    once = max(points, once)
  }

  /// Adds a check of another file that fails.
  mutating func addOther(_ points: Double, check: String) {
    checks.append(check)
    elsewhere += points
  }
}
