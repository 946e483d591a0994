/// Something in the world that is not as it was.
package struct Breach: Sendable, Equatable, Encodable {
  /// What was found, in one sentence.
  package let what: String
  /// The attacks that were tried at some moment since the world was last found in order.
  package let during: [String]
}
