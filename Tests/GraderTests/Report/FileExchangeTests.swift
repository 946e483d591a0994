import Foundation
import GraderTestSupport
import Testing

@testable import Reports

/// The renaming of new files into the places of earlier ones, stopped at each step.
@Suite struct FileExchangeTests {
  private static let paths = ["a.txt", "below/b.txt", "c"]

  private func exchange(
    in folder: borrowing TemporaryFolder, stoppingAfter count: Int
  ) throws -> Int {
    var exchange = FileExchange(in: folder.url.path, from: folder.path("new"))
    var steps = 0
    do {
      func step(_ body: () throws -> Void) throws {
        if steps == count { throw CocoaError(.userCancelled) }
        steps += 1
        try body()
      }
      try step { try exchange.makeFolder("below") }
      for path in Self.paths {
        try step { try exchange.setAside(path) }
        try step { try exchange.publish(path) }
      }
    } catch {
      exchange.undo()
    }
    return steps
  }

  @Test(arguments: 0...7, [true, false])
  func `all files are replaced, or none`(count: Int, isFirst: Bool) throws {
    let folder = try TemporaryFolder()
    for path in Self.paths.dropLast() { try folder.write("new " + path, to: "new/" + path) }
    try folder.write("new", to: "new/c/d.txt")
    if !isFirst {
      try folder.write("old a", to: "a.txt")
      try folder.write("old b", to: "below/b.txt")
      try folder.write("old", to: "c/old.txt")
    }
    let before = try folder.contents()
    let steps = try exchange(in: folder, stoppingAfter: count)
    if steps < 7 {
      #expect(try folder.contents() == before)
    } else {
      let after = try folder.contents().filter { !$0.key.hasPrefix("new") }
      #expect(after == ["a.txt": "new a.txt", "below/b.txt": "new below/b.txt", "c/d.txt": "new"])
    }
    #expect(folder.files().contains("below/b.txt") == (!isFirst || steps == 7))
  }
}

extension TemporaryFolder {
  /// The texts of all files, by path.
  borrowing func contents() throws -> [String: String] {
    Dictionary(
      files().map { ($0, text($0) ?? "") }, uniquingKeysWith: { first, _ in first })
  }
}
