import Foundation
import Synchronization

/// Shows on standard error which step runs, and for how long it has run.
///
/// On a terminal it is one line that is drawn again and again; elsewhere, as in a log, a plain line
/// when a step begins and another when one ends that took longer than a second.
final class StepProgress: Sendable {
  private struct State {
    var title: String?
    var start = ContinuousClock.now
    var fraction: Double?
  }

  private let isTerminal: Bool
  private let isQuiet: Bool
  private let state = Mutex(State())

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    guard isTerminal, !isQuiet else { return }
    // The student's code keeps the main thread busy.
    Thread.detachNewThread { [weak self] in
      while let self {
        self.draw()
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  /// A step begins.
  func begin(number: Int, title: String) {
    let line = "\(number). \(title)"
    state.withLock { $0 = State(title: line) }
    if !isQuiet, !isTerminal { write("\(line) …\n") }
  }

  /// The step has done a part of its work.
  func advance(completed: Int, total: Int) {
    state.withLock { $0.fraction = Double(completed) / Double(max(total, 1)) }
  }

  /// The step has ended.
  func end(_ step: LabReport.Step?) {
    state.withLock { state in
      state.title = nil
      guard !isQuiet, let step else { return }
      if isTerminal {
        write("\r\u{1B}[K")
      } else if step.seconds >= 1 {
        write("   \(step.outcome.label) after \(Wording.seconds(step.seconds))\n")
      }
    }
  }

  private func draw() {
    state.withLock { state in
      guard let title = state.title else { return }
      let seconds = Int((ContinuousClock.now - state.start) / .seconds(1))
      var line = "\(title)  \(seconds) s"
      if let fraction = state.fraction {
        let filled = Int((fraction * 20).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        line = "\(bar) " + line
      }
      write("\r\u{1B}[K" + line.prefix(78))
    }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
