/// Bytes that are not an array file of NumPy, or one that tensors cannot hold.
public struct NPYError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was expected.
  public let expected: String
  /// What was found instead.
  public let found: String

  /// The error in a sentence.
  public var description: String { "npy: expected \(expected), found \(found)" }
}
