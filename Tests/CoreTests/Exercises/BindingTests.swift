import Core
import Testing

@Suite struct BindingTests {
  @Test func `a layer has two calls, and at first in Double`() throws {
    #expect(Doubling.exercises.map(\.name) == ["a0.doubling.forward", "a0.doubling.backward"])
    var input = Payload()
    input.set(.x, Tensor<Double>([1, 2]))
    input.set(.upstream, Tensor<Double>([3, 4]))
    #expect(try Doubling.exercises[0](input).doubles(.out) == Tensor([2, 4]))
    #expect(try Doubling.exercises[1](input).doubles(.dx) == Tensor([6, 8]))
    input.set(.x, Tensor<Float>([1, 2]))
    #expect(throws: PayloadError.self) { try Doubling.exercises[0](input) }
  }

  @Test func `an enum gives the ends of the names, and the payload the element type`() throws {
    #expect(Sums.exercises.map(\.name) == ["a0.sums.plain", "a0.sums.of.squares"])
    #expect(Sums.exercises.map(\.allowed) == [.pooling, .pooling])
    var input = Payload()
    input.set(.x, Tensor<Float>([1, 2]))
    #expect(try Sums.exercises[1](input).floats(.out) == Tensor(5))
    input.set(.x, Tensor<Double>([1, 2]))
    #expect(try Sums.exercises[0](input).doubles(.out) == Tensor(3))
  }

  @Test func `a single call has the exercise's name`() throws {
    #expect(Single.exercises.map(\.name) == ["a0.single"])
    var input = Payload()
    input.set(.x, Tensor<Float>([1]))
    #expect(try Single.exercises[0](input).floats(.x) == Tensor([1]))
  }

  @Test func `an exercise is evaluated at many points`() throws {
    var input = Payload()
    input.set(.x, Tensor<Double>([0, 0]))
    input.set(.parameter, Key.x.name)
    input.set(.points, Tensor<Double>([[1, 2], [3, 4]]))
    let several = Doubling.exercises[0].atPoints(of: Key.out)
    #expect(several.name == "a0.doubling.forward.losses")
    #expect(try several(input).numbers(.losses) == [6, 14])
    input.set(.upstream, Tensor<Double>([1, 10]))
    #expect(try several(input).numbers(.losses) == [42, 86])
    input.set(.upstream, Tensor<Double>([1]))
    #expect(throws: PayloadError.self) { try several(input) }
  }
}

private enum Doubling: LayerBinding {
  static let name = "a0.doubling"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try input.tensor(.x) * 2)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try input.tensor(.upstream) * 2)
  }
}

private enum Sums: Binding {
  enum Call: String, CaseIterable {
    case plain
    case squares = "of.squares"
  }
  typealias Elements = InFloatOrDouble
  static let name = "a0.sums"
  static let allowed: CoreParts = .pooling

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    let x = try input.tensor(.x)
    switch call {
    case .plain: return .output(Tensor(x.sum()))
    case .squares: return .output(Tensor(x.square().sum()))
    }
  }
}

private enum Single: CallBinding {
  typealias Elements = InFloat
  static let name = "a0.single"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.x, try input.tensor(.x))
  }
}
