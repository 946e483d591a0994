import GraderTestSupport
import CourseKit
import Foundation
import Host
import Symbols
import Testing

@Suite struct AssignmentLayoutTests {
  @Test func `every kernel, module and optimizer of Core is withheld from layers`() throws {
    let withheld = Set(AssignmentLayout.assignment2.withheld.map(\.core))
    #expect(withheld == ["Autograd", "Kernels", "Modules", "Optimizers"])
  }

  @Test func `no helper file may use what is withheld from any file`() {
    var layout = AssignmentLayout.assignment2
    layout.helpers = ["deep/Own.swift"]
    #expect(layout.withheld.map { $0.files?.contains("Own.swift") } == [true, true, true, true])
    #expect(AssignmentLayout.assignment1.withheld.map(\.files) == [nil])
  }

  @Test(arguments: AssignmentLayout.all)
  func `a folder that is allowed or withheld is there`(assignment: AssignmentLayout) throws {
    let core = try ProjectLayout.find().coreSources
    let folders = CallRules.usual.core.union(assignment.core).union(assignment.withheld.map(\.core))
    for folder in folders {
      let files = try FileManager.default.subpathsOfDirectory(atPath: "\(core)/\(folder)")
      #expect(files.contains { $0.hasSuffix(".swift") }, "\(folder)")
    }
  }

  @Test func `every assignment has a manifest with files to edit`() throws {
    let all = try AssignmentLayout.all(in: ProjectLayout.find().assignments)
    #expect(all.map(\.id) == AssignmentID.allCases)
    #expect(all.allSatisfy { !$0.files.isEmpty })
  }

  @Test(arguments: AssignmentLayout.all)
  func `what is exempt from a rule is a file that students edit`(assignment: AssignmentLayout) {
    #expect(assignment.assignment.exempt.isSubset(of: assignment.files))
  }

  @Test func `a manifest of another assignment is refused`() throws {
    let folder = try TemporaryFolder()
    let other = Manifest(assignment: .a2, files: [])
    try folder.write(
      String(decoding: try other.encoded(), as: UTF8.self), to: "Assignment1/manifest.json")
    let error = #expect(throws: ManifestError.self) {
      try AssignmentLayout(.a1, in: folder.path(""))
    }
    #expect(error?.problem == "it belongs to 'a2'")
  }
}
