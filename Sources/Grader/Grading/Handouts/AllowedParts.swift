import CourseKit
import Host
import Symbols

/// The list of the files of Core that submissions may use, in Markdown.
///
/// The list is a generated file, so that a reviewer notices if a change lets submissions use a new
/// file of Core.
struct AllowedParts {
  /// The source files of Core, relative to its folder.
  private let sources: [String]

  /// The path of the list in the project.
  static let path = "docs/allowed.md"

  /// Reads the names of the files.
  init(of project: ProjectFolder) {
    sources = project.files(below: "Sources/Core").filter { $0.hasSuffix(".swift") }
  }

  /// Returns the list for the given assignments.
  func text(for assignments: [AssignmentLayout]) -> String {
    ([Self.introduction, source] + assignments.map(section)).joined(separator: "\n")
  }

  private var source: String {
    let rules = SourceRules.usual
    let list = { (names: Set<String>, mark: String) in
      names.sorted().map { "`\(mark)\($0)`" }.joined(separator: ", ")
    }
    return """
      ## In the source

      Imports: \(list(rules.modules, "")), and the contract.

      Attributes: \(list(rules.attributes, "@")), and those that begin with a capital letter.

      """
  }

  private static let introduction = """
    # What submissions may use of Core

    `./grader handouts` generates this list from the allowed folders (`CallRules.usual` and
    `AssignmentLayout`). Files of `Exchange` and `Media` are not listed, because a submission cannot import
    them. A submission may always use the assignment's contract, which has the keys for its bindings.

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
