import GraderTestSupport
import Foundation
import Record
import Reports
import Testing

struct LeaderboardTests {
  private let checks = ["a9.conv.speedReference", "a9.pool.speedReference"]

  private func entry(_ name: String, _ ratios: Double..., seed: Seed = 7)
    -> LeaderboardTable.Entry
  {
    .init(
      name: name, ratios: ratios, seed: seed, graded: "2026-01-15T09:30:00Z", sha256: "9f86")
  }

  private func table(_ entries: LeaderboardTable.Entry...) -> LeaderboardTable {
    var table = LeaderboardTable(checks: checks)
    for entry in entries { _ = table.enter(entry) }
    return table
  }

  @Test func `the fastest stands first, by the geometric mean of its ratios`() {
    let table = table(entry("ada", 2, 2), entry("bob", 0.5, 4), entry("cy", 9, 0.1))
    #expect(table.entries.map(\.name) == ["cy", "bob", "ada"])
    #expect(
      table.text == """
        place,submission,ratio,a9.conv.speedReference,a9.pool.speedReference,seed,graded,sha256
        1,cy,0.9487,9,0.1,7,2026-01-15T09:30:00Z,9f86
        2,bob,1.414,0.5,4,7,2026-01-15T09:30:00Z,9f86
        3,ada,2,2,2,7,2026-01-15T09:30:00Z,9f86

        """)
  }

  @Test func `equal times stand by name, whoever came first`() {
    #expect(
      table(entry("bob", 1, 1), entry("ada", 1, 1)) == table(entry("ada", 1, 1), entry("bob", 1, 1))
    )
  }

  @Test func `a name has one line, which the latest submission takes`() {
    var table = table(entry("ada", 1, 1), entry("bob", 2, 2))
    #expect(table.enter(entry("ada", 3, 3, seed: 8)) == 2)
    #expect(table.entries.map(\.name) == ["bob", "ada"])
    #expect(table.entries.last?.seed == 8)
  }

  @Test(arguments: [
    "plain", "a,b", "say \"hi\"", "\"", ",", "=cmd|'/c calc'!A1", "two\nlines", "日本 🧪", " spaced ",
    SampleReport.hostile,
  ])
  func `any name survives being written and read, in one line`(name: String) throws {
    let written = table(entry(name, 1.23456, 0.5), entry("other", 1, 1))
    let read = try LeaderboardTable(written.text)
    #expect(read == written)
    #expect(written.text.split(whereSeparator: \.isNewline).count == 3)
    #expect(!read.entries.contains { $0.name.hasPrefix("=") })
    // Under its old name, cleaned the same way, it is found again.
    var again = read
    _ = again.enter(entry(name, 4, 4))
    #expect(again.entries.count == 2)
  }

  @Test(arguments: [
    ("", 1), ("hello", 1), ("place,submission,ratio,seed,graded,sha256", 1),
    ("place,submission,ratio,a,seed,graded,sha256\n1,ada,1,1,7,now", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,ada,1,0,7,now,9f", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,ada,1,nan,7,now,9f", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,ada,1,1,-7,now,9f", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,\"ada,1,1,7,now,9f", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,a\"da,1,1,7,now,9f", 2),
    ("place,submission,ratio,a,seed,graded,sha256\n1,a,1,1,7,n,9\n2,a,1,1,7,n,9", 3),
  ])
  func `what is no leaderboard is told by its line`(text: String, line: Int) {
    let error = #expect(throws: LeaderboardTable.Unreadable.self) { try LeaderboardTable(text) }
    #expect(error?.line == line)
  }

  @Test func `lines in another order, and line ends of Windows, are read`() throws {
    let lines = table(entry("ada", 1, 1), entry("bob", 2, 2)).text.split(separator: "\n")
    let turned = [lines[0], lines[2], lines[1]].joined(separator: "\r\n")
    #expect(try LeaderboardTable(turned).entries.map(\.name) == ["ada", "bob"])
  }

  @Test func `submissions that come at once all get their line`() async throws {
    let folder = try TemporaryFolder()
    let board = Leaderboard(folder.url.appending(path: "new/board.csv"))
    let (checks, entries) = (checks, (1...24).map { entry("s\($0)", Double($0), Double($0)) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for entry in entries.shuffled() {
        group.addTask { _ = try board.enter(entry, checks: checks) }
      }
      try await group.waitForAll()
    }
    let names = try board.read()?.entries.map(\.name)
    #expect(names == entries.map(\.name))
    #expect(folder.files() == ["new/board.csv"])
  }

  @Test func `a file of something else, or of another assignment, is left as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("my notes\n", to: "notes.txt")
    let notes = Leaderboard(folder.url.appending(path: "notes.txt"))
    let wrong = #expect(throws: Leaderboard.Failure.self) {
      try notes.enter(entry("ada", 1, 1), checks: checks)
    }
    #expect(wrong?.description.contains("line 1 is not a valid leaderboard row") == true)
    #expect(folder.text("notes.txt") == "my notes\n")
    let board = Leaderboard(folder.url.appending(path: "board.csv"))
    _ = try board.enter(entry("ada", 1, 1), checks: checks)
    let before = folder.text("board.csv")
    let other = #expect(throws: Leaderboard.Failure.self) {
      try board.enter(entry("bob", 1), checks: ["a8.loss.speedReference"])
    }
    #expect(other?.description.contains("use a separate file for each assignment") == true)
    #expect(folder.text("board.csv") == before)
  }

  @Test func `the row of another archive with the same name is not replaced silently`() throws {
    let folder = try TemporaryFolder()
    let board = Leaderboard(folder.url.appending(path: "board.csv"))
    func enter(_ archive: String, _ ratio: Double) throws -> LeaderboardTable.Entry? {
      let entry = LeaderboardTable.Entry(
        name: "submission.tar.gz", ratios: [ratio, ratio], seed: 1, graded: "today",
        sha256: archive)
      return try board.enter(entry, checks: checks).replaced
    }
    #expect(try enter("ada's", 2) == nil)
    // The same archive again, then another one.
    #expect(try enter("ada's", 3) == nil)
    let replaced = try enter("bob's", 1)
    #expect(replaced?.sha256 == "ada's" && replaced?.ratios == [3, 3])
  }

  @Test func `a place that cannot be written to is found before the grading`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken")
    let place = folder.url.appending(path: "taken/board.csv")
    let failure = #expect(throws: Leaderboard.Failure.self) { try Leaderboard(place).check() }
    #expect(failure?.description.contains("taken is a file, not a folder") == true)
    try Leaderboard(folder.url.appending(path: "new/board.csv")).check()
    #expect(folder.files() == ["taken"])
  }

  @Test func `a folder in the file's place is no leaderboard, and a link is followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken/inside")
    #expect(throws: Leaderboard.Failure.self) {
      try Leaderboard(folder.url.appending(path: "taken")).read()
    }
    try folder.write("", to: "real.csv")
    let link = folder.url.appending(path: "link.csv")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real.csv")
    _ = try Leaderboard(link).enter(entry("ada", 1, 1), checks: checks)
    #expect(folder.text("real.csv")?.contains("ada") == true)
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link.path)) == "real.csv")
  }
}
