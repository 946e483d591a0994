import Core

/// The lines of `handouts/swift-for-numpy.md`, and what they compute.
///
/// Only Core is imported, as in a student's file: `Scripts/type-check.sh` compiles this file alone.
final class NumPyLines<Scalar: TensorScalar> {
  /// The elements that each line computes, by its text.
  private(set) var results: [String: Tensor<Double>] = [:]

  private let x = Tensor<Scalar>([[1, -2, 3], [4, 5, -6]])
  private let w = Tensor<Scalar>([[1, 2], [3, 4], [5, 6]])
  private let v = Tensor<Scalar>([10, 20, 30])
  private let images = Tensor<Scalar>.arange(48).reshaped([2, 2, 3, 4])
  private let y = [2, 0]
  private let n = 2
  private let i = 1
  private let j = 2
  private let p = 1

  /// Computes all lines.
  init() {
    create()
    shapes()
    elementsParts()
    labelsMasks()
    arithmeticFunctions()
    sumsExtremesOrder()
    products()
    joinSplit()
    randomNumbers()
  }

  private func create() {
    line("Tensor<Scalar>([[1, 2], [3, 4]])", Tensor<Scalar>([[1, 2], [3, 4]]))
    line("Tensor<Scalar>.zeros([2, 3])", Tensor<Scalar>.zeros([2, 3]))
    line("Tensor<Scalar>.ones([2, 3])", Tensor<Scalar>.ones([2, 3]))
    line("Tensor.zeros(like: x)", Tensor.zeros(like: x))
    line("Tensor<Scalar>.full([2, 3], 0.5)", Tensor<Scalar>.full([2, 3], 0.5))
    line("Tensor<Scalar>.eye(3)", Tensor<Scalar>.eye(3))
    line("Tensor<Scalar>.arange(4)", Tensor<Scalar>.arange(4))
    line(
      "Tensor<Scalar>.linspace(from: 0, through: 1, count: 5)",
      Tensor<Scalar>.linspace(from: 0, through: 1, count: 5))
    line("Tensor<Int>(x)", Tensor<Int>(x))
    line("Tensor<Scalar>(x .> 0)", Tensor<Scalar>(x .> 0))
  }

  private func shapes() {
    do {
      let (n, d) = x.shape2
      line("let (n, d) = x.shape2", [n, d])
    }
    do {
      let (n, c, h, w) = images.shape4
      line("let (n, c, h, w) = images.shape4", [n, c, h, w])
    }
    line("x.shape[0]", x.shape[0])
    line("x.rank", x.rank)
    line("x.count", x.count)
    line("images.reshaped([n, -1])", images.reshaped([n, -1]))
    line("x.flattened()", x.flattened())
    line("x.T", x.T)
    line("images.transposed([0, 2, 3, 1])", images.transposed([0, 2, 3, 1]))
    line("v.expandingDimensions(at: 1)", v.expandingDimensions(at: 1))
    line("v.reshaped([-1, 1])", v.reshaped([-1, 1]))
    line("v.reshaped([1, -1, 1]).squeezed()", v.reshaped([1, -1, 1]).squeezed())
    line("x[all, ..<1].squeezed(axis: 1)", x[all, ..<1].squeezed(axis: 1))
    line("v.broadcast(to: [2, 3])", v.broadcast(to: [2, 3]))
    line("x.padded([(0, 0), (p, p)], with: 0)", x.padded([(0, 0), (p, p)], with: 0))
    line("images.cropped(p, axes: [2])", images.cropped(p, axes: [2]))
    line(
      "x.padded([(p, p), (p, p)], with: 0).cropped(p, axes: [0, 1])",
      x.padded([(p, p), (p, p)], with: 0).cropped(p, axes: [0, 1]))
  }

