/// A call to an assignment's code, which takes a payload and returns another one.
///
/// An assignment's exercises are listed in its `Exercises.swift`. That file is the same in
/// Solutions and in Assignments, so the grader calls the reference and the student's code in the
/// same way.
public struct Exercise: Sendable {
  /// The name of the call, such as `a1.knn.noLoops`.
  public let name: String

  /// The parts of Core that the exercise's code may use.
  ///
  /// A check fails if the code uses any other part.
  public let allowed: CoreParts

  private let body: @Sendable (Payload) throws -> Payload

  /// Creates an exercise from a name and code.
  ///
  /// - Parameters:
  ///   - name: The name of the call.
  ///   - allowed: The parts of Core that the code may use in addition to tensors. By default, there
  ///     are none.
  ///   - body: The code, which calls the student's functions with the payload's tensors.
  public init(
    _ name: String, allowing allowed: CoreParts = [],
    _ body: @escaping @Sendable (Payload) throws -> Payload
  ) {
    self.name = name
    self.allowed = allowed
    self.body = body
  }

  /// Runs the exercise.
  ///
  /// - Parameter input: The tensors and texts that the exercise needs.
  /// - Returns: The tensors that the exercise computes.
  /// - Throws: `NotImplemented` from a stub, `PayloadError` if `input` lacks a value that the
  ///   exercise needs, and any error from the exercise itself.
  public func callAsFunction(_ input: Payload) throws -> Payload {
    try body(input)
  }
}
