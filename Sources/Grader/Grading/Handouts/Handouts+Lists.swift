import CourseKit
import Host
import Media
import Patches

extension Handouts {
  /// The list of each assignment's files, with whose they are and what they were given out as.
  func manifests(of files: [GeneratedFile]) throws -> [Manifest] {
    try assignments.map { assignment in
      let folder = "\(Self.stubFolder)/\(assignment.folder)/"
      let listed = try files.filter { $0.path.hasPrefix(folder) }.map { file in
        let path = String(file.path.dropFirst(folder.count))
        return Manifest.File(
          path: path, role: try role(of: path, assignment),
          sha256: SHA256.hexadecimal(of: file.bytes))
      }
      return Manifest(assignment: assignment, files: listed)
    }
  }

  /// Whose a file is: what has a solution is the student's.
  private func role(of path: String, _ assignment: AssignmentID) throws -> Manifest.Role {
    if path == AssignmentLayout.answersName { return .edited }
    if path.hasPrefix("Bindings/") || path == "Exercises.swift" { return .binding }
    let source = try text(of: "\(Self.referenceFolder)/\(assignment.folder)/\(path)")
    return try MarkedSource(source, file: path).regions.isEmpty ? .given : .edited
  }

  /// The lists of exercises in the reference and in the course, made of what their folders hold; so
  /// nobody has to add to a list.
  func exerciseLists() -> [GeneratedFile] {
    assignments.flatMap { assignment in
      let number = assignment.number
      let folder = "Sources/Course/\(assignment.folder)"
      let checked = folders(below: folder, with: "Checks.swift")
      guard !checked.isEmpty else { return [GeneratedFile]() }
      let labs = folders(below: folder, with: "Lab.swift")
      let text = """
        // Made by 'swift run Grader handouts' of the folders here.
        package import Judging
        import LabKit

        /// The exercises of assignment \(number) that have checks, in the order of their names.
        package let exercises\(number): [any CheckedExercise.Type] = [
        \(checked.map { "  \($0).self,\n" }.joined())]

        /// The exercises that have steps in a lab.
        let sections\(number): [any LabSection.Type] = [
        \(labs.map { "  \($0).self,\n" }.joined())]

        """
      return [
        GeneratedFile(
          path: "Sources/Course/\(assignment.folder)/Exercises\(number).swift",
          bytes: Array(text.utf8))
      ]
    }
  }

  /// The lists of the exercises that the files of `Bindings` bind, in the reference and among the stubs.
  ///
  /// A file `RuleExercises.swift` declares `ruleExercises`. What only labs call lies in a folder
  /// below.
  func boundExercises() -> [GeneratedFile] {
    assignments.flatMap { assignment in
      let folder = "\(assignment.folder)/Bindings"
      return boundExercises(
        in: folder, list: "BoundExercises.swift",
        """
        import Core

        /// The exercises that the files of this folder bind, in the order of the files.
        let boundExercises: [Exercise] = [
        """)
        + boundExercises(
          in: folder + "/Lab", list: "LabExercises.swift",
          """
          public import Core

          /// What the labs call besides; the grader leaves this folder out of submissions.
          public let labExercises: [Exercise] = [
          """)
    }
  }

  private func boundExercises(in folder: String, list: String, _ head: String) -> [GeneratedFile] {
    let ending = "Binding.swift"
    let types = project.files(below: "\(Self.referenceFolder)/\(folder)")
      .filter { $0.hasSuffix(ending) && !$0.contains("/") }
      .map { $0.dropLast(".swift".count) }
    guard !types.isEmpty else { return [] }
    // As our formatter has it.
    let comma = types.count > 1 ? "," : ""
    let text = """
      // Made by 'swift run Grader handouts' of the files here.
      \(head)
      \(types.map { "  \($0).exercises\(comma)\n" }.joined())].flatMap(\\.self)

      """
    return [Self.referenceFolder, Self.stubFolder].map {
      GeneratedFile(path: "\($0)/\(folder)/\(list)", bytes: Array(text.utf8))
    }
  }

  /// The folders with a file of their own name and an ending, such as
  /// `LayerNorm/LayerNormChecks.swift`.
  private func folders(below folder: String, with ending: String) -> [String] {
    project.files(below: folder).compactMap { path in
      let parts = path.split(separator: "/").map(String.init)
      return parts.count == 2 && parts[1] == parts[0] + ending ? parts[0] : nil
    }
  }
}
