/// A step whose result several sections need, such as the prepared pixels.
///
/// A run takes it when it is first asked for and keeps the result, so that a section can run alone,
/// and a page shows the step once.
package protocol SharedStep: Hashable {
  /// The step's result.
  associatedtype Value

  /// Takes the step.
  ///
  /// - Parameter run: Where it is taken.
  /// - Returns: The result, or nil when the step failed.
  /// - Throws: What the run's observer throws.
  func take(_ run: LabRun) throws -> Value?
}

/// What a shared step gave.
struct SharedResult<Value> {
  /// The result, or nil when the step failed.
  let value: Value?
}
