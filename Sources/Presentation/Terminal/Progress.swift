private import Foundation
private import Synchronization

/// Shows the progress of a long-running task on standard error.
///
/// On a terminal, it shows a line with a bar and the elapsed time. Elsewhere, such as in a log, it
/// prints a line when the detail changes, but at most once every five seconds. With `--quiet`, it
/// prints nothing.
package final class Progress: Sendable {
  private struct State {
    var completed = 0
    var detail = ""
    var printedAt = -Double.infinity
    var printedDetail: String?
    var isFinished = false
  }

  private let label: String
  private let total: Int
  private let style: TerminalStyle
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let start: Double
  private let state = Mutex(State())

  /// Starts showing the progress of a task.
  ///
  /// - Parameters:
  ///   - label: What is being done, such as `Checking`.
  ///   - total: The number of steps.
  ///   - style: The style of standard error.
  package convenience init(label: String, total: Int, style: TerminalStyle) {
    self.init(
      label: label, total: total, style: style, now: { ProcessInfo.processInfo.systemUptime },
      write: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })
  }

  /// Starts showing the progress of a task, with the given clock and output.
  package init(
    label: String, total: Int, style: TerminalStyle, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label.singleLine
    self.total = max(total, 0)
    self.style = style
    self.now = now
    self.write = write
    self.start = now()
    update(completed: 0, detail: "")
  }

  /// Reports how many steps are done, and what is being worked on.
  package func update(completed: Int, detail: String) {
    guard !style.isQuiet else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.completed = min(max(completed, 0), total)
      state.detail = detail.singleLine
      if style.isTerminal { drawBar(&state) } else { printLine(&state) }
    }
  }

  /// Shows that the task is done; further updates are ignored.
  package func finish() {
    guard !style.isQuiet else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isFinished = true
      if style.isTerminal {
        write("\r\u{1B}[K")
      } else {
        write("\(label): done in \(Wording.seconds(now() - start))\n")
      }
    }
  }

  /// Removes the line after the task has failed; an error message gives the reason.
  package func abandon() {
    guard !style.isQuiet else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isFinished = true
      if style.isTerminal { write("\r\u{1B}[K") }
    }
  }

  private func drawBar(_ state: inout State) {
    let elapsed = now() - start
    let isLast = state.completed == total
    // Redraw at most ten times a second, because the eye cannot follow faster changes.
    guard isLast || state.detail != state.printedDetail || elapsed - state.printedAt >= 0.1 else {
      return
    }
    state.printedAt = elapsed
    state.printedDetail = state.detail
    let bar = Bar(fraction: total > 0 ? Double(state.completed) / Double(total) : 0, width: 20)
    let time = Wording.seconds(elapsed.rounded(.down))
    let facts = " \(bar.text) \(state.completed)/\(total)  \(time)"
    // The line must fit the terminal, because a line that wraps cannot be redrawn.
    var line = label.truncated(to: max(style.width - facts.columns - 1, 1)) + facts
    let room = style.width - line.columns - 3
    if room > 8, !state.detail.isEmpty {
      line += "  " + style.paint(state.detail.truncated(to: room), .faint)
    }
    write("\r\u{1B}[K" + line)
  }

  private func printLine(_ state: inout State) {
    let elapsed = now() - start
    guard !state.detail.isEmpty, state.detail != state.printedDetail,
      elapsed - state.printedAt >= 5
    else { return }
    state.printedAt = elapsed
    state.printedDetail = state.detail
    write("\(label) \(state.completed)/\(total): \(state.detail)\n")
  }
}
