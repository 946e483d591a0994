import CourseKit
import Host
import Patches

extension Handouts {
  /// Creates the archive of the sample submission of each assignment that has one.
  ///
  /// `sample.patch` contains the differences between the sample and the reference, and
  /// `sample-answers.md` contains its answers.
  func sampleSubmissions() throws -> [GeneratedFile] {
    try assignments.compactMap { assignment in
      let folder = "handouts/\(assignment.handouts)"
      let path = "\(folder)/sample.patch"
      guard project.bytes(path) != nil else { return nil }
      let patch = try SamplePatch(text(of: path), file: path)
      var members = try sampleFiles(of: assignment, patch)
      let names = Set(members.map(\.path))
      if let stray = patch.files.first(where: { !names.contains("\(assignment.folder)/\($0)") }) {
        throw SourceError(
          description: "\(path) changes \(stray), which students do not write. They write only "
            + "the files of \(Self.referenceFolder)/\(assignment.folder) that contain a solution.")
      }
      if let answers = project.bytes("\(folder)/sample-answers.md") {
        let path = "\(assignment.folder)/\(AssignmentLayout.answersName)"
        members.append((path, answers.withUnixLineEnds))
      }
      return GeneratedFile(
        path: "\(folder)/sample-submission.tar.gz",
        bytes: try ArchiveWriter.tarGzip(members.sorted { $0.path < $1.path }))
    }
  }

  /// Returns the files of a sample, which are those that students write: the files of the reference
  /// that contain a solution.
  private func sampleFiles(
    of assignment: AssignmentID, _ patch: SamplePatch
  ) throws -> [(path: String, bytes: [UInt8])] {
    let folder = "\(Self.referenceFolder)/\(assignment.folder)"
    return try project.files(below: folder).compactMap { name in
      let reference = try text(of: "\(folder)/\(name)")
      guard try !MarkedSource(reference, file: name).regions.isEmpty else { return nil }
      let sample = try patch.text(of: name, reference: reference)
      return ("\(assignment.folder)/\(name)", Array(sample.utf8))
    }
  }
}
