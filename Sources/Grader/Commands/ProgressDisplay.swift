import Foundation
import Grading
import Presentation

/// Shows the progress of one stage after another, and each notice once.
final class ProgressDisplay: Sendable {
  private let style: TerminalStyle
  private let state = Lock()

  private final class Lock: @unchecked Sendable {
    let lock = NSLock()
    var progress: Presentation.Progress?
    var stage: String?
    var steps = 0
    var completed = 0
    var notices: Set<String> = []
  }

  init(style: TerminalStyle) {
    self.style = style
  }

  func show(_ event: Grading.Event) {
    state.lock.withLock {
      switch event {
      case .began(let stage, let steps):
        state.progress?.finish()
        (state.stage, state.steps, state.completed) = (stage, steps, 0)
        state.progress = Presentation.Progress(label: stage, total: steps, style: style)
      case .doing(let detail):
        state.progress?.update(completed: state.completed, detail: detail)
      case .advanced(let detail):
        state.completed += 1
        state.progress?.update(completed: state.completed, detail: detail)
      case .noticed(let notice):
        // A command that grades several times gets the same notice each time.
        guard state.notices.insert(notice).inserted else { return }
        state.progress?.finish()
        FileHandle.standardError.write(Data("note: \(notice)\n".utf8))
      }
    }
  }

  func finish() {
    state.lock.withLock {
      state.progress?.finish()
      (state.progress, state.stage) = (nil, nil)
    }
  }

  /// Returns one sentence about the state, to print when a signal ends the command.
  ///
  /// - Parameters:
  ///   - idle: The sentence to return if no stage is running.
  ///   - result: What happens to the result of an interrupted stage.
  /// - Returns: The sentence.
  func standing(idle: String, result: String) -> String {
    state.lock.withLock {
      guard let stage = state.stage else { return idle }
      let done = state.steps > 0 ? " (\(state.completed) of \(state.steps) done)" : ""
      return "Stopped while \(stage.prefix(1).lowercased() + stage.dropFirst())\(done): \(result)."
    }
  }
}
