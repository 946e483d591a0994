import Core
import Testing

@Suite struct TensorIntegerTests {
  private let x = Tensor<Double>([[1, -2, 3], [4, 5, -6]])
  private let n = 4

  @Test func `a tensor and an Int are combined as with an element`() {
    #expect(x + n == x + 4.0 && n + x == 4.0 + x)
    #expect(x - n == x - 4.0 && n - x == 4.0 - x)
    #expect(x * n == x * 4.0 && n * x == 4.0 * x)
    #expect(x / n == x / 4.0 && n / x == 4.0 / x)
  }

  @Test func `an Int changes a tensor in place`() {
    var y = x
    y += n
    y *= n
    y -= n
    y /= n
    #expect(y == x + 3.0)
  }

  @Test func `a number and an Int are combined`() {
    let loss = 10.0
    let sums: [Double] = [loss + n, n + loss, loss - n, n - loss]
    #expect(sums == [14, 14, 6, -6])
    let products: [Double] = [loss * n, n * loss, loss / n, n / loss]
    #expect(products == [40, 40, 2.5, 0.4])
    var mean: Float = 6
    mean += n
    mean /= n
    mean *= n
    mean -= n
    #expect(mean == 6)
  }

  @Test func `a literal is an element, and two integers stay integers`() {
    #expect((1 / x)[1, 0] == 0.25)
    #expect(2 * n / 3 == 2)
    #expect((1 / (1 + x))[0, 0] == 0.5 && ((x + 1) / 2)[0, 0] == 1)
    let half = 1 / 2 * x[0, 2]
    #expect(half == 1.5)
  }

  @Test func `counts among tensors and numbers need no conversion`() {
    let mean = x.sum(axis: 0) / n
    let centered = (2.0 / n) * (x - mean) + 0.5 * n * x / n
    #expect(centered.shape == [2, 3])
    #expect(centered[0, 0] == 0.5 * (1 - 1.25) + 0.5)
  }
}
