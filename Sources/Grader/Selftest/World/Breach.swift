/// A change to the host that should not have happened.
package struct Breach: Sendable, Equatable, Encodable {
  /// What was found, in one sentence.
  package let what: String
  /// The attacks that may have caused the change: those that ran at any time since the host was
  /// last found unchanged.
  package let during: [String]
}
