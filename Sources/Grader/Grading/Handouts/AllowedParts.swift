import CourseKit
import Host
import Symbols

/// The list of what submissions may use of Core, in Markdown.
///
/// It is generated so that whoever reviews a change sees what a new file of Core opens.
struct AllowedParts {
  /// The source files of Core, below its folder.
  private let sources: [String]

  /// Where the list lies in the project.
  static let path = "docs/allowed.md"

  /// Reads which files there are.
  init(of project: ProjectFolder) {
    sources = project.files(below: "Sources/Core").filter { $0.hasSuffix(".swift") }
  }

  /// The list for some assignments.
  func text(for assignments: [AssignmentLayout]) -> String {
    ([Self.introduction] + assignments.map(section)).joined(separator: "\n")
  }

  private static let introduction = """
    # What submissions may use of Core

    `swift run Grader handouts` makes this list of the folders that are allowed (`CallRules.usual`, and
    `AssignmentLayout`). Files of `Exchange` and `Media` are on none: a submission cannot import them. The
    assignment's contract, keys for its bindings, may always be used.

    """

  private func section(_ assignment: AssignmentLayout) -> String {
    var rules = CallRules.usual
    rules.core.formUnion(assignment.core)
    rules.withheld = assignment.withheld
    var lines = ["## \(assignment.title)", ""]
    lines += sources.filter { rules.mayUse($0) }.map { "- `\($0)`" }
    lines.append("")
    for withheld in rules.withheld {
      let files = withheld.files.map { $0.map { "`\($0)`" }.joined(separator: ", ") }
      lines += ["`\(withheld.core)` is withheld from \(files ?? "every file").", ""]
    }
    return lines.joined(separator: "\n")
  }
}
