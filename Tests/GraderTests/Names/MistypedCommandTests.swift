import ArgumentParser
import Foundation
import GraderTestSupport
import Record
import Testing

@testable import Grader

/// Words in the place of a command.
@Suite struct MistypedCommandTests {
  @Test(
    arguments: [
      ("cheque", "check"), ("chekc", "check"), ("Check", "check"), ("checks", "check"),
      ("che", "check"), ("pakc", "pack"), ("help-grade", "help"), ("grad", "grade"),
      ("hand-outs", "handouts"), ("doc", "doctor"), ("self-test", "selftest"),
      ("rubrics", "rubric"),
    ])
  func `a command is suggested`(word: String, command: String) throws {
    let mistake = try #require(MistypedCommand(word))
    #expect(mistake.similar.contains(command), "\(mistake)")
    #expect(mistake.description.contains("There is no command and no file '\(word)'."))
    #expect(mistake.description.contains("Did you mean "))
  }

  @Test(arguments: ["list", "zzz", "submissionada"])
  func `without one, all commands are listed`(word: String) throws {
    let mistake = try #require(MistypedCommand(word))
    #expect(mistake.description.contains("The commands are grade, check, pack, "), "\(mistake)")
    #expect(!mistake.description.contains("box-guardian"))
  }

  @Test(
    arguments: [
      "check", "help", "hw.tar.gz", "ada/list", "/tmp", "-v", "--list", "hw1", "", "作业", "a b",
    ])
  func `a command, a path and an option are not mistakes`(word: String) {
    #expect(MistypedCommand(word) == nil)
  }

  @Test func `neither is a command that only the grader uses`() {
    #expect(MistypedCommand.hidden.contains("box-guardian"))
    #expect(MistypedCommand.hidden.allSatisfy { MistypedCommand($0) == nil })
  }

  @Test func `the help of grade lists every exit code, one per line`() {
    let help = GradeCommand.helpMessage(columns: 80)
    let lines = help.split(separator: "\n")
    for exit in GraderExit.allCases {
      let line = lines.first { $0.hasPrefix("  \(exit.rawValue) ") }
      #expect(line?.hasSuffix(exit.meaning) == true, "\(exit)")
    }
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}
