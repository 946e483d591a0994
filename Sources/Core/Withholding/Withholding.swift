/// The parts of Core that code may not use at the moment.
///
/// Only a worker that serves the grader withholds parts.
///
/// The set belongs to the process, not to a thread, so it also applies to threads that a call
/// starts. The set is changed only while no call is running.
package enum Withholding {
  /// The parts of Core whose use ends the call.
  nonisolated(unsafe) private(set) static var parts: CoreParts = []

  /// Tells the grader which part was used, and ends the process.
  nonisolated(unsafe) private static var answer: ((CoreParts) -> Never)?

  /// Withholds parts until the next call of this function.
  ///
  /// If code uses one of them anyway, `answer` is called.
  package static func set(_ parts: CoreParts, answer: ((CoreParts) -> Never)? = nil) {
    Self.answer = answer
    Self.parts = parts
  }

  /// Ends the call, which cannot continue because kernels do not throw.
  static func end(_ part: CoreParts) -> Never {
    if let answer { answer(part) }
    fatalError("Core's \(part.name) was used outside of a call")
  }
}
