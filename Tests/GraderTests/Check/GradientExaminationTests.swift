import GraderTestSupport
import Judging
import Core
@testable import Grading
import Record
import Testing

/// How the gradient of a loss is judged: L(w) = Σ w² / 2 + Σ w, whose gradient is w + 1.
@Suite struct GradientExaminationTests {
  /// What a student may have written for a loss and its gradient.
  struct Code: Sendable {
    var loss: @Sendable (Tensor<Double>) -> Double = { $0.sumOfSquares() / 2 + $0.sum() }
    var gradient: @Sendable (Tensor<Double>) -> Tensor<Double> = { $0 + 1 }

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

  private func examine(_ code: Code) throws -> Finding {
    let context = StubContext(reference: Code().answer, student: code.answer)
    let cases = [[3], [2, 4], [1]].map { shape in
      let w: Tensor<Double> = context.random.randn(shape)
      return GradientCase(
        situation: "w \(shape)", input: Payload([.w: w]), parameter: .w, gradient: .dw,
        batch: { Payload([.points: $0]) })
    }
    return try context.examineGradient("a1.stub", losses: "a1.stub.losses", cases)
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

  @Test func `the gradient of one's own wrong loss keeps the points`() throws {
    let finding = try examine(
      Code(loss: { $0.sumOfSquares() + 2 * $0.sum() }, gradient: { ($0 + 1) * 2 }))
    #expect(finding.outcome == .measured(share: 1))
    #expect(finding.facts == [.gradient(.fitsOwnForward(pass: .loss))])
  }

  @Test func `the gradient of another function earns nothing`() throws {
    let finding = try examine(Code(loss: { _ in 7 }, gradient: { $0 * 0 }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.foreignForward(pass: .loss)))
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
    #expect(try examine(Code(gradient: { $0 * value })).outcome == .measured(share: 0))
  }

  @Test func `a gradient in another shape fails`() throws {
    let finding = try examine(Code(gradient: { ($0 + 1).reshaped([1, -1, 1]) }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(
      finding.facts.first
        == .output(
          .wrongShape(tensor: "dw", expected: [3], received: [1, 3, 1])))
  }
}

/// Whether a fact speaks of central differences that disagree.
private func isSlope(_ fact: Fact) -> Bool {
  if case .gradient(.slopesDiffer) = fact { true } else { false }
}

/// How a layer's gradients are judged: out = x · s, with gradients upstream · s and Σ upstream · x.
@Suite struct LayerGradientExaminationTests {
  struct Code: Sendable {
    var forward: @Sendable (Tensor<Double>, Double) -> Tensor<Double> = { $0 * $1 }
    var dx: @Sendable (Tensor<Double>, Tensor<Double>, Double) -> Tensor<Double> = {
      _, upstream, s in
      upstream * s
    }
    var ds: @Sendable (Tensor<Double>, Tensor<Double>) -> Double = { ($0 * $1).sum() }

    func answer(_ exercise: String, _ input: Payload) throws -> Payload {
      let (x, s) = (try input.doubles(.x), try input.doubles(.s))
      let upstream = try input.doubles(.upstream)
      guard exercise.hasSuffix(".losses") else {
        return Payload([.dx: dx(x, upstream, s.item), Key.s.gradient: Tensor(ds(x, upstream))])
      }
      let points = try input.doubles(.points)
      let changesX = try input.text(.parameter) == "x"
      var answer = Payload()
      answer.set(
        .losses,
        (0..<points.shape[0]).map { k in
          let point = points.row(k)
          let out = changesX ? forward(point, s.item) : forward(x, point.item)
          return (out * upstream).sum()
        })
      return answer
    }
  }

  private func examine(_ code: Code) throws -> Finding {
    let context = StubContext(reference: Code().answer, student: code.answer)
    let cases = [[4], [2, 3]].map { shape in
      let x: Tensor<Double> = context.random.randn(shape)
      let upstream: Tensor<Double> = context.random.randn(shape)
      return CheckCase(
        situation: "x \(shape)", input: Payload([.x: x, .s: Tensor(1.5), .upstream: upstream]))
    }
    return try context.examineLayerGradient(
      "a1.stub.backward", losses: "a1.stub.forward.losses", cases)
  }

  @Test func `the right gradients pass`() throws {
    #expect(try examine(Code()).outcome == .measured(share: 1))
  }

  @Test func `one wrong gradient fails, and says where the student's own differences disagree`()
    throws
  {
    let finding = try examine(Code(ds: { ($0 * $1).mean() }))
    #expect(finding.outcome == .measured(share: 0))
    guard case .output(.differs(tensor: "ds", _, index: [], _, _, _, _))? = finding.facts.first,
      case .gradient(.slopesDiffer(pass: .output, parameter: "s", index: [], _, _))? = finding.facts
        .last
    else {
      Issue.record("\(finding.facts)")
      return
    }
  }

  @Test func `gradients that fit a slightly wrong forward pass keep the points`() throws {
    let finding = try examine(
      Code(
        forward: { $0 * $1 * 1.1 }, dx: { _, upstream, s in upstream * s * 1.1 },
        ds: { ($0 * $1).sum() * 1.1 }))
    #expect(finding.outcome == .measured(share: 1))
    #expect(finding.facts == [.gradient(.fitsOwnForward(pass: .output))])
  }

  @Test func `gradients of a constant forward pass earn nothing`() throws {
    let finding = try examine(
      Code(forward: { x, _ in x * 0 }, dx: { x, _, _ in x * 0 }, ds: { _, _ in 0 }))
    #expect(finding.outcome == .measured(share: 0))
  }

  @Test func `gradients that point elsewhere earn nothing, though they fit the forward pass`()
    throws
  {
    let finding = try examine(
      Code(
        forward: { $0 * -$1 }, dx: { _, upstream, s in upstream * -s }, ds: { -($0 * $1).sum() }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.foreignForward(pass: .output)))
  }
}

/// How a gradient is compared with central differences of the student's own code.
@Suite struct OwnSlopesTests {
  /// Compares a gradient of a function at a point.
  private func slopes(
    of f: @escaping @Sendable (Tensor<Double>) -> Double, _ gradient: [Double], at point: [Double]
  ) throws -> OwnSlopes {
    let context = StubContext(
      reference: { _, _ in Payload() },
      student: { _, input in
        let points = try input.doubles(.points)
        var answer = Payload()
        answer.set(.losses, (0..<points.shape[0]).map { f(points.row($0)) })
        return answer
      })
    return try context.ownSlopes(
      Tensor(gradient), of: .w, at: Tensor(point), "losses", samples: 24, leastScale: 1e-3,
      pass: .loss, batch: { Payload([.points: $0]) })
  }

  private func agrees(_ slopes: OwnSlopes) -> Bool {
    if case .agrees = slopes { true } else { false }
  }

  @Test func `a right gradient agrees, on a strong curve too`() throws {
    #expect(agrees(try slopes(of: { $0.sumOfSquares() }, [2, -4], at: [1, -2])))
    let steep = try slopes(
      of: { ($0 * 50).exp().sum() }, [50 * 1.0, 50 * 1.0], at: [0, 0])
    #expect(agrees(steep))
  }

  @Test func `a wrong gradient differs on a strong curve too`() throws {
    let steep = try slopes(of: { ($0 * 50).exp().sum() }, [51, 50], at: [0, 0])
    guard case .differs = steep else {
      Issue.record("\(steep)")
      return
    }
  }

  @Test func `at a kink nothing is said of a coordinate`() throws {
    let relu: @Sendable (Tensor<Double>) -> Double = { Tensor.maximum($0, 0).sum() }
    #expect(agrees(try slopes(of: relu, [0, 1], at: [0, 2])))
    #expect(agrees(try slopes(of: relu, [0.5, 1], at: [0, 2])))
    guard case .differs = try slopes(of: relu, [0, 0], at: [0, 2]) else {
      Issue.record("the coordinate beside the kink counts")
      return
    }
  }

  @Test func `where all coordinates are kinks nothing is known`() throws {
    let absolute: @Sendable (Tensor<Double>) -> Double = { $0.absolute().sum() }
    guard
      case .kinks(.onlyKinks(pass: .loss, parameter: "w", coordinates: 2)) = try slopes(
        of: absolute, [0, 0], at: [0, 0])
    else {
      Issue.record("kinks prove nothing")
      return
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func `what is no number differs`(_ value: Double)
    throws
  {
    guard case .differs = try slopes(of: { $0.sum() }, [1, value], at: [1, 2]) else {
      Issue.record("it agrees")
      return
    }
  }
}

extension Key where Value == AnyTensor {
  fileprivate static var s: Key { .tensor("s") }
}
