/// A step whose result several sections need, such as the prepared pixels.
///
/// A run executes the step on first use and keeps the result. A section can therefore run alone,
/// and a page shows the step only once.
package protocol SharedStep: Hashable {
  /// The step's result.
  associatedtype Value

  /// Runs the step.
  ///
  /// - Parameter run: The lab run.
  /// - Returns: The result, or nil if the step failed.
  /// - Throws: Errors thrown by the run's observer.
  func take(_ run: LabRun) throws -> Value?
}

/// The result of a shared step.
struct SharedResult<Value> {
  /// The result, or nil if the step failed.
  let value: Value?
}
