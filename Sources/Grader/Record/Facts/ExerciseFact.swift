/// What was found of something that one exercise asks for.
package enum ExerciseFact: Sendable, Equatable, Codable, FactGroup {
  /// Something that this exercise alone asks for holds or does not hold.
  ///
  /// The name is stable, such as `a1.linear.labelsMoved`; the sentence is the exercise's own.
  case property(id: String, text: String)
  /// A number, and the bounds that it should keep.
  case statistic(name: String, value: Double, least: Double?, most: Double?)
  /// A setting is not the one that the exercise asks for.
  case wrongSetting(name: String, expected: Double, received: Double)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case property, statistic, wrongSetting
  }
}
