/// The error thrown by an exercise that has not been written yet.
public struct NotImplemented: Error, Sendable, CustomStringConvertible {
  /// The task, as stated in the stub.
  public let task: String

  /// The error message.
  public var description: String { "not implemented: \(task)" }
}

/// Marks a piece of code that you have to write.
///
/// Replace the line that calls this function.
///
/// - Parameter task: A short description of the task.
/// - Throws: `NotImplemented`, always.
public func todo(_ task: String) throws -> Never {
  throw NotImplemented(task: task)
}
