import GraderTestSupport
import Core
import Exchange
@testable import Judging
@testable import Grading
import Record
import Testing

/// How the gradient of a loss is judged: L(w) = Σ w³ / 3 + Σ w² / 2 + Σ w, whose gradient is
/// w² + w + 1.
@Suite struct GradientExaminationTests {
  /// What a student may have written for a loss and its gradient.
  struct Code: Sendable {
    var loss: @Sendable (Tensor<Double>) -> Double = Code.right
    var gradient: @Sendable (Tensor<Double>) -> Tensor<Double> = { $0 * $0 + $0 + 1 }

    static let right: @Sendable (Tensor<Double>) -> Double = { w in
      (w * w * w).sum() / 3 + w.sumOfSquares() / 2 + w.sum()
    }

    func answer(_ exercise: String, _ input: Payload) throws -> Payload {
      var answer = Payload()
      if exercise.hasSuffix(".losses") {
        let points = try input.doubles(.points)
        answer.set(.losses, (0..<points.shape[0]).map { loss(points.row($0)) })
      } else {
        let w = try input.doubles(.w)
        answer.set(.loss, loss(w))
        answer.set(.dw, gradient(w))
      }
      return answer
    }
  }

  private func examine(
    _ code: Code, shapes: [[Int]] = [[3], [2, 4], [1], [300, 400]]
  ) throws -> Finding {
    let context = StubContext(reference: Code().answer, student: code.answer)
    let cases = shapes.map { shape in CheckCase([.w: context.random.randn(shape)]) }
    return try context.examineGradients(.loss("a1.stub"), cases)
  }

  @Test func `the right gradient passes`() throws {
    #expect(try examine(Code()).outcome == .measured(share: 1))
  }

  @Test func `a wrong gradient of a right loss fails, and the loss is not blamed`() throws {
    let finding = try examine(Code(gradient: { $0 }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.forwardIsRight(pass: .loss)))
    #expect(finding.facts.contains(where: isSlope))
  }

  @Test func `one wrong element of many fails, if the loss is right`() throws {
    let finding = try examine(
      Code(gradient: { w in
        var gradient = w * w + w + 1
        if w.count > 1000 { gradient[17, 23] += 1e-5 }
        return gradient
      }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(
      finding.facts.suffix(1) == [.gradient(.slopesAgree(pass: .loss))]
        || finding.facts.suffix(1) == [.gradient(.forwardIsRight(pass: .loss))])
  }

  @Test func `a gradient that is not written earns nothing, and the others are judged`() throws {
    func examine(_ dw: Double, loss: Double = 1) throws -> Finding {
      let reference: (String, Payload) throws -> Payload = { _, input in
        let (w, b) = (try input.doubles(.w), try input.doubles(.b))
        var answer = Payload([.dw: 2 * w, .db: 2 * b])
        answer.set(.loss, w.sumOfSquares() + b.sumOfSquares())
        return answer
      }
      let context = StubContext(reference: reference) { name, input in
        if name.hasSuffix(".losses") { throw PayloadError(name: "", expected: "", found: "") }
        var answer = try reference(name, input)
        answer.set(.loss, try answer.number(.loss) * loss)
        answer.set(.dw, try input.doubles(.w) * dw)
        answer[.db] = nil
        answer.set(.db, Tensor<Double>.todo("db: later"))
        return answer
      }
      let w: Tensor<Double> = context.random.randn([2, 3])
      return try context.examineGradients(
        .loss("a1.stub"), [CheckCase([.w: w, .b: w.row(0)])])
    }
    let right = try examine(2)
    #expect(right.outcome == .notImplemented)
    #expect(
      right.facts == [
        .output(.notWritten(tensor: "db", task: "db: later")),
        .output(.othersAgree(outputs: ["dw"])),
      ])
    for wrong in [try examine(3), try examine(3, loss: 2)] {
      #expect(wrong.outcome == .measured(share: 0))
      #expect(wrong.facts.last == .output(.notWritten(tensor: "db", task: "db: later")))
    }
  }

  @Test func `the gradient of one's own wrong loss keeps the points`() throws {
    let finding = try examine(
      Code(loss: { 2 * Code.right($0) }, gradient: { ($0 * $0 + $0 + 1) * 2 }))
    #expect(finding.outcome == .measured(share: 1))
    #expect(finding.facts == [.gradient(.fitsOwnForward(pass: .loss))])
  }

  /// Examines a loss for inputs of two sizes and the same sum of squares.
  private func examineWithTwins(_ code: Code) throws -> Finding {
    let context = StubContext(reference: Code().answer, student: code.answer)
    let twins = [0.5, 1.5].map { value in
      var (large, small) = (Payload(), Payload())
      large.set(.w, Tensor<Double>.full([4000], value))
      small.set(.w, Tensor<Double>.full([4], value))
      return Twins(large: large, small: small)
    }
    return try context.examineGradients(
      .loss("a1.stub"), [[3], [300, 400]].map { .init([.w: context.random.randn($0)]) },
      twins: twins)
  }

  @Test func `a loss that differs for large inputs earns nothing`() throws {
    let finding = try examineWithTwins(
      Code(
        loss: { Code.right($0) + ($0.count > 100 ? $0.sumOfSquares() / 20 : 0) },
        gradient: { $0 * $0 + $0 * ($0.count > 100 ? 1.1 : 1) + 1 }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts == [.gradient(.foreignForward(pass: .loss))])
  }

  @Test func `a wrong factor that depends on the size keeps the points`() throws {
    let finding = try examineWithTwins(
      Code(
        loss: { Code.right($0) / Double($0.count) },
        gradient: { ($0 * $0 + $0 + 1) / Double($0.count) }))
    #expect(finding.outcome == .measured(share: 1))
  }

  @Test func `a wrong loss with kinks keeps the points, too`() throws {
    let finding = try examine(
      Code(
        loss: { Code.right($0) + $0.absolute().sum() / 5 },
        gradient: { w in
          let signs = w.scalars.map { $0 > 0 ? 0.2 : -0.2 }
          return w * w + w + 1 + Tensor(signs, shape: w.shape)
        }))
    #expect(finding.outcome == .measured(share: 1))
  }

  @Test(arguments: trivialLosses.indices) func `a constant or linear loss earns nothing`(
    _ index: Int
  ) throws {
    let finding = try examine(trivialLosses[index])
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.foreignForward(pass: .loss)))
  }

