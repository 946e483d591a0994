import Core
import Testing

/// The code of the article `Tensors.md`, with what it says about its results.
@Suite struct TensorsArticleTests {
  @Test func `tensors are created`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    let s = Tensor<Double>(7)  // [], a scalar
    let zeros = Tensor<Float>.zeros([2, 3])
    let halves = Tensor<Double>.full([2, 2], 0.5)
    let identity = Tensor<Double>.eye(3)
    let indices = Tensor<Int>.arange(4)  // 0, 1, 2, 3
    let axis = Tensor<Double>.linspace(from: 0, through: 1, count: 5)
    let images = Tensor([UInt8](repeating: 0, count: 24), shape: [2, 3, 4])
    #expect(a.shape == [2, 3] && v.shape == [3] && s.shape == [])
    #expect(zeros == Tensor([[0, 0, 0], [0, 0, 0]]) && halves.scalars == [0.5, 0.5, 0.5, 0.5])
    #expect(matmul(identity, identity) == identity && indices.scalars == [0, 1, 2, 3])
    #expect(axis.scalars == [0, 0.25, 0.5, 0.75, 1] && images.rank == 3)
    print(a.shape, a.rank, a.count)  // [2, 3] 2 6
    print(a.scalars)  // [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    print(s.item)  // 7.0
    #expect(a.scalars == [1, 2, 3, 4, 5, 6] && s.item == 7)
  }

  @Test func `random tensors are created`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 3])
    let labels = random.randint(below: 3, count: 4)
    #expect(x.shape == [4, 3])
    #expect(labels.count == 4 && labels.allSatisfy { (0..<3).contains($0) })
  }

  @Test func `shapes are changed`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    let tall = a.reshaped([3, -1])  // [3, 2]
    let flat = a.flattened()  // [6]
    let swapped = a.transposed()  // [3, 2], columns become rows
    let column = v.expandingDimensions(at: 1)  // [3, 1]
    #expect(tall == Tensor([[1, 2], [3, 4], [5, 6]]) && flat.shape == [6])
    #expect(swapped == Tensor([[1, 4], [2, 5], [3, 6]]) && column.shape == [3, 1])
  }

  @Test func `elements are selected`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    var m = a
    m[0, 1] = 20  // one element
    let second = m.row(1)  // the row [4, 5, 6]
    let first = m[column: 0]  // the column [1, 4]
    let block = m[0..<2, 1..<3]  // [2, 2]
    let twice = m[rows: [1, 0, 1]]  // rows by index, [3, 3]
    m[row: 0] = v  // the assigned tensor is broadcast
    m[0..., 1..<2] = Tensor(0)
    #expect(second.scalars == [4, 5, 6] && first.scalars == [1, 4])
    #expect(block == Tensor([[20, 3], [5, 6]]))
    #expect(twice == Tensor([[4, 5, 6], [1, 20, 3], [4, 5, 6]]))
    #expect(m == Tensor([[10, 0, 30], [4, 0, 6]]))
  }

  @Test func `indices and ranges are mixed`() throws {
    var m = Tensor<Double>([[10, 0, 30], [4, 0, 6]])
    let cube = Tensor<Double>.arange(24).reshaped([2, 3, 4])
    let (depth, height, width) = cube.shape3  // 2, 3, 4
    let corner = cube[all, 0..<2, 3]  // [2, 2]
    let front = cube[..., 0]  // [2, 3]
    m[all, 2] = cube[0, 0, 0..<2]
    #expect([depth, height, width] == [2, 3, 4] && front.shape == [2, 3])
    #expect(corner == Tensor([[3, 7], [15, 19]]))
    #expect(m == Tensor([[10, 0, 0], [4, 0, 1]]))
  }

  @Test func `elements are selected by columns and masks`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let chosen = a.gather(columns: [2, 0])  // [3, 4]: a[0, 2] and a[1, 0]
    var marked = a
    marked.add(100, atColumns: [2, 0])
    marked[mask: a .< 3] = 0  // [[0, 0, 103], [104, 5, 6]]
    #expect(chosen.scalars == [3, 4])
    #expect(marked == Tensor([[0, 0, 103], [104, 5, 6]]))
  }

  @Test func `operators broadcast`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    let column = v.expandingDimensions(at: 1)
    let shifted = a + v  // [2, 3] and [3]
    let centered = a - a.mean(axis: 1, keepDims: true)  // [2, 3] and [2, 1]
    let scaled = 2 * a - 1
    let table = column * v  // [3, 1] and [3]: [3, 3]
    #expect(shifted == Tensor([[11, 22, 33], [14, 25, 36]]))
    #expect(centered == Tensor([[-1, 0, 1], [-1, 0, 1]]))
    #expect(scaled == Tensor([[1, 3, 5], [7, 9, 11]]))
    #expect(table == Tensor([[100, 200, 300], [200, 400, 600], [300, 600, 900]]))
  }

  @Test func `operators work in place`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    var weights = a
    weights += v
    weights *= 0.5
    weights.add(a, alpha: -1e-2)
    #expect(relativeError(weights, 0.5 * (a + v) - 0.01 * a) < 1e-12)
  }

  @Test func `axes are reduced`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    var random = RandomState(seed: 231)
    let total = a.sum()  // 21
    let sums = a.sum(axis: 0)  // [5, 7, 9]
    let largest = a.max(axis: 1, keepDims: true)  // [[3], [6]]
    let classes = a.argmax(axis: 1)  // [2, 2], a Tensor<Int>
    let deviation = a.standardDeviation(axis: 0)  // [1.5, 1.5, 1.5]
    let batch: Tensor<Double> = random.randn([8, 3, 32, 32])
    let channels = batch.mean(axes: [0, 2, 3])  // [3]
    #expect(total == 21 && sums.scalars == [5, 7, 9])
    #expect(largest == Tensor([[3], [6]]) && classes == Tensor([2, 2]))
    #expect(deviation.scalars == [1.5, 1.5, 1.5] && channels.shape == [3])
  }

  @Test func `matrices are multiplied`() throws {
    let a = Tensor<Double>([[1, 2, 3], [4, 5, 6]])  // [2, 3]
    let v = Tensor<Double>([10, 20, 30])  // [3]
    let product = matmul(a, v)  // [2, 3] x [3] = [2]
    let rows = matmul(a, a, transposeB: true)  // [2, 3] x [3, 2] = [2, 2]
    let columns = matmul(a, a, transposeA: true)  // [3, 2] x [2, 3] = [3, 3]
    #expect(product.scalars == [140, 320] && rows == Tensor([[14, 32], [32, 77]]))
    #expect(columns == Tensor([[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }

  @Test func `elements are compared`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 3])
    let positive = Tensor<Double>(x .> 0)  // ones and zeros
    let clipped = maximum(x, 0)
    let signs = Tensor<Double>.where(x .> 0, 1, -1)
    let close = ((x .> -1) .& (x .< 1)).countNonzero
    #expect(positive * x == clipped)
    #expect((signs * x).min() >= 0)
    #expect(close == x.scalars.count { $0.magnitude < 1 })
  }

  @Test func `functions are generic`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 3])
    func standardized<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
      let mean = x.sum(axis: 0) / x.shape[0]  // [D]
      let centered = x - mean  // [N, D]
      return centered / sqrt(centered.square().mean(axis: 0) + 1e-8)
    }
    let inDouble = standardized(x)
    let inFloat = standardized(Tensor<Float>(x))
    #expect(inDouble.mean(axis: 0).absolute().max() < 1e-12)
    #expect(relativeError(inDouble, Tensor<Double>(inFloat)) < 1e-3)
  }

  /// The article prints; a test does not.
  private func print(_ items: Any...) {}
}
