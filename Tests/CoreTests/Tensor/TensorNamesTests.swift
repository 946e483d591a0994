import Core
import Testing

@Suite struct TensorNamesTests {
  private let x = Tensor<Double>([[1, 4, 9], [16, 25, 36]])

  @Test func `functions have the names of NumPy too`() {
    #expect(sqrt(x) == x.squareRoot() && exp(x) == x.exp() && log(x) == x.log())
    #expect(pow(x, 3) == x.power(3) && pow(x, 0.5) == x.power(0.5))
    let exponent = 2
    #expect(pow(x, exponent) == x.square())
    #expect(x.T == x.transposed() && dot(x, x.T) == matmul(x, x, transposeB: true))
    #expect(dot(x[row: 0], x[row: 1]).item == x[row: 0].dot(x[row: 1]))
  }

  @Test func `a number has the same functions`() {
    let (base, steps) = (Float(0.5), 3)
    #expect(pow(base, steps) == 0.125 && pow(base, 2) == 0.25)
    #expect(sqrt(base * base) == base && exp(log(Float(1))) == 1)
    #expect(1 - pow(0.5, steps) == 0.875)
  }

  @Test func `a shape is taken apart`() {
    let (rows, columns) = x.shape2
    let (n, c, h) = Tensor<Float>.zeros([2, 3, 4]).shape3
    let (images, channels, height, width) = Tensor<Float>.zeros([2, 3, 4, 5]).shape4
    #expect([rows, columns, n, c, h] == [2, 3, 2, 3, 4])
    #expect([images, channels, height, width] == [2, 3, 4, 5])
  }

  @Test func `a border is taken away`() {
    let padded = x.padded([(2, 2), (2, 2)], with: 0)
    #expect(padded.cropped(2, axes: [0, 1]) == x && padded.cropped(2, axes: [-1]).shape == [6, 3])
    #expect(x.cropped(0, axes: [0, 1]) == x && x.cropped(1, axes: [0]).shape == [0, 3])
  }

  @Test func `diagonals, norms and axes of length 1`() {
    #expect(x.diagonal() == Tensor([1, 25]) && x.T.diagonal() == Tensor([1, 25]))
    #expect(Tensor<Double>([[3, 4], [6, 8]]).norm(axis: 1) == Tensor([5, 10]))
    #expect(x.norm(axis: 0, keepDims: true).shape == [1, 3])
    #expect(x.reshaped([1, 2, 1, 3]).squeezed() == x)
  }

  @Test func `integers are made of real numbers by rounding toward zero`() {
    #expect(Tensor<Int>(Tensor<Double>([1.9, -1.9, 0])) == Tensor([1, -1, 0]))
    #expect(Tensor<UInt8>(Tensor<Float>([255.5, -0.5])) == Tensor([255, 0]))
  }

  @Test func `an empty tensor stands in a cache that is not used`() {
    #expect(Tensor<Float>().shape == [0])
  }

  @Test func `a shape of another rank stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 3]).shape4
    }
    #expect(
      message(of: result).contains("Tensor.shape4: expected rank 4, found rank 2, shape [2, 3]"))
  }

  @Test func `a border wider than the tensor stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 3]).cropped(2, axes: [1])
    }
    #expect(message(of: result).contains("2 elements away at both ends of axis 1 of shape [2, 3]"))
  }

  @Test func `a number that is no integer of the type stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<UInt8>(Tensor<Float>([256]))
    }
    #expect(message(of: result).contains("the range of UInt8, found 256"))
  }
}
