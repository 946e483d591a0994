import Core
import Testing

@Suite struct PayloadGenericTests {
  @Test func `a tensor is stored and read in the element type in use`() throws {
    func roundTrip<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) throws -> Tensor<Scalar> {
      var payload = Payload()
      payload.set("x", tensor)
      return try payload.tensor("x")
    }
    let (floats, doubles) = (Tensor<Float>([1, 2]), Tensor<Double>([1, 2]))
    #expect(try roundTrip(floats) == floats)
    #expect(try roundTrip(doubles) == doubles)
  }

  @Test func `a tensor of another element type is an error`() {
    var payload = Payload()
    payload.set("x", Tensor<Float>([1, 2]))
    #expect(throws: PayloadError.self) { let _: Tensor<Double> = try payload.tensor("x") }
    #expect(throws: PayloadError.self) { let _: Tensor<Float> = try payload.tensor("y") }
  }

  @Test func `texts are read by name`() throws {
    let payload = Payload(texts: ["mode": "train"])
    #expect(try payload.text("mode") == "train")
    #expect(throws: PayloadError.self) { try payload.text("other") }
  }
}
