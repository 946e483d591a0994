/// A fact about a requirement of a particular exercise.
package enum ExerciseFact: Sendable, Equatable, Codable, FactGroup {
  /// A requirement of the exercise. Whether it is met follows from the outcome of the check.
  ///
  /// The name, such as `a1.linear.labelsMoved`, never changes. The text is a sentence that the
  /// exercise defines.
  case property(id: String, text: String)
  /// A measured number and its bounds.
  case statistic(name: String, value: Double, least: Double?, most: Double?)
  /// A setting differs from the value that the exercise asks for.
  case wrongSetting(name: String, expected: Double, received: Double)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case property, statistic, wrongSetting
  }
}