  @Test(arguments: trivialLosses.indices)
  func `a loss that is right in small cases does not excuse another one in large cases`(
    _ index: Int
  ) throws {
    let other = trivialLosses[index]
    let finding = try examine(
      Code(
        loss: { $0.count < 100 ? Code.right($0) : other.loss($0) },
        gradient: { $0.count < 100 ? $0 * $0 + $0 + 1 : other.gradient($0) }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.foreignForward(pass: .loss)))
  }

  @Test func `a linear loss earns nothing, even where its gradient is nearly right`() throws {
    // Around w = 5 the gradient hardly changes its direction.
    let reference = Code()
    let student = Code(loss: { 31 * $0.sum() }, gradient: { $0 * 0 + 31 })
    let context = StubContext(reference: reference.answer, student: student.answer)
    let noise: Tensor<Double> = context.random.randn([20, 30])
    let finding = try context.examineGradients(
      .loss("a1.stub"), [CheckCase([.w: noise * 0.1 + 5])])
    #expect(finding.facts.last == .gradient(.foreignForward(pass: .loss)))
  }

  @Test func `a later case counts although an earlier one fits the student's own loss`() throws {
    let finding = try examine(
      Code(
        loss: { 2 * Code.right($0) },
        gradient: { ($0 * $0 + $0 + 1) * ($0.count > 5 ? 2.1 : 2) }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.forwardIsWrong(pass: .loss)))
  }

  @Test func `a wrong gradient of a wrong loss fails by the loss first`() throws {
    let finding = try examine(Code(loss: { $0.sumOfSquares() }, gradient: { $0 * 5 + 1 }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.forwardIsWrong(pass: .loss)))
    #expect(finding.facts.contains(where: isSlope))
  }

  @Test(arguments: [Double.nan, .infinity]) func `a gradient that is no number fails`(
    _ value: Double
  ) throws {
    let gradient: @Sendable (Tensor<Double>) -> Tensor<Double> = { $0 * value }
    #expect(try examine(Code(gradient: gradient)).outcome == .measured(share: 0))
    let wrongToo = Code(loss: { 2 * Code.right($0) }, gradient: gradient)
    #expect(try examine(wrongToo).outcome == .measured(share: 0))
  }

  @Test func `a gradient in another shape fails`() throws {
    let finding = try examine(Code(gradient: { ($0 * $0 + $0 + 1).reshaped([1, -1, 1]) }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(
      finding.facts.first
        == .output(
          .wrongShape(tensor: "dw", expected: [3], received: [1, 3, 1])))
  }

  @Test func `a timeout says how many elements the gradient has`() throws {
    let context = StubContext(reference: Code().answer, student: Code().answer)
    context.fixedOutcome = .timedOut(seconds: 20)
    let end = #expect(throws: EarlyEnd.self) {
      try context.examineGradients(.loss("a1.stub"), [CheckCase([.w: .zeros([30, 40])])])
    }
    #expect(end?.finding.facts.contains(.gradient(.manyParameters(count: 1200))) == true)
  }

  @Test func `a timeout with a small gradient may be a loop that does not end`() throws {
    let context = StubContext(reference: Code().answer, student: Code().answer)
    context.fixedOutcome = .timedOut(seconds: 20)
    let end = #expect(throws: EarlyEnd.self) {
      try context.examineGradients(.loss("a1.stub"), [CheckCase([.w: .zeros([3, 4])])])
    }
    #expect(end?.finding.outcome == .timedOut)
    #expect(end?.finding.facts.contains { if case .gradient = $0 { true } else { false } } == false)
  }
}

/// Losses whose gradients take no work.
private let trivialLosses: [GradientExaminationTests.Code] = [
  .init(loss: { _ in 7 }, gradient: { $0 * 0 }),
  .init(loss: { 3 * $0.sum() }, gradient: { $0 * 0 + 3 }),
  .init(
    loss: { 1.5 * $0.sum() + 1e-4 * $0.sumOfSquares() }, gradient: { 2e-4 * $0 + 1.5 }),
  .init(loss: { -$0.sum() }, gradient: { $0 * 0 - 1 }),
]

/// Whether a fact speaks of central differences that disagree.
private func isSlope(_ fact: Fact) -> Bool {
  if case .gradient(.slopesDiffer) = fact { true } else { false }
}
