import Core
import CourseKit
import Lab
import LabKit
import Testing

@Suite struct LabSectionTests {
  /// The exercises that have steps.
  private static let sections = Lab.pages.flatMap { $0.outline.sections.map { $0.id } }

  @Test func `names of pages differ, and so do those of exercises`() {
    #expect(Set(pageNames).count == 12)
    #expect(Set(Self.sections).count == Self.sections.count)
  }

  @Test(arguments: AssignmentID.allCases)
  func `an exercise is named after its assignment`(_ assignment: AssignmentID) {
    for section in assignment.labs.flatMap(\.sections) {
      #expect(section.id.hasPrefix("\(assignment.rawValue)."))
    }
  }

  @Test(arguments: sections)
  func `every exercise runs alone, with the steps that it has on its page`(_ id: String) throws {
    let lab = try Lab.find(id).lab
    let page = try #require(lab.assignment.labs.first { $0.section(id) != nil })
    let alone = try run(id, stubs).steps.map(\.title)
    let all = try run(page.name, stubs).steps.map(\.title)
    #expect(!alone.isEmpty && Set(alone).isSubset(of: all))
    #expect(Set(alone).count == alone.count)
  }

  @Test func `an exercise has a name without its assignment, unless a page is called so`() throws {
    let layerNorm = try lab("layernorm").outline
    #expect(layerNorm.name == "layernorm")
    #expect(layerNorm.title == "Batch and layer normalization: a2.layernorm")
    #expect(layerNorm.sections.map { $0.id } == ["a2.layernorm"])
    #expect(try lab("framework.module").outline.sections.map { $0.id } == ["a2.framework.module"])
    #expect(try lab("batchnorm").outline.sections.count == 2)
    #expect(try lab("a2.batchnorm").outline.sections.count == 1)
  }

  @Test(arguments: [
    ("a2.q2", "batchnorm"), ("a2.normalization", "batchnorm"), ("batchNorm", "batchnorm"),
    ("a1.q4", "two-layer-net"), ("a1.nearestNeighbor", "knn"), ("a2.framework", "framework"),
  ])
  func `a question's names are its page's`(_ name: String, _ page: String) throws {
    #expect(try lab(name).outline.name == page)
  }

  @Test(arguments: AssignmentID.allCases)
  func `an assignment's name is all its labs, and each question has one`(
    _ assignment: AssignmentID
  ) throws {
    #expect(assignment.labs.count == assignment.questions.count)
    let all = try lab(assignment.rawValue).outline
    #expect(all.name == assignment.rawValue)
    #expect(all.sections.map { $0.id } == assignment.labs.flatMap(\.sections).map { $0.id })
  }

  @Test func `a former name is understood, and today's is told`() throws {
    let (lab, renamed) = try Lab.find("batchNorm")
    #expect(lab.outline.name == "batchnorm")
    #expect(renamed.map(\.description) == ["'batchNorm' is now called 'a2.normalization'."])
    #expect(try Lab.find("batchnorm").renamed.isEmpty)
  }

  @Test func `a wrong name lists similar ones`() {
    let error = #expect(throws: UnknownName.self) { try Lab.find("a2.layernrom") }
    #expect(error?.similar.first == "a2.layernorm")
  }

  @Test func `what sections share is done when it is first asked for, and once`() throws {
    let titles = try run("fully-connected", stubs).steps.map(\.title)
    #expect(titles.count { $0 == "Look at the data" } == 1)
    #expect(titles.firstIndex(of: "Prepare the pixels") == 6)
    let alone = try run("overfit", stubs).steps.map(\.title)
    #expect(alone.prefix(2) == ["Look at the data", "Prepare the pixels"])
  }

  @Test func `a comparison without anything to compare is skipped`() throws {
    let steps = try run("framework.sequential", stubs).steps
    #expect(
      steps.last?.outcome
        == .skipped(
          reason: "this step needs two trained networks, which an earlier step did not produce"))
  }
}
