import Contract2
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

  /// Layers whose outputs depend on one element of the input each, so that two evaluations of the
  /// forward pass are enough.
  private static let elementwise = ["a2.relu.backward", "a2.dropout.backward"]

  /// How many times the time limit a numerical gradient must take that varies elements together if
  /// they affect different outputs.
  private static let factorTogether = 3.0

  @Test func `elements that affect different outputs are too few to save a numerical gradient`()
    throws
  {
    let project = try ProjectLayout.find()
    let layout = try AssignmentLayout(.a2, in: project.assignments)
    let course = try CourseAssignment.load(layout, project: project)
    let reference = Dictionary(
      Pairing.of(.a2).reference.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let layers = course.checks.filter { $0.kind == .gradient && $0.id.contains(".backward") }
    #expect(layers.count == 12)
    for check in layers where !Self.elementwise.contains(check.id) {
      var seconds = 0.0
      let context = StubContext(
        reference: { name, input in
          let exercise = try #require(reference[name])
          return try exercise(input)
        },
        student: { name, input in
          let exercise = try #require(reference[name])
          seconds = max(seconds, try Self.secondsTogether(exercise, input))
          return try exercise(input)
        })
      context.entry = try #require(course.rubric.entry(check.id))
      #expect(try check.body(context).outcome == .measured(share: 1), "\(check.id)")
      #expect(seconds >= Self.factorTogether * context.timeLimit, "\(check.id): \(seconds) s")
    }
  }

  /// The time of a numerical gradient for which a forward pass only reads its inputs.
  ///
  /// It takes at least one evaluation per element that affects the same output.
  private static func secondsTogether(_ exercise: Exercise, _ input: Payload) throws -> Double {
    var one = input
    let upstream = try input.doubles(.upstream)
    var only = Tensor<Double>.zeros(like: upstream).scalars
    only[0] = 1
    one.set(.upstream, Tensor(only, shape: upstream.shape))
    let gradients = try exercise(one).tensors
    let affecting = gradients.values.map { $0.doubles.count { $0 != 0 } }.max() ?? 0
    // All pixels of a window affect its maximum, although only one has a gradient.
    let window = try (try? input.int(.height)).map { try $0 * input.int(.width) } ?? 0
    let bytes = gradients.values.reduce(0) { $0 + $1.shape.reduce(1, *) * 8 }
    return Double(max(affecting, window)) * Double(bytes) / bytesPerSecond
  }
}
