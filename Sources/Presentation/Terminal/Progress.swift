private import Foundation
private import Synchronization

/// Shows the progress of a long-running task on standard error.
///
/// On a terminal, it shows a line with a bar and the elapsed time, which ticks. Elsewhere, such as
/// in a log, it prints a line every ten seconds. With `--quiet`, it prints nothing.
package final class Progress: Sendable {
  private struct State {
    var completed = 0
    var detail = ""
    /// When the last line was printed, in seconds since the start.
    var printedAt = 0.0
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
  ///   - total: The number of steps, or 0 if it is not known.
  ///   - style: The style of standard error.
  package convenience init(label: String, total: Int, style: TerminalStyle) {
    self.init(
      label: label, total: total, style: style, now: { ProcessInfo.processInfo.systemUptime },
      write: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })
    guard !style.isQuiet else { return }
    // A thread of its own, because the task may keep all others busy.
    Thread.detachNewThread { [weak self] in
      repeat { Thread.sleep(forTimeInterval: 0.5) } while self?.tick() == true
    }
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

  /// Shows the time that has passed, while the task reports nothing.
  ///
  /// - Returns: Whether the task is still running.
  @discardableResult
  package func tick() -> Bool {
    guard !style.isQuiet else { return false }
    return state.withLock { state in
      guard !state.isFinished else { return false }
      if style.isTerminal { drawBar(&state) } else { printLine(&state) }
      return true
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
    let isLast = state.completed == total && total > 0
    // Redraw at most ten times a second, because the eye cannot follow faster changes.
    guard
      state.printedDetail == nil || isLast || state.detail != state.printedDetail
        || elapsed - state.printedAt >= 0.1
    else { return }
    state.printedAt = elapsed
    state.printedDetail = state.detail
    let time = Wording.elapsed(elapsed)
    let bar = Bar(fraction: total > 0 ? Double(state.completed) / Double(total) : 0, width: 20)
    let facts = total > 0 ? " \(bar.text) \(state.completed)/\(total)  \(time)" : "  \(time)"
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
    guard elapsed - state.printedAt >= 10 else { return }
    state.printedAt = elapsed
    let count = total > 0 ? " \(state.completed)/\(total)" : ""
    let detail = state.detail.isEmpty ? "" : ", \(state.detail)"
    write("\(label)\(count): \(Wording.elapsed(elapsed))\(detail)\n")
  }
}
