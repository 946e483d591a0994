import CourseKit
import Foundation
import Grading
import GraderTestSupport
import Host
import Patches
import Testing

/// All mutants of a file in one text, one of which a variable chooses.
@Suite struct MutantSwitchTests {
  private let file = """
    struct Scale {
      var factor = 2.0

      func applied(to x: Double) -> Double {
        factor * x
      }

      init(_ text: String = "{") {
        factor = text.isEmpty ? 1 : 2
      }
    }

    func twice(_ x: Double) -> Double {
      let y = x + x
      return y
    }
    """

  private func switched(_ old: String, _ new: String) -> MutantSwitch {
    MutantSwitch(file, mutants: [(number: 7, text: file.replacing(old, with: new))])
  }

  @Test func `a function runs the body that the variable chooses`() {
    let expected = file.replacing(
      "\n  let y = x + x\n  return y\n",
      with: """

        switch knownMistake {
        case 7:

          let y = x * x
          return y

        default:

          let y = x + x
          return y

        }

        """)
    #expect(switched("x + x", "x * x").text == expected)
  }

  @Test func `an expression that is a result stays one`() {
    let text = switched("factor * x", "factor + x").text
    #expect(text.contains("case 7:\nreturn \n    factor + x\n"))
    #expect(text.contains("default:\nreturn \n    factor * x\n"))
  }

  @Test func `an initializer has no result`() {
    let text = switched("? 1 : 2", "? 2 : 1").text
    #expect(text.contains("case 7:\n\n    factor = text.isEmpty ? 2 : 1\n"))
  }

  @Test func `several mutants of a function are cases of one switch`() {
    let mutants = [(number: 1, text: "x - x"), (number: 2, text: "x")]
    let text = MutantSwitch(
      file, mutants: mutants.map { ($0.number, file.replacing("x + x", with: $0.text)) }
    ).text
    #expect(text.ranges(of: "switch").count == 1)
    #expect(text.ranges(of: "case ").count == 2)
  }

  @Test(arguments: [("var factor = 2.0", "var factor = 3.0"), ("\"{\"", "\"}\"")])
  func `a mutant outside of a body is left out`(old: String, new: String) {
    let result = switched(old, new)
    #expect(result.text == file)
    #expect(result.leftOut == [7])
  }

  @Test(arguments: AssignmentLayout.all)
  func `every mutant of the course changes one body`(_ layout: AssignmentLayout) throws {
    let folder = try ProjectLayout.find().solutions + "/" + layout.folder
    for mutant in try AssignmentMutants(layout).all {
      let text = try String(contentsOfFile: "\(folder)/\(mutant.file)", encoding: .utf8)
      let changed = try mutant.patch.applied(to: text)
      let result = MutantSwitch(text, mutants: [(number: 1, text: changed)])
      #expect(result.leftOut.isEmpty, "\(mutant.id)")
    }
  }

  @Test(arguments: AssignmentLayout.all)
  func `the notes have the sections that mutants refer to`(_ layout: AssignmentLayout) throws {
    let path = try ProjectLayout.find().handouts + "/\(layout.handouts)/notes.md"
    let notes = try String(contentsOfFile: path, encoding: .utf8)
    let headings = notes.split(separator: "\n").filter { $0.hasPrefix("#") }
      .map { $0.drop { "# ".contains($0) } }
    for mutant in try AssignmentMutants(layout).all {
      guard let section = mutant.notes else { continue }
      #expect(headings.contains { $0 == section }, "\(mutant.id): \(section)")
    }
  }
}
