import GraderTestSupport
import Grading
import Judging
import Grader
import Record
import Score
import Testing

/// Which checks are judged again together.
struct ReexaminationTests {
  @Test func `checks share a build unless one of them judges what is replaced for another`() {
    let checks = [
      check("net", buildsOn: ["affine"]), check("norm", buildsOn: ["batchNorm", "relu"]),
      check("deep", buildsOn: ["net", "affine"]), check("tuning", buildsOn: ["net"]),
    ]
    let groups = Reexamination.groups(of: checks, broken: ["affine", "batchNorm", "net"])
    #expect(groups.map { $0.checks.map(\.id) } == [["net", "norm"], ["deep", "tuning"]])
    #expect(groups.map(\.replaced) == [["affine", "batchNorm"], ["affine", "net"]])
  }

  @Test func `a check that builds on nothing broken is judged again with all that it builds on`() {
    let checks = [check("net", buildsOn: ["affine", "relu"]), check("conv", buildsOn: ["im2col"])]
    let groups = Reexamination.groups(of: checks, broken: ["deep"])
    #expect(groups.map(\.replaced) == [["affine", "relu", "im2col"]])
  }

  @Test func `a check that builds on nothing but its own file is not judged again`() {
    let checks = [check("deep", buildsOn: ["deep"]), check("knn", buildsOn: [])]
    #expect(Reexamination.groups(of: checks, broken: ["affine", "deep"]).isEmpty)
  }

  /// A check of the file of its own name.
  private func check(_ name: String, buildsOn: [String]) -> CheckDefinition {
    CheckDefinition(name, name, .output, file: name, buildsOn: buildsOn) { _ in .pass() }
  }
}
