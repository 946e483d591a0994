/// What the code that runs now is to do without: nothing, but in a worker that serves the grader.
///
/// It belongs to the process and not to a thread, so it holds on threads that a call starts. It is
/// written only while no call runs.
package enum Withholding {
  /// The parts that end the call.
  nonisolated(unsafe) private(set) static var parts: CoreParts = []

  /// Tells the grader of the part that was used, and ends the process.
  nonisolated(unsafe) private static var answer: ((CoreParts) -> Never)?

  /// Withholds parts until the next time; `answer` is called when one is used nevertheless.
  package static func set(_ parts: CoreParts, answer: ((CoreParts) -> Never)? = nil) {
    Self.answer = answer
    Self.parts = parts
  }

  /// Ends the call, which cannot go on: kernels do not throw.
  static func end(_ part: CoreParts) -> Never {
    if let answer { answer(part) }
    fatalError("Core's \(part.name) was used outside of a call")
  }
}
