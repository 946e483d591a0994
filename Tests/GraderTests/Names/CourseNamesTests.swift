import GraderTestSupport
import ArgumentParser
import CourseKit
import Grading
import Host
import Judging
import Media
import Score
import Testing

@testable import Grader

/// The names of the real assignments, and what `check` makes of them.
@Suite struct CourseNamesTests {
  private let project: ProjectLayout
  private let courses: [CourseAssignment]

  init() throws {
    let project = try ProjectLayout.find()
    self.project = project
    courses = try AssignmentLayout.all.map { try CourseAssignment.load($0, project: project) }
  }

  @Test func `no name stands for two things`() {
    for course in courses {
      #expect(course.names().ambiguous == [])
      let exercises = Set(Pairing.of(course.layout.id).exercises.map { $0.id })
      #expect(exercises.isDisjoint(with: course.layout.id.questions.map(course.layout.id.name)))
    }
  }

  @Test func `each data set of an assignment is one that can be loaded`() {
    let known = Set(DatasetName.allCases.map(\.rawValue))
    for id in AssignmentID.allCases {
      let trains = Pairing.of(id).checks.contains(where: \.trains)
      #expect(Assignment.of(id).datasets.isEmpty == !trains)
      #expect(known.isSuperset(of: Assignment.of(id).datasets))
    }
  }

  @Test func `every name selects something, and all checks are of a question`() throws {
    for course in courses {
      let names = course.names()
      #expect(Set(names.checks) == Set(course.checks.map(\.id)))
      for name in names.names { #expect(!names.selection(name).isEmpty, "\(name)") }
      #expect(course.rubric.notices == [])
    }
  }

  @Test func `the list has every name, indented below what it belongs to`() {
    let lines = NameList.text(courses).split(separator: "\n")
    for name in courses.flatMap(\.publicNames.names) {
      let found = lines.filter { line in
        line.split(whereSeparator: { $0 == " " || $0 == "," }).prefix(2).contains(Substring(name))
      }
      #expect(!found.isEmpty, "\(name)")
    }
    let depths: [(String, Int)] = [
      ("a2 ", 0), ("a2.q2, a2.normalization ", 2), ("a2.batchnorm ", 4),
      ("a2.batchnorm.forward ", 6), ("a2.normalization.1 ", 4), ("a2.adam ", 4),
    ]
    for (name, depth) in depths {
      let start = String(repeating: " ", count: depth) + name
      #expect(lines.contains { $0.hasPrefix(start) }, "\(name)")
    }
  }

  @Test func `names of several assignments may be mixed`() throws {
    let plan = try CheckPlan(["a2.im2col", "knn", "a1.q2"], .init(quick: true), in: project)
    #expect(plan.parts.map(\.layout.id) == [.a1, .a2])
    #expect(plan.parts.last?.checks == ["a2.im2col"])
    let first = try #require(plan.parts.first?.checks)
    #expect(first.contains("a1.knn.folds") && first.contains("a1.linear.train"))
    #expect(!first.contains("a1.svm.tune") && !first.contains("a1.knn.noLoops.speed"))
    #expect(plan.notices == ["'knn' is now called 'a1.nearestNeighbor'."])
  }

  @Test func `what trains is left out, unless it is named or nothing else is`() throws {
    func checks(_ names: String..., training: Bool = false) throws -> [String] {
      try CheckPlan(names, .init(training: training), in: project).parts.flatMap(\.checks)
    }
    #expect(try !checks("a1.q2").contains("a1.svm.tune"))
    #expect(try checks("a1.q2", training: true).contains("a1.svm.tune"))
    #expect(try checks("a1.q2", "a1.svm.tune").contains("a1.svm.tune"))
    #expect(try checks("a1.q5") == ["a1.features.svm", "a1.features.net"])
  }

  @Test func `without a name, what has been started is checked`() throws {
    let folder = try TemporaryFolder()
    let copy = try ScratchProject(in: folder.url)
    #expect(try CheckPlan([], .init(), in: copy.layout).parts.isEmpty)
    let file = "Assignment2/ReLU.swift"
    try copy.save(try copy.source("Solutions/" + file), to: file)
    #expect(try CheckPlan([], .init(), in: copy.layout).parts.map(\.layout.id) == [.a2])
    try copy.remove(file)
    #expect(try CheckPlan([], .init(), in: copy.layout).parts.isEmpty)
  }
}
