package import Box
package import Core
package import CourseKit
import Foundation
package import Grading
package import Host
import Intake
package import Record
package import Reports
import Testing

/// The grading of this host, and submissions made of the reference's files.
package struct GradingHost {
  /// The assignment that submissions are of.
  package let layout: AssignmentLayout
  package let project: ProjectLayout
  package let grading: Grading

  /// Finds what this host has.
  ///
  /// - Parameters:
  ///   - layout: The assignment.
  ///   - box: The box; nil finds the host's.
  ///   - keepsBuilds: Whether a build may be one that another test had made; never where building
  ///     is what is tested.
  /// - Throws: An error if the project or a box cannot be found.
  package init(
    _ layout: AssignmentLayout = .assignment1, box: Box? = nil, keepsBuilds: Bool = false
  ) throws {
    self.layout = layout
    project = try ProjectLayout.find()
    var grading = Grading(
      project: project, toolchain: try Toolchain.find(), box: try box ?? Box.strongest())
    if keepsBuilds { grading.cache = TestBuilds.shared }
    self.grading = grading
  }

  /// The files of a folder of sources, as a student would hand them in.
  package func files(in folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in layout.paths {
      let data = try Data(contentsOf: URL(filePath: "\(project.root)/Sources/\(folder)/\(path)"))
      files[path] = [UInt8](data)
    }
    return files
  }

  /// The reference's files, one of which has its marked regions replaced by other code.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - regions: The code of each region that is replaced, counted from 0.
  /// - Returns: The bytes of the files by path.
  /// - Throws: An error if a file cannot be read.
  package func reference(changing name: String, regions: [Int: String]) throws -> [String: [UInt8]]
  {
    var files = try files(in: "Solutions")
    let path = layout.folder + "/" + name
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    var lines: [Substring] = []
    var (region, skips) = (-1, false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("// BEGIN SOLUTION") {
        region += 1
        if let code = regions[region] {
          lines.append(Substring(code))
          skips = true
        }
      }
      if !skips { lines.append(line) }
      if line.contains("// END SOLUTION") { skips = false }
    }
    files[path] = Array(lines.joined(separator: "\n").utf8)
    return files
  }

  /// Puts code at the beginning of a marked region, counted from 0, and at the end of its file.
  ///
  /// - Throws: When there is no such region.
  package func insert(
    _ code: String, into region: Int, of name: String, appending rest: String = "",
    in files: inout [String: [UInt8]]
  ) throws {
    let path = layout.folder + "/" + name
    var text = String(decoding: files[path] ?? [], as: UTF8.self)
    let starts = text.ranges(of: "// BEGIN SOLUTION")
    let start = try #require(starts.indices.contains(region) ? starts[region] : nil)
    text.insert(contentsOf: code + "\n", at: start.lowerBound)
    files[path] = Array((text + rest).utf8)
  }

  /// Grades files with the checks whose names begin so, without training unless asked for.
  ///
  /// Optimization takes most of the time. Only checks that measure time or train need it.
  package func grade(
    _ files: [String: [UInt8]], only: [String] = [], trains: Bool = false,
    seed: Seed = 231, timeLimit: Double? = nil, dataFolder: String? = nil, measures: Bool = true,
    optimises: Bool = true, optimizesAtOnce: Bool = false, weights: Payload? = nil,
    savedInputs: String? = nil,
    budget: GradingBudget? = nil, event: @escaping @Sendable (Grading.Event) -> Void = { _ in }
  ) throws -> GradingReport {
    var grading = grading
    grading.options.only = only
    grading.options.trains = trains
    grading.options.measures = measures
    grading.options.seed = seed
    grading.options.timeLimit = timeLimit
    grading.options.dataFolder = dataFolder
    grading.options.optimises = optimises
    grading.options.optimizesAtOnce = optimizesAtOnce
    grading.options.savedInputs = try savedInputs.map { try SavedInputs(in: $0, for: .instructor) }
    let intake = Intake.Result(
      assignment: layout, files: files, answers: nil, weights: weights,
      missing: layout.paths.filter { files[$0] == nil },
      submission: .init(fileName: "test", bytes: 0, sha256: ""))
    return try WorkTally.measure(.grading) { try grading.grade(intake, budget: budget, event) }
  }
}

extension GradingReport {
  /// The verdict of every check that ran, by name.
  package var verdicts: [String: Verdict] {
    let checks = questions.flatMap(\.checks)
    return Dictionary(checks.map { ($0.id, $0.verdict) }, uniquingKeysWith: { first, _ in first })
  }
}
