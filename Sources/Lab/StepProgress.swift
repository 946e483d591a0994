import Foundation
import LabKit
import Presentation
import Synchronization

/// Shows the current step, its progress and its elapsed time on standard error.
///
/// On a terminal, this is a single line that is redrawn continually. Elsewhere, such as in a log, a
/// line is printed when a step begins, every ten seconds after that, and at the end of a step that
/// took longer than a second.
final class StepProgress: Sendable {
  private struct State {
    var title: String?
    var start = ContinuousClock.now
    var printed = ContinuousClock.now
    var fraction: Double?
    var part = ""
  }

  private let style: TerminalStyle
  private let state = Mutex(State())

  init(style: TerminalStyle) {
    self.style = style
    guard !style.isQuiet else { return }
    // A separate thread redraws the line, because the student's code keeps the main thread busy.
    Thread.detachNewThread { [weak self] in
      while let self {
        self.show()
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  /// Shows that a step has begun.
  func begin(number: Int, title: String) {
    let line = "\(number). \(title)"
    state.withLock { $0 = State(title: line) }
    if !style.isQuiet, !style.isTerminal { write("\(line) …\n") }
  }

  /// Updates the progress of the current step.
  func advance(completed: Int, total: Int, part: String) {
    state.withLock { state in
      state.fraction = Double(completed) / Double(max(total, 1))
      state.part = part
    }
  }

  /// Shows that the current step has ended.
  func end(_ step: LabReport.Step?) {
    state.withLock { state in
      state.title = nil
      guard !style.isQuiet, let step else { return }
      if style.isTerminal {
        write("\r\u{1B}[K")
      } else if step.seconds >= 1 {
        write("   \(step.outcome.label) after \(Wording.seconds(step.seconds))\n")
      }
    }
  }

  private func show() {
    state.withLock { state in
      guard let title = state.title else { return }
      let seconds = Wording.seconds(
        ((ContinuousClock.now - state.start) / .seconds(1)).rounded(.down))
      let percent = state.fraction.map { "\(Int(100 * $0)) %" }
      if style.isTerminal {
        let bar = state.fraction.map { Bar(fraction: $0, width: 20).text + " " } ?? ""
        let facts = [percent ?? "", seconds, title, state.part].filter { !$0.isEmpty }
        write("\r\u{1B}[K" + (bar + facts.joined(separator: "  ")).truncated(to: style.width - 1))
      } else if ContinuousClock.now - state.printed >= .seconds(10) {
        state.printed = .now
        let facts = [state.part, percent ?? "", seconds].filter { !$0.isEmpty }
        write("   \(facts.joined(separator: ", "))\n")
      }
    }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
