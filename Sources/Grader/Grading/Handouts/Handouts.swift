package import CourseKit
package import Host

/// All files of the project that are generated from other files.
///
/// The same sources give the same bytes, so a file is out of date if and only if its bytes differ.
package struct Handouts: Sendable {
  let project: ProjectFolder
  let assignments: [AssignmentID]

  /// Creates the handouts of a project.
  package init(
    of project: ProjectFolder, assignments: [AssignmentID] = AssignmentID.allCases
  ) {
    self.project = project
    self.assignments = assignments
  }

  /// A generated file.
  package struct GeneratedFile: Sendable, Equatable {
    /// The path relative to the project's folder.
    package let path: String
    package let bytes: [UInt8]
  }

  /// The project has no reference to generate from, or a source file is not text.
  package struct SourceError: Error, Sendable, CustomStringConvertible {
    /// A message that says what was expected, what was found and what to do.
    package let description: String
  }

  /// Generates all files, sorted by path.
  ///
  /// - Throws: `SourceError`, `MarkedSource.MarkerError`, `PatchError`, `WriteUp.PlaceholderError`,
  ///   `RubricError`, or `ArchiveWriter.Failure`.
  package func generate() throws -> [GeneratedFile] {
    let bound = boundExercises()
    let made = Set(bound.map(\.path))
    let given =
      try stubs().filter { !made.contains($0.path) } + answerSheets()
      + bound.filter { $0.path.hasPrefix(Self.stubFolder) }
    // An assignment without a reference has no files to list.
    let manifests = try manifests(of: given)
    let others =
      try bound.filter { $0.path.hasPrefix(Self.referenceFolder) } + exerciseLists()
      + [allowedParts(manifests)] + sampleSubmissions() + writeUps()
    let lists = try listed(others, in: manifests.filter { !$0.files.isEmpty }).map { manifest in
      GeneratedFile(path: manifestPath(manifest.assignment), bytes: try manifest.encoded())
    }
    return (given + others + lists).sorted { $0.path < $1.path }
  }

  static let referenceFolder = "Sources/Solutions"
  static let stubFolder = "Sources/Assignments"

  /// Generates the stubs of every assignment: its reference with the solutions replaced.
  private func stubs() throws -> [GeneratedFile] {
    let sources = assignments.flatMap { assignment in
      project.files(below: "\(Self.referenceFolder)/\(assignment.folder)")
        .filter { !ProjectFolder.isCopy($0) }.map { "\(assignment.folder)/\($0)" }
    }
    guard !sources.isEmpty else {
      throw SourceError(
        description: "\(Self.referenceFolder) should contain the reference but has no files: "
          + "handouts can only be generated in the instructor's checkout.")
    }
    return try sources.map { name in
      let path = "\(Self.referenceFolder)/\(name)"
      let source = try MarkedSource(text(of: path), file: path)
      return GeneratedFile(path: "\(Self.stubFolder)/\(name)", bytes: Array(source.stub.utf8))
    }
  }

  /// Generates the answer sheets, in the same folders as the files that students edit.
  private func answerSheets() throws -> [GeneratedFile] {
    assignments.compactMap { assignment in
      let name = AssignmentLayout.answersName
      return project.bytes("handouts/\(assignment.handouts)/\(name)").map {
        GeneratedFile(
          path: "\(Self.stubFolder)/\(assignment.folder)/\(name)", bytes: $0.withUnixLineEnds)
      }
    }
  }

  /// Generates the list of the files of Core that submissions may use.
  private func allowedParts(_ manifests: [Manifest]) -> GeneratedFile {
    let text = AllowedParts(of: project).text(for: manifests.map(AssignmentLayout.init))
    return GeneratedFile(path: AllowedParts.path, bytes: Array(text.utf8))
  }

  func text(of path: String) throws(SourceError) -> String {
    guard let bytes = project.bytes(path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw SourceError(
        description: "\(path) should be a UTF-8 text file but is not: remove or fix it.")
    }
    return text.replacing("\r\n", with: "\n")
  }
}
