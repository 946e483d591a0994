private import Foundation
private import Synchronization

/// Shows how far a long piece of work has come, on standard error.
///
/// On a terminal it is one line with a bar and the time gone by. Elsewhere, as in a log, it is a
/// plain line when the detail changes, at most one in five seconds. With `--quiet` it is nothing.
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

  /// Begins a piece of work, and shows its line.
  ///
  /// - Parameters:
  ///   - label: What is being done, such as `Checking`.
  ///   - total: How many steps there are.
  ///   - style: The style of standard error.
  package convenience init(label: String, total: Int, style: TerminalStyle) {
    self.init(
      label: label, total: total, style: style, now: { ProcessInfo.processInfo.systemUptime },
      write: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })
  }

  /// Begins a piece of work with a clock and a place to write of the caller's.
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

  /// Tells how many steps are done, and what is being worked on.
  package func update(completed: Int, detail: String) {
    guard !style.isQuiet else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.completed = min(max(completed, 0), total)
      state.detail = detail.singleLine
      if style.isTerminal { drawBar(&state) } else { printLine(&state) }
    }
  }

  /// Ends the line; further updates are ignored.
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

  /// Ends the line of work that came to nothing; an error says the rest.
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
    // Redrawing ten times a second is as fast as an eye follows.
    guard isLast || state.detail != state.printedDetail || elapsed - state.printedAt >= 0.1 else {
      return
    }
    state.printedAt = elapsed
    state.printedDetail = state.detail
    let bar = Bar(fraction: total > 0 ? Double(state.completed) / Double(total) : 0, width: 20)
    let time = Wording.seconds(elapsed.rounded(.down))
    let facts = " \(bar.text) \(state.completed)/\(total)  \(time)"
    // A line that is too long for the terminal cannot be drawn over.
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
