import GraderTestSupport
import Judging
import CourseKit
import Foundation
import Grading
import Host
import Record
import Selftest
import Testing

/// The corpus is whole: every threat is tried, or somebody said why not.
@Suite struct CorpusTests {
  /// How many rows each family of the list of threats has.
  private let rowCounts = [
    "A": 16, "B": 16, "R": 25, "F": 12, "L": 10, "T": 15, "M": 8, "D": 11, "N": 8, "I": 1,
  ]

  private let corpus = Result { try Corpus(ProjectLayout.find()) }

  /// The rows of the README's table, with their reasons.
  private func exempted() throws -> [String: String] {
    let readme = try ProjectLayout.find().submissions + "/README.md"
    let text = try String(contentsOfFile: readme, encoding: .utf8)
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[0].wholeMatch(of: /[A-Z][0-9]+/) != nil else { continue }
      rows[cells[0]] = cells[1]
    }
    return rows
  }

  @Test func `there are more than two hundred attacks`() throws {
    #expect(try corpus.get().attacks.count > 200)
  }

  @Test func `every row has an attack or a reason why not`() throws {
    let tried = Set(try corpus.get().attacks.flatMap(\.rows))
    let exempted = try exempted()
    for (family, count) in rowCounts {
      for row in (1...count).map({ "\(family)\($0)" }) {
        let reason = exempted[row]
        #expect(tried.contains(row) || reason != nil, "\(row) has neither attack nor reason")
        #expect(!tried.contains(row) || reason == nil, "\(row) has both an attack and a reason")
        if let reason { #expect(reason.hasSuffix(".")) }
      }
    }
  }

  @Test func `every attack names a row that there is, and a check that there is`() throws {
    let project = try ProjectLayout.find()
    let checks = Set(
      try AssignmentLayout.all.flatMap {
        try CourseAssignment.load($0, project: project).checks.map(\.id)
      })
    for attack in try corpus.get().attacks {
      #expect(!attack.rows.isEmpty && !attack.attack.isEmpty && !attack.documented.isEmpty)
      for row in attack.rows {
        let count = rowCounts[String(row.prefix(1))] ?? 0
        #expect((1...max(count, 1)).contains(Int(row.dropFirst()) ?? 0), "\(attack.name): \(row)")
      }
      guard case .program(let program) = attack.body else { continue }
      #expect(checks.contains(program.check), "\(attack.name): \(program.check)")
    }
  }

  @Test(arguments: Family.allCases)
  func `beside each family lies honest work`(family: Family) throws {
    let honest = try corpus.get().attacks.filter { attack in
      guard attack.family == family, attack.name.hasPrefix("honest-") else { return false }
      switch attack.body {
      case .archive(let archive): return archive.expected == [.takenIn]
      case .program(let program): return program.expected == [.passed] && program.boxed.isEmpty
      }
    }
    #expect(!honest.isEmpty)
  }

  @Test func `every attack can be put into the reference`() throws {
    let project = try ProjectLayout.find()
    for attack in try corpus.get().attacks {
      guard case .program(let program) = attack.body else { continue }
      var files: [String: String] = [:]
      try program.apply(to: &files) {
        try String(contentsOfFile: project.solutions + "/" + $0, encoding: .utf8)
      }
      #expect(!files.isEmpty, "\(attack.name)")
    }
  }
}