  private func elementsParts() {
    line("x[i, j]", x[i, j])
    line("x[row: i]", x[row: i])
    line("x[all, j]", x[all, j])
    line("x[0..<n, 1]", x[0..<n, 1])
    line("x[0..<n]", x[0..<n])
    line("x[all, 1...]", x[all, 1...])
    line("x[row: x.shape[0] - 1]", x[row: x.shape[0] - 1])
    line("x[rows: [1, 0, 1]]", x[rows: [1, 0, 1]])
    line("x.taking([2, 0], axis: 1)", x.taking([2, 0], axis: 1))
    line("images[1, 0, ...]", images[1, 0, ...])
    line("images[all, all, i, j]", images[all, all, i, j])
    line("images[..., i, j]", images[..., i, j])
    line("images[0, all, i..<i + 2, j..<j + 2]", images[0, all, i..<i + 2, j..<j + 2])
    line("images[all, all, i..<i + 2, j..<j + 2]", images[all, all, i..<i + 2, j..<j + 2])
    changed("x[i, j] -= 1") { x in x[i, j] -= 1 }
    changed("x[row: i] = v") { x in x[row: i] = v }
    changed("x[all, j] += 1") { x in x[all, j] += 1 }
    changed("x[0..<n, 1] = Tensor(0)") { x in x[0..<n, 1] = Tensor(0) }
    painted("images[all, all, i, j] = w[0..<2]") { images in images[all, all, i, j] = w[0..<2] }
    painted("images[0, all, i..<i + 2, j..<j + 2] *= 2") { images in
      images[0, all, i..<i + 2, j..<j + 2] *= 2
    }
  }

  private func labelsMasks() {
    line("x.gather(columns: y)", x.gather(columns: y))
    changed("x.add(-1, atColumns: y)") { x in x.add(-1, atColumns: y) }
    changed("x.set(0, atColumns: y)") { x in x.set(0, atColumns: y) }
    line("x .> 0", x .> 0)
    line("(x .> -3) .& (x .< 4)", (x .> -3) .& (x .< 4))
    line("x * Tensor(x .> 0)", x * Tensor(x .> 0))
    changed("x[mask: x .< 0] = 0") { x in x[mask: x .< 0] = 0 }
    line("Tensor.where(x .> 0, x, 0)", Tensor.where(x .> 0, x, 0))
    line("(x .> 0).countNonzero", (x .> 0).countNonzero)
    line("accuracy(of: y, on: [2, 1])", accuracy(of: y, on: [2, 1]))
    line("bincount(y, minimumLength: 4)", bincount(y, minimumLength: 4))
    line("Set(y).sorted()", Set(y).sorted())
  }

  private func arithmeticFunctions() {
    line("x + v", x + v)
    line("x / n", x / n)
    line("2 * x - 1", 2 * x - 1)
    line("1.0 / n * x", 1.0 / n * x)
    changed("x /= n") { x in x /= n }
    changed("x += v") { x in x += v }
    changed("x.add(x, alpha: -0.1)") { x in x.add(x, alpha: -0.1) }
    line("x.square()", x.square())
    line("pow(x, 3)", pow(x, 3))
    line("1 - pow(0.9, n)", 1 - pow(0.9, n))
    line("exp(x)", exp(x))
    line("log(v)", log(v))
    line("sqrt(v)", sqrt(v))
    line("x.tanh()", x.tanh())
    line("x.absolute()", x.absolute())
    line("x.sign()", x.sign())
    line("maximum(x, 0)", maximum(x, 0))
    line("minimum(x, 2)", minimum(x, 2))
    line("x.clipped(to: -1...4)", x.clipped(to: -1...4))
  }

