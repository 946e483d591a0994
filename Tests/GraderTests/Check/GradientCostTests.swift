import Core
import CourseKit
import GraderTestSupport
import Grading
import Host
import Judging
import Record
import Score
import Testing

/// The size of the gradients that checks ask for.
@Suite struct GradientCostTests {
  /// A forward pass has to read its inputs at least.
  ///
  /// This is the number of bytes that one core can read in a second at the most.
  private static let bytesPerSecond = 1e10
  /// How many times the time limit a numerical gradient must take.
  private static let factor = 20.0

  @Test(arguments: AssignmentID.allCases)
  func `in every gradient check, one gradient is too large for a numerical one`(
    _ assignment: AssignmentID
  ) throws {
    let project = try ProjectLayout.find()
    let layout = try AssignmentLayout(assignment, in: project.assignments)
    let course = try CourseAssignment.load(layout, project: project)
    let reference = Dictionary(
      Pairing.of(assignment).reference.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    for check in course.checks where check.kind == .gradient {
      var largest = 0
      let context = StubContext(
        reference: { name, input in
          let exercise = try #require(reference[name])
          return try exercise(input)
        },
        student: { name, input in
          let exercise = try #require(reference[name])
          let answer = try exercise(input)
          let gradients = answer.tensors.filter { $0.key.hasPrefix("d") }
          largest = max(largest, gradients.values.map { $0.shape.reduce(1, *) }.reduce(0, +))
          return answer
        })
      context.entry = try #require(course.rubric.entry(check.id))
      #expect(try check.body(context).outcome == .measured(share: 1), "\(check.id)")
      // The gradient has as many elements as the inputs, of 8 bytes each.
      let seconds = Double(largest) * Double(largest * 8) / Self.bytesPerSecond
      #expect(seconds >= Self.factor * context.timeLimit, "\(check.id): \(largest) elements")
    }
  }
}
