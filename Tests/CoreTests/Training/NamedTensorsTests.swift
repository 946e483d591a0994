import Core
import Testing

@Suite struct NamedTensorsTests {
  @Test func `names keep the order in which they came`() {
    var tensors: NamedTensors<Double> = ["W1": .ones([2, 3]), "b1": .zeros([3])]
    tensors["W2"] = .zeros([3, 4])
    tensors["b1"] = .ones([3])
    #expect(tensors.names == ["W1", "b1", "W2"])
    #expect(tensors.count == 3 && tensors.elementCount == 21)
    #expect(tensors["b1"] == .ones([3]))
    #expect(tensors.contains("W2") && !tensors.contains("b2"))
  }

  @Test func `a tensor changes in place, and a copy does not`() {
    var tensors: NamedTensors<Double> = ["w": Tensor([1, 2])]
    let copy = tensors
    tensors["w"][1] += 5
    #expect(tensors["w"] == Tensor([1, 7]))
    #expect(copy["w"] == Tensor([1, 2]))
  }

  @Test func `a name that is not there stops the program and tells those that are`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tensors: NamedTensors<Double> = ["W1": .zeros([1]), "b1": .zeros([1])]
      _ = tensors["W2"]
    }
    let text = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(text.contains("named 'W2'; the names are W1, b1"))
  }
}
