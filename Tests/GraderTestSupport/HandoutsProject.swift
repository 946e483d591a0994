package import Foundation
package import Grading
import Host

extension TemporaryFolder {
  /// A small project with a reference, a sheet for answers and a sample submission.
  package static func ofHandouts(
    in parent: URL = FileManager.default.temporaryDirectory
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(in: parent)
    try folder.write("// manifest\n", to: "Package.swift")
    try FileManager.default.createDirectory(
      atPath: folder.path("Sources/Assignments"), withIntermediateDirectories: true)
    try folder.write(
      "func f() throws {\n  // BEGIN SOLUTION: do it\n  secret()\n  // END SOLUTION\n}\n",
      to: "Sources/Solutions/Assignment1/Softmax.swift")
    try folder.write("let given = 1\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    try folder.write("answer here\n", to: "handouts/assignment1/answers.md")
    try folder.write(
      "// file: Softmax.swift\n// find\nsecret\n// replace\nwrong\n",
      to: "handouts/assignment1/sample.patch")
    try folder.write("because\n", to: "handouts/assignment1/sample-answers.md")
    return folder
  }
}

extension Handouts.Differences {
  /// Whether no file differs.
  package var isEmpty: Bool { stale.isEmpty && changed.isEmpty }
}

/// The handouts of the project in a folder.
package func handouts(_ folder: borrowing TemporaryFolder) -> Handouts {
  Handouts(of: ProjectFolder(at: folder.url))
}
