import Core
import Testing

@Suite struct MatrixProductTests {
  private func plain(_ a: Tensor<Double>, _ b: Tensor<Double>) -> Tensor<Double> {
    var result = Tensor<Double>.zeros([a.shape[0], b.shape[1]])
    for i in 0..<a.shape[0] {
      for j in 0..<b.shape[1] {
        for k in 0..<a.shape[1] { result[i, j] += a[i, k] * b[k, j] }
      }
    }
    return result
  }

  @Test(arguments: [(1, 1, 1), (2, 3, 4), (17, 5, 9), (3, 64, 1)])
  func `a product is the sum of products, however the operands are stored`(
    _ sizes: (Int, Int, Int)
  ) {
    var random = RandomState(seed: 3)
    let a: Tensor<Double> = random.randn([sizes.0, sizes.1])
    let b: Tensor<Double> = random.randn([sizes.1, sizes.2])
    let (at, bt) = (a.transposed(), b.transposed())
    let expected = plain(a, b)
    #expect(relativeError(matmul(a, b), expected) < 1e-12)
    #expect(relativeError(matmul(at, b, transposeA: true), expected) < 1e-12)
    #expect(relativeError(matmul(a, bt, transposeB: true), expected) < 1e-12)
    #expect(relativeError(matmul(at, bt, transposeA: true, transposeB: true), expected) < 1e-12)
    let single = Tensor<Float>(a).matmul(Tensor<Float>(b))
    #expect((Tensor<Double>(single) - expected).norm() < 1e-5 * expected.norm())
  }

  @Test(arguments: [(3001, 70, 13), (13, 80, 2501), (131, 150, 130)])
  func `a product is the same on any number of threads`(_ sizes: (Int, Int, Int)) {
    var random = RandomState(seed: 5)
    let a: Tensor<Double> = random.randn([sizes.0, sizes.1])
    let b: Tensor<Double> = random.randn([sizes.1, sizes.2])
    let (at, bt) = (a.transposed(), b.transposed())
    let threads = BorrowedThreads()
    threads.use(1)
    let expected = matmul(a, b)
    // A sum in another order differs by a part of what was added, not of what is left of it.
    func error(_ product: Tensor<Double>) -> Double {
      (product - expected).norm() / expected.norm()
    }
    for count in [2, 3, 64] {
      threads.use(count)
      #expect(error(matmul(a, b)) < 1e-14)
      #expect(error(matmul(at, b, transposeA: true)) < 1e-14)
      #expect(error(matmul(a, bt, transposeB: true)) < 1e-14)
      #expect(error(matmul(at, bt, transposeA: true, transposeB: true)) < 1e-14)
    }
  }

  @Test func `vectors take part as rows and columns`() {
    let matrix = Tensor([[1.0, 2], [3, 4], [5, 6]])
    let (a, b) = (Tensor([1.0, 2]), Tensor([3.0, 4]))
    #expect(matmul(matrix, Tensor([1.0, 10])).scalars == [21, 43, 65])
    #expect(matmul(Tensor([1.0, 10, 100]), matrix).scalars == [531, 642])
    let product = matmul(a, b)
    #expect(product.shape == [] && product.scalars == [11])
    #expect(a.dot(b) == 11)
  }

  @Test func `sums of nothing are zero`() {
    #expect(matmul(Tensor<Float>.zeros([2, 0]), .zeros([0, 3])) == .zeros([2, 3]))
    #expect(matmul(Tensor<Float>.zeros([0, 2]), .zeros([2, 3])).shape == [0, 3])
  }

  @Test func `sizes that do not fit stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Tensor<Float>.zeros([2, 3]), .zeros([4, 3]))
    }
    #expect(message(of: result).contains("matmul: shapes [2, 3] and [4, 3] do not match"))
  }

  @Test func `vectors of different lengths stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1.0]).dot(Tensor([1.0, 2]))
    }
    #expect(message(of: result).contains("Tensor.dot"))
  }
}