  private func sumsExtremesOrder() {
    line("x.sum()", x.sum())
    line("x.sum(axis: 0)", x.sum(axis: 0))
    line("x.sum(axis: 1, keepDims: true)", x.sum(axis: 1, keepDims: true))
    line("images.sum(axes: [0, 2, 3])", images.sum(axes: [0, 2, 3]))
    line("x.sumOfSquares()", x.sumOfSquares())
    line("x.mean(axis: 0)", x.mean(axis: 0))
    line("x.variance(axis: 0)", x.variance(axis: 0))
    line("x.standardDeviation(axis: 0)", x.standardDeviation(axis: 0))
    line("x.max()", x.max())
    line("x.max(axis: 1, keepDims: true)", x.max(axis: 1, keepDims: true))
    line("x.min(axis: 0)", x.min(axis: 0))
    line("x.argmax(axis: 1)", x.argmax(axis: 1))
    line("x.argmax(axis: 1).scalars", Tensor(x.argmax(axis: 1).scalars))
    line("x.argmin()", x.argmin())
    line("x.argsort(axis: 1)", x.argsort(axis: 1))
    line("x.sorted(axis: 1)", x.sorted(axis: 1))
    line("(x[row: 0] - x[row: 1]).norm()", (x[row: 0] - x[row: 1]).norm())
    line("x.norm(axis: 1)", x.norm(axis: 1))
    line("x.diagonal()", x.diagonal())
  }

  private func products() {
    line("x * v", x * v)
    line("dot(x, w)", dot(x, w))
    line("matmul(x, w)", matmul(x, w))
    line("matmul(x, x, transposeA: true)", matmul(x, x, transposeA: true))
    line("matmul(x, x, transposeB: true)", matmul(x, x, transposeB: true))
    line("matmul(x, v)", matmul(x, v))
    line("v.dot(v)", v.dot(v))
  }

  private func joinSplit() {
    line("Tensor.concatenated([x, x], axis: 0)", Tensor.concatenated([x, x], axis: 0))
    line("Tensor.concatenated([x, x], axis: 1)", Tensor.concatenated([x, x], axis: 1))
    line("Tensor.stacked([v, v])", Tensor.stacked([v, v]))
    line("x.split(count: 2, axis: 1)", x.split(count: 2, axis: 1))
  }

  private func randomNumbers() {
    line("random.randn([2, 3])", drawn { random in random.randn([2, 3]) })
    line("0.1 * random.randn([2, 3])", drawn { random in 0.1 * random.randn([2, 3]) })
    line(
      "Tensor(random.rand([2, 3]) .< 0.5) / 0.5",
      drawn { random in Tensor(random.rand([2, 3]) .< 0.5) / 0.5 })
    line("random.choice(10, size: 4)", drawn { random in random.choice(10, size: 4) })
    line(
      "random.randint(below: 10, count: 4)", drawn { random in random.randint(below: 10, count: 4) }
    )
    line("random.permutation(5)", drawn { random in random.permutation(5) })
  }
}

extension NumPyLines {
  private func line(_ code: String, _ result: Tensor<Scalar>) {
    results[code] = Tensor<Double>(result)
  }

  private func line(_ code: String, _ result: Scalar) { line(code, Tensor(result)) }

  private func line(_ code: String, _ result: Double) { results[code] = Tensor(result) }

  private func line(_ code: String, _ result: Int) { line(code, Scalar(result)) }

  private func line(_ code: String, _ result: [Int]) { line(code, Tensor(result)) }

  private func line(_ code: String, _ result: Tensor<Int>) {
    line(code, Tensor<Scalar>(result))
  }

  private func line(_ code: String, _ result: Tensor<Bool>) {
    line(code, Tensor<Scalar>(result))
  }

  /// Several tensors are compared by the elements of all of them.
  private func line(_ code: String, _ result: [Tensor<Scalar>]) {
    line(code, Tensor(result.flatMap(\.scalars)))
  }

  private func changed(_ code: String, _ change: (inout Tensor<Scalar>) -> Void) {
    var copy = x
    change(&copy)
    line(code, copy)
  }

  private func painted(_ code: String, _ change: (inout Tensor<Scalar>) -> Void) {
    var copy = images
    change(&copy)
    line(code, copy)
  }

  private func drawn<Result>(_ draw: (inout RandomState) -> Result) -> Result {
    var random = RandomState(seed: 231)
    return draw(&random)
  }
}
