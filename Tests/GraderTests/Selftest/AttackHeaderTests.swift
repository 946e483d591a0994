import GraderTestSupport
import Foundation
import Grader
import Patches
import Record
import Selftest
import Testing

/// Submissions of the corpus are read strictly, since a misread one would prove nothing.
@Suite struct AttackHeaderTests {
  private let header = """
    // attack: Ends the process,
    //   and says nothing.
    // documented: somebody#1
    // rows: R1 F3
    // check: a1.softmax.naive.loss
    // expect: refused
    // boxed: failed or crashed
    """

  /// The corpus of one submission.
  private func corpus(_ text: String, verdict: String = "refused") throws -> [Attack] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "\(verdict)/mine/Assignment1/Softmax.swift")
    return try Corpus(folder: folder.url.path).attacks
  }

  @Test func `a header is read whole`() throws {
    let attack = try #require(corpus(header + "\nlet a = 1\n").last)
    #expect(attack.name == "mine")
    #expect(attack.rows == ["R1", "F3"])
    #expect(attack.attack == "Ends the process, and says nothing.")
    #expect(attack.documented == "somebody#1")
    guard case .program(let program) = attack.body else {
      Issue.record("it is no program")
      return
    }
    #expect(program.check == "a1.softmax.naive.loss")
    #expect(program.expected == [.refused])
    #expect(program.boxed == [.failed, .crashed])
    #expect(program.files.keys.sorted() == ["Assignment1/Softmax.swift"])
    #expect(Selftest.trials(of: [attack]).map(\.expected) == ["refused", "failed or crashed"])
  }

  @Test(arguments: [
    ("// documented: somebody#1\n", "", "has no 'documented:'"),
    ("// rows: R1 F3", "// rows: R1 Z3", "'Z3' is not a row"),
    ("// expect: refused", "// expect: fine", "no verdict 'fine'"),
    ("// check:", "// checks:", "has no 'check:'"),
    ("// boxed:", "// boxing:", "the unknown key 'boxing:'"),
    ("// rows: R1 F3", "// rows: R1\n// rows: F3", "has 'rows:' twice"),
  ])
  func `a header with a fault is an error`(old: String, new: String, says: String) {
    let error = #expect(throws: PatchError.self) {
      try corpus(header.replacing(old, with: new) + "\n")
    }
    #expect(error?.description.contains(says) == true)
  }

  @Test func `a submission in the folder of another verdict is an error`() {
    let error = #expect(throws: CorpusError.self) { try corpus(header, verdict: "passed") }
    #expect(error?.description.contains("is in the folder 'passed'") == true)
  }

  @Test func `a submission without a header is an error`() {
    #expect(throws: CorpusError.self) { try corpus("let a = 1\n") }
  }
}
