import Testing
import Presentation

@Suite struct TerminalStyleTests {
  @Test func `color needs a terminal where it is not turned off`() {
    #expect(TerminalStyle(isTerminal: true).usesColor)
    #expect(!TerminalStyle(isTerminal: false).usesColor)
    #expect(!TerminalStyle(isTerminal: true, noColor: true).usesColor)
    #expect(!TerminalStyle(isTerminal: true, environment: ["NO_COLOR": "1"]).usesColor)
    #expect(TerminalStyle(isTerminal: true, environment: ["NO_COLOR": ""]).usesColor)
    #expect(!TerminalStyle(isTerminal: true, environment: ["TERM": "dumb"]).usesColor)
  }

  @Test func `colors surround the text or are left out`() {
    #expect(TerminalStyle(isTerminal: true).paint("x", .good) == "\u{1B}[32mx\u{1B}[0m")
    #expect(TerminalStyle.plain.paint("x", .good) == "x")
  }

  @Test func `the width stays readable`() {
    #expect(TerminalStyle(isTerminal: true, columns: 300).width == 100)
    #expect(TerminalStyle(isTerminal: true, columns: 10).width == 40)
    #expect(TerminalStyle(isTerminal: false).width == 80)
  }

  @Test func `a bar is full or empty only when that is true`() {
    #expect(Bar(fraction: 0.999, width: 4).text == "███░")
    #expect(Bar(fraction: 0.001, width: 4).text == "█░░░")
    #expect(Bar(fraction: 1, width: 4).text == "████")
    #expect(Bar(fraction: .nan, width: 4).text == "░░░░")
  }

  @Test func `text is wrapped at spaces and measured in columns`() {
    #expect("one two three".wrapped(to: 8) == ["one two", "three"])
    #expect("abcdefghijkl".wrapped(to: 8) == ["abcdefgh", "ijkl"])
    #expect("日本🧪e\u{301}".columns == 7)
    #expect("日本日本日本".wrapped(to: 9) == ["日本日本", "日本"])
    #expect("abcdef".truncated(to: 4) == "abc…")
  }

  @Test(arguments: [
    (0.0000005, "0.5 µs"), (0.00058539, "585 µs"), (0.35, "350 ms"), (1.239, "1.24 s"),
    (42.4, "42 s"), (125, "2 min 5 s"),
    (.nan, "–"),
  ])
  func `durations read well`(value: Double, expected: String) {
    #expect(Wording.seconds(value) == expected)
  }

  @Test func `points and ratios carry no needless digits`() {
    #expect([20, 2.5, 1.0 / 3, -0.001].map(Wording.points) == ["20", "2.5", "0.33", "0"])
    #expect(
      [0.0432, 0.42, 1, 12.34, 250].map(Wording.ratio) == ["0.043", "0.42", "1.00", "12.3", "250"])
    #expect(Wording.count(1, "point") == "1 point")
    #expect(
      [1, 999, 14_213, 3_100_000].map(Wording.bytes) == [
        "1 byte", "999 bytes", "14.2 KB", "3.1 MB",
      ])
  }
}
