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
    var start = 0.0
    var printedAt = 0.0
    var fraction: Double?
    var part = ""
  }

  private let style: TerminalStyle
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// Creates a progress display on standard error, which ends when the object is released.
  convenience init(style: TerminalStyle) {
    self.init(
      style: style, now: { ProcessInfo.processInfo.systemUptime },
      write: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })
    guard !style.isQuiet else { return }
    // A separate thread redraws the line, because the student's code keeps the main thread busy.
    Thread.detachNewThread { [weak self] in
      while let self {
        self.show()
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  /// Creates a progress display with the caller's clock and output; the caller calls `show`.
  init(
    style: TerminalStyle, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    (self.style, self.now, self.write) = (style, now, write)
  }

  /// Shows that a step has begun.
  func begin(title: String) {
    let start = now()
    state.withLock { $0 = State(title: title, start: start, printedAt: start) }
    if !style.isQuiet, !style.isTerminal { write("\(title) …\n") }
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
      guard !style.isQuiet else { return }
      if style.isTerminal {
        write("\r\u{1B}[K")
      } else if let step, step.seconds >= 1 {
        write("   \(step.outcome.label) after \(Wording.seconds(step.seconds))\n")
      }
    }
  }

  /// Shows the current state, if there is something new to show.
  func show() {
    state.withLock { state in
      guard let title = state.title else { return }
      let time = now()
      let seconds = Wording.elapsed(time - state.start)
      let percent = state.fraction.map { "\(Int(100 * $0)) %" }
      if style.isTerminal {
        let bar = state.fraction.map { Bar(fraction: $0, width: 20).text + " " } ?? ""
        let facts = [percent ?? "", seconds, title, state.part].filter { !$0.isEmpty }
        write("\r\u{1B}[K" + (bar + facts.joined(separator: "  ")).truncated(to: style.width - 1))
      } else if time - state.printedAt >= 10 {
        state.printedAt = time
        let facts = [state.part, percent ?? "", seconds].filter { !$0.isEmpty }
        write("   \(facts.joined(separator: ", "))\n")
      }
    }
  }
}
