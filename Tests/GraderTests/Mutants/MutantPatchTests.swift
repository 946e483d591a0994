import GraderTestSupport
import CourseKit
import Foundation
import Grader
import Host
import Judging
import Patches
import Record
import Testing

/// The mutants of the exercises fit the reference; nothing is built for it.
@Suite struct MutantPatchTests {
  @Test(arguments: AssignmentLayout.all)
  func `there is a mistake for every check`(_ layout: AssignmentLayout) throws {
    let mutants = try AssignmentMutants(layout)
    let checks = Set(mutants.checks.filter { $0.kind != .written }.map(\.id))
    #expect(Set(mutants.all.flatMap(\.checks)) == checks)
  }

  @Test(arguments: AssignmentLayout.all)
  func `every mistake can be made in the reference`(_ layout: AssignmentLayout) throws {
    try expectToFit(AssignmentMutants(layout).all, layout)
  }

  @Test(arguments: AssignmentLayout.all)
  func `every mistake has a sentence for the student`(_ layout: AssignmentLayout) throws {
    for mutant in try AssignmentMutants(layout).all {
      #expect(mutant.say.hasSuffix(".") && mutant.say.count < 200, "\(mutant.name)")
    }
  }
}
