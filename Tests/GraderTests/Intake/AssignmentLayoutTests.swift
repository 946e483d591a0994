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

  @Test(arguments: AssignmentLayout.all)
  func `a folder that is allowed or withheld is there`(assignment: AssignmentLayout) throws {
    let core = try ProjectLayout.find().coreSources
    let folders = CallRules.usual.core.union(assignment.core).union(assignment.withheld.map(\.core))
    for folder in folders {
      let files = try FileManager.default.subpathsOfDirectory(atPath: "\(core)/\(folder)")
      #expect(files.contains { $0.hasSuffix(".swift") }, "\(folder)")
    }
  }
}
