import GraderTestSupport
import Core
@testable import Judging
import Record
import Testing

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
      if exercise.hasSuffix(".forward") { return Payload([.out: forward(x, s.item)]) }
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
    return try context.examineGradients(.layer("a1.stub"), cases)
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
        .dropLast().last
    else {
      Issue.record("\(finding.facts)")
      return
    }
    #expect(finding.facts.last == .gradient(.forwardIsRight(pass: .output)))
  }

  @Test func `a gradient within the tolerance of differences fails, if the forward pass is right`()
    throws
  {
    let finding = try examine(Code(dx: { _, upstream, s in upstream * s * 1.00005 }))
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.last == .gradient(.slopesAgree(pass: .output)))
  }

  @Test func `a gradient that does not fit the student's own forward pass is named`() throws {
    let finding = try examine(
      Code(
        forward: { $0 * $1 * 1.1 }, dx: { _, upstream, s in upstream * s * 1.2 },
        ds: { ($0 * $1).sum() * 1.1 }))
    guard case .output(.differs(tensor: "dx", _, _, _, _, _, _))? = finding.facts.first else {
      Issue.record("\(finding.facts)")
      return
    }
    #expect(finding.facts.last == .gradient(.forwardIsWrong(pass: .output)))
  }

  @Test func `every gradient is compared before the forward pass is blamed`() throws {
    // dx is that of the forward pass, which is another function; ds is wrong by itself.
    let finding = try examine(
      Code(
        forward: { $0 * -$1 }, dx: { _, upstream, s in upstream * -s },
        ds: { ($0 * $1).sum() * 3 }))
    guard case .output(.differs(tensor: "ds", _, _, _, _, _, _))? = finding.facts.first else {
      Issue.record("\(finding.facts)")
      return
    }
    #expect(finding.facts[1] == .gradient(.othersFit(pass: .output, outputs: ["dx"])))
    #expect(finding.facts.last == .gradient(.forwardIsWrong(pass: .output)))
  }

  @Test func `what is right beside a wrong forward pass is said`() throws {
    let finding = try examine(
      Code(forward: { $0 * $1 * 1.1 }, ds: { ($0 * $1).sum() * 3 }))
    #expect(finding.facts[1] == .output(.othersAgree(outputs: ["dx"])))
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

extension Key where Value == AnyTensor {
  fileprivate static var s: Key { .tensor("s") }
}
