import Host
import Judging
import Record
import Score

extension Grading {
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
