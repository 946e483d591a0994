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
    let costs = try costs(of: { $0.kind == .gradient }, in: assignment) { _, _, answer in
      let gradients = answer.tensors.filter { $0.key.hasPrefix("d") }
      return Double(gradients.values.map { $0.shape.reduce(1, *) }.reduce(0, +))
    }
    for (check, largest, timeLimit) in costs {
      // The gradient has as many elements as the inputs, of 8 bytes each.
      let seconds = largest * largest * 8 / Self.bytesPerSecond
      #expect(seconds >= Self.factor * timeLimit, "\(check): \(largest) elements")
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
    let isLayer = { (check: CheckDefinition) in
      check.kind == .gradient && check.id.contains(".backward")
        && !Self.elementwise.contains(check.id)
    }
    let costs = try costs(of: isLayer, in: .a2) { exercise, input, _ in
      try Self.secondsTogether(exercise, input)
    }
    #expect(costs.count == 10)
    for (check, seconds, timeLimit) in costs {
      #expect(seconds >= Self.factorTogether * timeLimit, "\(check): \(seconds) s")
    }
  }

  /// Judges the reference, and returns the largest cost of a call for each check.
  private func costs(
    of isChosen: (CheckDefinition) -> Bool, in assignment: AssignmentID,
    _ cost: @escaping (Exercise, _ input: Payload, _ answer: Payload) throws -> Double
  ) throws -> [(check: String, cost: Double, timeLimit: Double)] {
    let project = try ProjectLayout.find()
    let layout = try AssignmentLayout(assignment, in: project.assignments)
    let course = try CourseAssignment.load(layout, project: project)
    let reference = Dictionary(
      Pairing.of(assignment).reference.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    return try course.checks.filter(isChosen).map { check in
      var largest = 0.0
      let context = StubContext(
        reference: { try reference.answer($0, $1) },
        student: { name, input in
          let answer = try reference.answer(name, input)
          largest = max(largest, try cost(try #require(reference[name]), input, answer))
          return answer
        })
      context.entry = try #require(course.rubric.entry(check.id))
      #expect(try check.body(context).outcome == .measured(share: 1), "\(check.id)")
      return (check.id, largest, context.timeLimit)
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
