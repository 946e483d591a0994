/// The error of an exercise that nobody has written yet.
public struct NotImplemented: Error, Sendable, CustomStringConvertible {
  /// What is still to be written, as the stub says it.
  public let task: String

  /// The error in a sentence.
  public var description: String { "not implemented: \(task)" }
}

/// Marks the place of your work: replace the line with your code.
///
/// - Parameter task: What is to be written here.
/// - Throws: `NotImplemented`, always.
public func todo(_ task: String) throws -> Never {
  throw NotImplemented(task: task)
}
