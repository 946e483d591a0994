/// A fact about a requirement of one exercise.
package enum ExerciseFact: Sendable, Equatable, Codable, FactGroup {
  /// A requirement of one exercise holds or does not hold.
  ///
  /// The name is stable, such as `a1.linear.labelsMoved`. The exercise defines the sentence.
  case property(id: String, text: String)
  /// A measured number and its bounds.
  case statistic(name: String, value: Double, least: Double?, most: Double?)
  /// A setting differs from the one that the exercise asks for.
  case wrongSetting(name: String, expected: Double, received: Double)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case property, statistic, wrongSetting
  }
}
