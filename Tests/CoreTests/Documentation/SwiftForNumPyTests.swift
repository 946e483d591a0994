import Core
import Foundation
import Testing

/// `handouts/swift-for-numpy.md` beside what NumPy computes for its lines.
///
/// `Scripts/second-opinion/numpy_lines.py` asks NumPy, and writes the fixture.
@Suite struct SwiftForNumPyTests {
  /// A line of Swift and NumPy's result for the line beside it.
  struct Line: Decodable, Sendable, CustomTestStringConvertible {
    let numpy: String
    let swift: String
    let shape: [Int]
    let elements: [Double]
    var testDescription: String { swift }

    /// All lines of the fixture; none, and so failing tests, where it cannot be read.
    static let all: [Line] = {
      let url = URL(filePath: fixture("numpy_lines.json"))
      let lines = try? JSONDecoder().decode([Line].self, from: Data(contentsOf: url))
      return lines ?? []
    }()
  }

  private static let results = NumPyLines<Double>().results

  private let folder = URL(filePath: #filePath).deletingLastPathComponent()

  @Test(arguments: Line.all) func `a line computes what NumPy computes`(_ line: Line) throws {
    let result = try #require(Self.results[line.swift], "no test computes this line")
    #expect(result.shape == line.shape)
    let difference = zip(result.scalars, line.elements).map { abs($0 - $1) / max(1, abs($1)) }
    #expect((difference.max() ?? 0) < 1e-14)
  }

  @Test func `every line of the tables is compared, as it is written`() throws {
    let tables = try rows("| NumPy | Swift |")
    #expect(tables.map(\.left) == Line.all.map(\.numpy))
    #expect(tables.map(\.right) == Line.all.map(\.swift))
    #expect(tables.count == Self.results.count)
    // Once as the name of the line, and once as code.
    let code = joined(
      try String(contentsOf: folder.appending(path: "NumPyLines.swift"), encoding: .utf8))
    for line in tables {
      #expect(code.components(separatedBy: joined(line.right)).count > 2, "\(line.right)")
    }
  }

  @Test func `every idiom compiles`() throws {
    let code = try String(contentsOf: folder.appending(path: "NumPyIdioms.swift"), encoding: .utf8)
    let idioms = try rows("| Python | Swift |")
    #expect(idioms.count == 20)
    for idiom in idioms {
      for part in idiom.right.components(separatedBy: "`, `") {
        #expect(code.contains(part), "\(part)")
      }
    }
    #expect(
      NumPyIdioms.loops([1, 0], [2, 3], h: 4, s: 2) == [0, 2, 1, 0, 1, 0, 2, 0, 0, 2, 0, 1, 1, 0])
    #expect(NumPyIdioms.choices(1, -1, best: 3) == [1, 1, 3])
    #expect(NumPyIdioms.counts(of: [2, 2, 1]) == [2: 2, 1: 1])
    #expect(try NumPyIdioms.calls(Tensor([1, 2]), n: 3, a: 2.5) == [5, 3, 2, .infinity])
  }

  /// The code in both columns of the tables with this head.
  private func rows(_ head: String) throws -> [(left: String, right: String)] {
    let url = folder.appending(path: "../../../handouts/swift-for-numpy.md").standardizedFileURL
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    return lines.split(separator: head).dropFirst().flatMap { part in
      part.dropFirst().prefix { $0.hasPrefix("|") }.compactMap { line in
        let cells = line.components(separatedBy: " | ").map { cell in
          String(cell.drop { $0 != "`" }.dropFirst().prefix { _ in true })
        }
        guard cells.count == 2 else { return nil }
        return (code(in: cells[0]), code(in: cells[1]))
      }
    }
  }

  /// The text up to the last back-quote.
  private func code(in cell: String) -> String {
    cell.lastIndex(of: "`").map { String(cell[..<$0]) } ?? cell
  }

  private func joined(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
