/// A change in the world that should not have happened.
package struct Breach: Sendable, Equatable, Encodable {
  /// What was found, in one sentence.
  package let what: String
  /// The attacks that were running at any time since the world was last found unchanged.
  package let during: [String]
}
