import LabKit
import Presentation
import Synchronization
import Testing

@testable import Lab

@Suite struct StepProgressTests {
  private final class Screen: Sendable {
    let time = Mutex(0.0)
    let text = Mutex("")

    func progress(_ style: TerminalStyle) -> StepProgress {
      StepProgress(
        style: style, now: { self.time.withLock { $0 } },
        write: { line in self.text.withLock { $0 += line } })
    }

    func wait(_ seconds: Double) { time.withLock { $0 += seconds } }

    /// What was written since the last call.
    func takeText() -> String {
      text.withLock { text in
        defer { text = "" }
        return text
      }
    }
  }

  private func step(seconds: Double) -> LabReport.Step {
    .init(title: "Train", outcome: .right, seconds: seconds)
  }

  @Test func `a terminal shows one line with a bar, and is cleared at the end`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, columns: 80))
    progress.show()
    #expect(screen.takeText().isEmpty)
    progress.begin(title: "3. Train")
    screen.wait(2.7)
    progress.show()
    #expect(screen.takeText() == "\r\u{1B}[K 2 s  3. Train")
    progress.advance(completed: 5, total: 20, part: "training 1 of 2")
    progress.show()
    #expect(
      screen.takeText()
        == "\r\u{1B}[K█████░░░░░░░░░░░░░░░ 25 %   2 s  3. Train  training 1 of 2")
    progress.end(step(seconds: 2.7))
    #expect(screen.takeText() == "\r\u{1B}[K")
    progress.show()
    #expect(screen.takeText().isEmpty)
  }

  @Test func `a line is never as wide as the terminal`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, columns: 50))
    progress.begin(title: String(repeating: "long ", count: 20))
    progress.advance(completed: 1, total: 0, part: "")
    progress.show()
    #expect(screen.takeText().dropFirst(4).count < 50)
  }

  @Test func `a log gets a line for each step, and one every ten seconds`() {
    let screen = Screen()
    let progress = screen.progress(.plain)
    progress.begin(title: "1. Train")
    #expect(screen.takeText() == "1. Train …\n")
    screen.wait(9)
    progress.show()
    #expect(screen.takeText().isEmpty)
    screen.wait(1)
    progress.show()
    #expect(screen.takeText() == "   10 s\n")
    progress.advance(completed: 1, total: 2, part: "training 1 of 2")
    screen.wait(10)
    progress.show()
    progress.show()
    #expect(screen.takeText() == "   training 1 of 2, 50 %, 20 s\n")
    progress.end(step(seconds: 20))
    #expect(screen.takeText() == "   right after 20 s\n")
    progress.begin(title: "2. Look")
    progress.end(step(seconds: 0.5))
    #expect(screen.takeText() == "2. Look …\n")
  }

  @Test func `quiet is silent`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, isQuiet: true))
    progress.begin(title: "1. Train")
    progress.end(step(seconds: 5))
    #expect(screen.takeText().isEmpty)
  }
}
