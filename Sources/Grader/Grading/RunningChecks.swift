import Score
import Synchronization

/// The checks that are running, of which the progress names the one that began first.
final class RunningChecks: Sendable {
  private let names = Mutex<[String]>([])
  private let rubric: Rubric
  private let event: @Sendable (Grading.Event) -> Void

  /// Creates an empty list.
  ///
  /// - Parameters:
  ///   - rubric: The rubric, which says what is hidden.
  ///   - event: Receives the progress.
  init(_ rubric: Rubric, _ event: @escaping @Sendable (Grading.Event) -> Void) {
    (self.rubric, self.event) = (rubric, event)
  }

  /// Adds a check that begins.
  @Sendable func began(_ check: String) {
    let first = names.withLock { names in
      names.append(check)
      return names[0]
    }
    event(.doing(shown(first)))
  }

  /// Removes a check that has ended.
  func ended(_ check: String) {
    let first = names.withLock { names in
      if let index = names.firstIndex(of: check) { names.remove(at: index) }
      return names.first
    }
    event(.advanced(detail: first.map(shown) ?? ""))
  }

  /// The name for a student, who may be watching.
  private func shown(_ check: String) -> String {
    rubric.entryOrDefault(check).isHidden ? "a hidden check" : check
  }
}
