import Build
import Host
import Judging
import Record
import Score

extension Grading {
  /// What finds the lines of crashes in those of the student's files that were compiled.
  func locator(of files: [String: [UInt8]], _ build: BuildRecord) -> CodeLocator? {
    guard let folder = build.files.first?.path.prefix(while: { $0 != "/" }) else { return nil }
    let compiled = Set(build.files.filter { $0.status == .compiled }.map(\.path))
    return CodeLocator(
      SubmissionBuild(
        toolchain: toolchain, project: project, box: box, folder: String(folder)),
      files: files.filter { compiled.contains($0.key) })
  }

  /// The files that are not compiled as submitted, or have parts that are still to be written.
  func unfinished(
    _ files: [String: [UInt8]], _ build: BuildRecord
  ) -> Set<String> {
    let built = build.files.filter { file in
      file.status != .compiled
        || !Packer.openTasks(in: String(decoding: files[file.path] ?? [], as: UTF8.self)).isEmpty
    }
    return Set(built.map(\.path))
  }
}

extension CheckDefinition {
  /// Returns the record of the check if the time of the grading ended during the build: what is
  /// known about its file, or that it was not reached.
  ///
  /// - Parameters:
  ///   - budget: The time of the grading.
  ///   - rubric: The rubric.
  ///   - build: What the build found before the time ended.
  ///   - renamed: For paths of missing files, the files that may be it under another name.
  /// - Returns: The record.
  func notReached(
    in budget: GradingBudget, _ rubric: Rubric, _ build: BuildRecord,
    _ renamed: [String: [String]]
  ) -> CheckRecord {
    guard let finding = fault(in: build, renamed) else {
      return notReached(in: budget, rubric)
    }
    return judged(finding, entry: rubric.entryOrDefault(id), seconds: 0, output: "")
  }
}
