import Core
import Testing

@Suite struct PayloadKeyTests {
  /// An error's sentence.
  private func sentence(_ body: () throws -> Void) throws -> String {
    "\(try #require(#expect(throws: PayloadError.self, performing: body)))"
  }

  @Test func `a tensor is stored and read in the element type in use`() throws {
    func roundTrip<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) throws -> Tensor<Scalar> {
      var payload = Payload()
      payload.set(.x, tensor)
      return try payload.tensor(.x)
    }
    let (floats, doubles) = (Tensor<Float>([1, 2]), Tensor<Double>([1, 2]))
    #expect(try roundTrip(floats) == floats)
    #expect(try roundTrip(doubles) == doubles)
  }

  @Test func `each kind of value is read as it was stored`() throws {
    var payload = Payload()
    payload.set(.loss, 1.5)
    payload.set(.losses, [1, 2.5])
    payload.set(.seed, 7)
    payload.set(.y, [3, 1])
    payload.set(.testLabels, Tensor<Int>([1, 2, 3, 4], shape: [2, 2]))
    payload.set(.parameter, "w")
    payload.set(.direction, .down)
    #expect(try payload.number(.loss) == 1.5)
    #expect(try payload.numbers(.losses) == [1, 2.5])
    #expect(try payload.int(.seed) == 7)
    #expect(try payload.ints(.y) == [3, 1])
    #expect(try payload.ints(.testLabels) == [1, 2, 3, 4])
    #expect(payload[.testLabels]?.shape == [2, 2])
    #expect(try payload.text(.parameter) == "w")
    #expect(try payload.choice(.direction) == .down)
    #expect(payload.contains(.loss) && payload.contains(.direction) && !payload.contains(.x))
  }

  @Test func `what is missing or of another type is an error that says so`() throws {
    var payload = Payload()
    payload.set(.x, Tensor<Float>([1, 2]))
    payload.set(.parameter, "w")
    #expect(
      try sentence { _ = try payload.doubles(.x) }
        == "'x': expected a Double tensor, found a Float tensor of shape [2]")
    #expect(
      try sentence { let _: Tensor<Double> = try payload.tensor(.x) }
        == "'x': expected a Double tensor, found a Float tensor of shape [2]")
    #expect(
      try sentence { _ = try payload.number(.number("x")) }
        == "'x': expected a single Double, found a Float tensor of shape [2]")
    #expect(
      try sentence { _ = try payload.ints(.y) } == "'y': expected an Int tensor, found nothing")
    #expect(
      try sentence { _ = try payload.text(.text("y")) } == "'y': expected a string, found nothing")
  }

  @Test func `a choice is one of its cases`() throws {
    var payload = Payload()
    #expect(
      try sentence { _ = try payload.choice(.direction) }
        == "'direction': expected up, down or aside, found nothing")
    payload.set(.text("direction"), "left")
    #expect(
      try sentence { _ = try payload.choice(.direction) }
        == "'direction': expected up, down or aside, found 'left'")
  }

  @Test func `a part has names of its own`() throws {
    var (payload, part) = (Payload(), Payload())
    part.set(.w, Tensor<Float>([1]))
    part.set(.tensor(named: "0.bias"), Tensor<Float>([2]))
    payload.set(.x, Tensor<Float>([3]))
    payload.set(.part("net"), part)
    #expect(payload.tensors.keys.sorted() == ["net.0.bias", "net.w", "x"])
    #expect(payload.part(.part("net")) == part)
    #expect(payload.part(.part("n")) == Payload())
  }

  @Test func `a gradient is called after its tensor`() {
    #expect(Key.w.gradient == Key.dw)
    #expect(Key.tensor(named: "W1").gradient.name == "dW1")
  }

  @Test func `a typed payload reads numbers in its element type`() throws {
    var payload = Payload()
    payload.set(.x, Tensor<Float>([1, 2]))
    payload.set(.y, [1, 0])
    payload.set(.loss, 0.1)
    let input = TypedPayload<Float>(payload)
    #expect(try input.number(.loss) == Float(0.1))
    #expect(try input.data() == LabelledData(x: Tensor([1, 2]), y: [1, 0]))
    #expect(try input.tensorIfAny(.w) == nil)
    #expect(throws: PayloadError.self) { try TypedPayload<Double>(payload).tensorIfAny(.x) }
  }
}

private enum Direction: String, PayloadChoice {
  case up, down, aside
}

extension Key where Value == Direction {
  fileprivate static var direction: Key { .choice("direction") }
}
