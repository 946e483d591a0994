/// A piece of an assignment that can be called with a payload and answers with one.
///
/// The list of an assignment's exercises stands in its `Exercises.swift`. That file is the same in
/// Solutions and in Assignments, so the grader calls the reference and the student's code alike.
public struct Exercise: Sendable {
  /// The name of the call, such as `a1.knn.noLoops`.
  public let name: String

  /// The parts of Core that the exercise's code may use; using another fails the grader's check.
  public let allowed: CoreParts

  private let body: @Sendable (Payload) throws -> Payload

  /// Makes an exercise from its name and its code.
  ///
  /// - Parameters:
  ///   - name: The name of the call.
  ///   - allowed: The parts of Core that it may use besides tensors; none by default.
  ///   - body: The code, which calls your functions with the payload's tensors.
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
  /// - Parameter input: The tensors and texts that the exercise names.
  /// - Returns: The tensors that the exercise computes.
  /// - Throws: `NotImplemented` from a stub, `PayloadError` when `input` lacks something, and
  ///   whatever the exercise itself throws.
  public func callAsFunction(_ input: Payload) throws -> Payload {
    try body(input)
  }
}
