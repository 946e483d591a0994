/// The definition of an assignment, and the files that its submissions consist of.
package struct AssignmentLayout: Sendable, Equatable {
  /// The definition of the assignment.
  package let assignment: Assignment
  /// The source files that a student edits, as paths relative to the assignment's folder.
  package let files: [String]
  /// All source files that come with the assignment.
  package let listed: [Manifest.File]
  /// A student's own source files, as paths relative to the folder; other files of the student's
  /// may use them.
  package var helpers: [String] = []

  /// Creates the layout of an assignment with the given files.
  package init(_ id: AssignmentID, files: [String]) {
    self.init(
      id, listed: files.map { Manifest.File(path: $0, role: .edited, sha256: "") })
  }

  private init(_ id: AssignmentID, listed: [Manifest.File]) {
    assignment = .of(id)
    files = listed.filter { $0.role == .edited }.map(\.path)
    self.listed = listed
  }

  /// Creates the layout of an assignment with the files in its manifest.
  ///
  /// - Parameters:
  ///   - id: The assignment.
  ///   - assignments: The folder of the stubs, `Sources/Assignments`.
  /// - Throws: `ManifestError`.
  package init(_ id: AssignmentID, in assignments: String) throws(ManifestError) {
    let folder = "\(assignments)/\(id.folder)"
    let manifest = try Manifest(of: folder)
    guard manifest.assignment == id else {
      throw ManifestError(
        path: "\(folder)/\(Manifest.fileName)",
        problem: "it belongs to '\(manifest.assignment.rawValue)'")
    }
    self.init(manifest)
  }

  /// Creates the layout of an assignment with the files in a manifest.
  package init(_ manifest: Manifest) {
    self.init(
      manifest.assignment, listed: manifest.files.filter { $0.path.hasSuffix(".swift") })
  }

  /// Returns the layouts of all assignments, with the files in their manifests.
  ///
  /// - Throws: `ManifestError`.
  package static func all(in assignments: String) throws(ManifestError) -> [AssignmentLayout] {
    var all: [AssignmentLayout] = []
    for id in AssignmentID.allCases { all.append(try AssignmentLayout(id, in: assignments)) }
    return all
  }

  /// The short name, such as `a1`.
  package var id: AssignmentID { assignment.id }
  /// The display name of the assignment.
  package var title: String { assignment.title }
  /// The folder of the student's files in `Sources/Assignments`, such as `Assignment1`.
  package var folder: String { id.folder }
  /// The folder of the write-up in `handouts`, such as `assignment1`.
  package var handouts: String { id.handouts }
  /// The folders of Core that submissions may use in addition to those that are open to every
  /// assignment.
  package var core: Set<String> { assignment.core }

  /// The parts of Core that the exercises ask students to implement and that their files may not
  /// use.
  ///
  /// No helper file may use any of them.
  package var withheld: [WithheldPart] {
    let exempt = assignment.exempt
    let own = helpers.map { String($0.split(separator: "/").last ?? "") }
    let from = exempt.isEmpty ? nil : files.filter { !exempt.contains($0) } + own
    return assignment.withheld.map { WithheldPart(core: $0.folder, from: from, reason: $0.reason) }
  }

  /// The name of the file with weights trained elsewhere.
  package static let weightsName = "weights.safetensors"

  /// Whether a submission may include weights.
  package var takesWeights: Bool { assignment.takesWeights }

  /// The path of the weights, or nil if a submission may not include any.
  package var weightsPath: String? {
    takesWeights ? "\(folder)/\(Self.weightsName)" : nil
  }

  /// The name of the file with the answers to inline questions.
  package static let answersName = "answers.md"

  /// The paths of the files that a student edits, such as `Assignment1/Softmax.swift`.
  package var paths: [String] { files.map { "\(folder)/\($0)" } }

  /// The paths of the files that a student has written: those to edit, and helper files.
  package var sources: [String] { paths + helpers.map { "\(folder)/\($0)" } }

  /// The names of the files that a student edits, without folders; each name is unique.
  package var fileNames: [String] { files.map { String($0.split(separator: "/").last ?? "") } }

  /// The path of the answers to inline questions.
  package var answersPath: String { "\(folder)/\(Self.answersName)" }
}
