import Synchronization
import Testing
import Presentation

@Suite struct ProgressTests {
  private final class Screen: Sendable {
    let time = Mutex(0.0)
    let text = Mutex("")

    func progress(_ style: TerminalStyle, total: Int = 4) -> Presentation.Progress {
      Progress(
        label: "Checking", total: total, style: style, now: { self.time.withLock { $0 } },
        write: { line in self.text.withLock { $0 += line } })
    }

    func wait(_ seconds: Double) { time.withLock { $0 += seconds } }
    var shown: String { text.withLock { $0 } }
  }

  @Test func `a terminal shows a bar, the count and the time, and is cleared at the end`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, columns: 80))
    screen.wait(3)
    progress.update(completed: 2, detail: "a1.svm")
    #expect(screen.shown.contains("██████████░░░░░░░░░░ 2/4   3 s"))
    #expect(screen.shown.contains("a1.svm"))
    progress.finish()
    #expect(screen.shown.hasSuffix("\r\u{1B}[K"))
  }

  @Test func `a line never gets longer than the terminal is wide`() {
    let text = Mutex("")
    let progress = Progress(
      label: String(repeating: "long ", count: 20), total: 26_421,
      style: TerminalStyle(isTerminal: true, columns: 80), now: { 0 },
      write: { line in text.withLock { $0 = line } })
    for detail in ["KB, 0 %", "KB, 40 %"] {
      progress.update(completed: 10_568, detail: detail)
      #expect(text.withLock { $0.dropFirst(4).count } < 80)
      #expect(text.withLock { $0.contains("10568/26421") })
    }
  }

  @Test func `abandoned work clears its line and claims nothing`() {
    let screen = Screen()
    screen.progress(.plain).abandon()
    #expect(screen.shown.isEmpty)
    let progress = screen.progress(TerminalStyle(isTerminal: true, columns: 80))
    progress.abandon()
    progress.finish()
    #expect(screen.shown.hasSuffix("\r\u{1B}[K"))
  }

  @Test func `the time on a terminal ticks while nothing is reported`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, columns: 80), total: 0)
    progress.update(completed: 0, detail: "compiling 3 files")
    screen.wait(2)
    #expect(progress.tick())
    let line = screen.shown.split(separator: "\r").last
    #expect(line?.contains("Checking   2 s") == true)
    #expect(line?.contains("compiling 3 files") == true)
    progress.finish()
    #expect(!progress.tick())
  }

  @Test func `a log gets a line every ten seconds, also while nothing is reported`() {
    let screen = Screen()
    let progress = screen.progress(.plain)
    progress.update(completed: 1, detail: "one")
    progress.tick()
    screen.wait(11)
    progress.update(completed: 3, detail: "three")
    progress.update(completed: 3, detail: "four")
    screen.wait(10)
    progress.tick()
    progress.finish()
    progress.finish()
    #expect(
      screen.shown
        == """
        Checking 3/4: 11 s, three
        Checking 3/4: 21 s, four
        Checking: done in 21 s

        """)
  }

  @Test func `quiet is silent`() {
    let screen = Screen()
    let progress = screen.progress(TerminalStyle(isTerminal: true, isQuiet: true))
    progress.update(completed: 1, detail: "one")
    progress.finish()
    #expect(screen.shown.isEmpty)
  }

  @Test func `a detail cannot command the terminal`() {
    let screen = Screen()
    let progress = screen.progress(.plain)
    screen.wait(10)
    progress.update(completed: 1, detail: "\u{1B}[2J\nnext")
    #expect(screen.shown == "Checking 1/4: 10 s, ␛[2J␊next\n")
  }
}
