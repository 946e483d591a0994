import Core
import Testing

@Suite struct TensorTests {
  @Test func `a matrix knows its shape and elements`() {
    let matrix = Tensor([[1.0, 2, 3], [4, 5, 6]])
    #expect(matrix.shape == [2, 3])
    #expect(matrix.rank == 2)
    #expect(matrix.count == 6)
    #expect(matrix[1, 2] == 6)
    #expect(matrix.scalars == [1, 2, 3, 4, 5, 6])
    #expect(Tensor(7.0).shape == [])
    #expect(Tensor(7.0).item == 7)
  }

  @Test func `a copy does not change with the original`() {
    var original = Tensor([1.0, 2, 3])
    let copy = original
    original[1] = 9
    original += 1
    #expect(copy.scalars == [1, 2, 3])
    #expect(original.scalars == [2, 10, 4])
  }

  @Test func `elements are converted to other types`() {
    let counts = Tensor<Int>([[0, 1], [255, -7]])
    #expect(Tensor<Float>(counts) == Tensor([[0, 1], [255, -7]]))
    let pixels = Tensor<UInt8>([0, 128, 255])
    #expect(Tensor<Int>(pixels) == Tensor([0, 128, 255]))
    #expect(Tensor<Double>(pixels) == Tensor([0, 128, 255]))
    #expect(Tensor<Float>(Tensor<Double>([0.1])) == Tensor([Float(0.1)]))
  }

  @Test func `a tensor of zeros or ones takes the shape of another`() {
    let like = Tensor<Float>([[1, 2, 3], [4, 5, 6]])
    #expect(Tensor.zeros(like: like) == Tensor([[0, 0, 0], [0, 0, 0]]))
    #expect(Tensor.ones(like: like) == Tensor([[1, 1, 1], [1, 1, 1]]))
  }

  @Test func `elements that do not fill the shape stop the program`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1.0, 2, 3], shape: [2, 2])
    }
    #expect(message(of: result).contains("3 elements do not match shape [2, 2]"))
  }
}

/// What a process that stopped wrote to its standard error.
func message(of result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}
