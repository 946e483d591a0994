import Core
import Solution2
import Testing

@Suite struct Im2colTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let x: [Int]
    let filters: Int
    let window: ColumnWindow

    var testDescription: String { "\(x) with \(window)" }
  }

  /// Not square, overlapping or with gaps, rows and columns that no window meets, a batch of one.
  static let cases = [
    Case(
      x: [4, 3, 5, 5], filters: 2,
      window: ColumnWindow(height: 3, width: 3, stride: 1, padding: 1)),
    Case(
      x: [1, 1, 1, 1], filters: 1,
      window: ColumnWindow(height: 1, width: 1, stride: 1, padding: 0)),
    Case(
      x: [2, 2, 6, 4], filters: 3,
      window: ColumnWindow(height: 2, width: 3, stride: 2, padding: 0)),
    Case(
      x: [1, 2, 3, 7], filters: 2,
      window: ColumnWindow(height: 3, width: 1, stride: 3, padding: 2)),
  ]

  @Test func `columns have the order of a filter, and places run row by row`() throws {
    let x = Tensor<Double>(Array(1...6).map(Double.init), shape: [1, 1, 2, 3])
    let columns = try im2col(x, ColumnWindow(height: 2, width: 2, stride: 1, padding: 0))
    #expect(
      columns == Tensor([1, 2, 2, 3, 4, 5, 5, 6], shape: [1, 4, 2]))
    let bordered = try im2col(x, ColumnWindow(height: 1, width: 2, stride: 2, padding: 1))
    #expect(bordered.shape == [1, 2, 4])
    #expect(bordered == Tensor([0, 0, 0, 5, 0, 0, 4, 6], shape: [1, 2, 4]))
  }

  @Test(arguments: cases)
  func `columns are added where they were copied from`(sample: Case) throws {
    // <im2col(x), y> = <x, col2im(y)> holds for each x and y if and only if one is the other's
    // adjoint.
    var random = RandomState(seed: 3)
    let x: Tensor<Double> = random.randn(sample.x)
    let columns = try im2col(x, sample.window)
    let y: Tensor<Double> = random.randn(columns.shape)
    let sums = try col2im(y, shape: sample.x, sample.window)
    #expect(sums.shape == sample.x)
    #expect(abs((columns * y).sum() - (x * sums).sum()) < 1e-10)
  }

  @Test(arguments: cases)
  func `the convolution is that of the loops, forward and backward`(sample: Case) throws {
    var random = RandomState(seed: 231)
    let window = sample.window
    let x: Tensor<Double> = random.randn(sample.x)
    let w: Tensor<Double> = random.randn([sample.filters, sample.x[1], window.height, window.width])
    let b: Tensor<Double> = random.randn([sample.filters])
    let loops = try convForwardNaive(
      x, w: w, b: b, stride: window.stride, padding: window.padding)
    let fast = try convForwardIm2col(
      x, w: w, b: b, stride: window.stride, padding: window.padding)
    #expect(fast.out.shape == loops.out.shape)
    #expect(largestDifference(fast.out, loops.out) < 1e-12)
    let upstream: Tensor<Double> = random.randn(loops.out.shape)
    let expected = try convBackwardNaive(upstream, loops.cache)
    let gradients = try convBackwardIm2col(upstream, fast.cache)
    #expect(largestDifference(gradients.dx, expected.dx) < 1e-12)
    #expect(largestDifference(gradients.dw, expected.dw) < 1e-12)
    #expect(largestDifference(gradients.db, expected.db) < 1e-12)
  }

  @Test(arguments: [
    ([3, 2, 8, 8], PoolWindow(height: 2, width: 2, stride: 2)),
    ([2, 1, 5, 4], PoolWindow(height: 3, width: 2, stride: 1)),
    ([1, 3, 7, 6], PoolWindow(height: 2, width: 3, stride: 3)),
  ])
  func `the pooling is that of the loops, forward and backward`(
    shape: [Int], window: PoolWindow
  ) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(shape) - 10
    let loops = try maxPoolForwardNaive(x, window)
    let fast = try maxPoolForwardIm2col(x, window)
    #expect(fast.out == loops.out)
    let upstream: Tensor<Double> = random.randn(loops.out.shape)
    let dx = try maxPoolBackwardIm2col(upstream, fast.cache)
    #expect(largestDifference(dx, try maxPoolBackwardNaive(upstream, loops.cache)) < 1e-12)
  }
}
