import GraderTestSupport
import Core
@testable import Judging
import Record
import Testing

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
      GradientPair(key: .w, received: Tensor(gradient), expected: Tensor(gradient)),
      .loss("a1.stub"), CheckCase([.w: Tensor(point)]))
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
