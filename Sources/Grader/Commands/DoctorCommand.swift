import ArgumentParser
import Doctor
import Foundation
import Record

/// Shows which protections against submitted code work on this host.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Test every protection of the sandbox on this host, and show what is missing.",
    discussion: """
      Each protection is tested in practice, in most cases by running a program in the sandbox.

      EXIT CODES
        0 untrusted code can be graded here; 77 it cannot.
      """)

  /// The output format.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "text or json.") var format = Format.text

  func run() throws {
    #if os(Linux)
      let protections = HostExamination.protections()
      let isSafe = protections.allSatisfy { $0.isThere || !$0.isRequired }
      switch format {
      case .text: print(Self.table(protections, isSafe: isSafe))
      case .json:
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(protections), as: UTF8.self))
      }
      if !isSafe { throw GraderExit.noSandbox.error }
    #else
      print("There is no sandbox on this system; grading requires --unsandboxed.")
      throw GraderExit.noSandbox.error
    #endif
  }

  #if os(Linux)
    /// Returns the protections as text.
    static func table(_ protections: [Protection], isSafe: Bool) -> String {
      let width = protections.map(\.name.count).max() ?? 0
      var lines = protections.map { protection in
        let mark = protection.isThere ? "✓" : protection.isRequired ? "✗" : "–"
        let name = protection.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        let line = "\(mark) \(name)\(protection.found)"
        return protection.isThere ? line : line + "\n    to do: \(protection.remedy)"
      }
      lines.append("")
      lines.append(
        isSafe
          ? "Untrusted code can be graded here."
          : "Untrusted code cannot be graded here: the grader refuses to run without "
            + "--unsandboxed.")
      return lines.joined(separator: "\n")
    }
  #endif
}
