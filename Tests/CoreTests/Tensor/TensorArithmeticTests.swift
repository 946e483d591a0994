import Core
import Testing

/// Two shapes and the shape they broadcast to.
struct ShapePair: Sendable, CustomTestStringConvertible {
  let left: [Int]
  let right: [Int]
  let result: [Int]
  var testDescription: String { "\(left) with \(right)" }

  static let all = [
    ShapePair(left: [3, 4], right: [3, 4], result: [3, 4]),
    ShapePair(left: [3, 4], right: [], result: [3, 4]),
    ShapePair(left: [], right: [], result: []),
    ShapePair(left: [3, 4], right: [4], result: [3, 4]),
    ShapePair(left: [4], right: [3, 4], result: [3, 4]),
    ShapePair(left: [3, 4], right: [3, 1], result: [3, 4]),
    ShapePair(left: [3, 1], right: [1, 4], result: [3, 4]),
    ShapePair(left: [3, 1], right: [4], result: [3, 4]),
    ShapePair(left: [2, 3, 4, 5], right: [3, 1, 1], result: [2, 3, 4, 5]),
    ShapePair(left: [2, 1, 4, 1], right: [3, 1, 5], result: [2, 3, 4, 5]),
    ShapePair(left: [1, 3, 1], right: [2, 1, 2], result: [2, 3, 2]),
    ShapePair(left: [1, 1], right: [1], result: [1, 1]),
    ShapePair(left: [0, 3], right: [3], result: [0, 3]),
    ShapePair(left: [2, 1], right: [2, 0], result: [2, 0]),
  ]

  func tensors() -> (Tensor<Double>, Tensor<Double>) {
    var random = RandomState(seed: 7)
    return (random.randn(left), random.randn(right))
  }

  /// Every index of the result.
  var indices: [[Int]] {
    result.reduce([[]]) { all, length in all.flatMap { index in (0..<length).map { index + [$0] } }
    }
  }

  /// The index into an operand of the given shape that belongs to an index of the result.
  func index(_ index: [Int], in shape: [Int]) -> [Int] {
    zip(index.suffix(shape.count), shape).map { $1 == 1 ? 0 : $0 }
  }
}

@Suite struct TensorArithmeticTests {
  @Test(arguments: ShapePair.all)
  func `operands broadcast by NumPy's rule`(_ pair: ShapePair) {
    let (a, b) = pair.tensors()
    let results = [
      a + b, a - b, a * b, a / b, maximum(a, b), minimum(a, b),
    ]
    let operations: [(Double, Double) -> Double] = [
      { $0 + $1 }, { $0 - $1 }, { $0 * $1 }, { $0 / $1 }, { max($0, $1) }, { min($0, $1) },
    ]
    for (result, operation) in zip(results, operations) {
      #expect(result.shape == pair.result)
      for index in pair.indices {
        let left = a[at: pair.index(index, in: pair.left)]
        let right = b[at: pair.index(index, in: pair.right)]
        #expect(result[at: index] == operation(left, right))
      }
    }
    for index in pair.indices {
      let left = a[at: pair.index(index, in: pair.left)]
      let right = b[at: pair.index(index, in: pair.right)]
      #expect((a .< b)[at: index] == (left < right))
      #expect((a .<= b)[at: index] == (left <= right))
      #expect((a .> b)[at: index] == (left > right))
      #expect(Tensor.where(a .>= b, a, b)[at: index] == max(left, right))
    }
  }

  @Test(arguments: ShapePair.all.filter { $0.left == $0.result })
  func `operators in place give what the others give`(_ pair: ShapePair) {
    let (a, b) = pair.tensors()
    var (sum, difference, product, quotient) = (a, a, a, a)
    sum += b
    difference -= b
    product *= b
    quotient /= b
    #expect(sum == a + b)
    #expect(difference == a - b)
    #expect(product == a * b)
    #expect(quotient == a / b)
  }

  @Test(arguments: ShapePair.all.filter { $0.left == $0.result })
  func `adding a multiple in place gives what the operators give`(_ pair: ShapePair) {
    let (a, b) = pair.tensors()
    var sum = a
    sum.add(b, alpha: -0.3)
    #expect(sum == a + b * -0.3)
  }

  @Test func `numbers stand on either side`() {
    let a = Tensor<Float>([1, 2, 4])
    #expect((a + 1).scalars == [2, 3, 5])
    #expect((1 + a).scalars == [2, 3, 5])
    #expect((a - 1).scalars == [0, 1, 3])
    #expect((1 - a).scalars == [0, -1, -3])
    #expect((3 * a).scalars == [3, 6, 12])
    #expect((a / 2).scalars == [0.5, 1, 2])
    #expect((2 / a).scalars == [2, 1, 0.5])
    #expect((-a).scalars == [-1, -2, -4])
    var b = a
    b += 1
    b *= 2
    b -= 2
    b /= 4
    #expect(b.scalars == [0.5, 1, 2])
  }

  @Test func `a tensor can be added to itself in place`() {
    var a = Tensor([1, 2, 3])
    a += a
    #expect(a.scalars == [2, 4, 6])
  }

  @Test func `NaN wins a maximum from either side`() {
    let a = Tensor([Double.nan, 1])
    let b = Tensor([1, Double.nan])
    #expect(maximum(a, b).scalars.allSatisfy { $0.isNaN })
    #expect(minimum(a, b).scalars.allSatisfy { $0.isNaN })
    #expect(maximum(a, 0)[0].isNaN)
    #expect(maximum(0, a)[0].isNaN)
    #expect(minimum(a, 0)[0].isNaN)
    #expect(minimum(0, a)[0].isNaN)
    #expect(minimum(a, 0)[1] == 0)
    #expect(minimum(0, a)[1] == 0)
  }

  @Test func `shapes that do not broadcast stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([500, 10]) + Tensor<Float>.zeros([500])
    }
    #expect(
      message(of: result).contains(
        "Tensor +: shapes [500, 10] and [500] cannot be broadcast together"))
  }

  @Test func `an operator in place does not widen its left side`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var a = Tensor<Float>.zeros([3])
      a += Tensor<Float>.zeros([2, 3])
    }
    #expect(message(of: result).contains("Tensor +=: shape [2, 3] cannot be broadcast to [3]"))
  }

  @Test func `functions of each element are NumPy's`() {
    let x = Tensor([-1.5, 0, 0.25, 2])
    let e = 1e-15
    #expect(
      relativeError(
        x.exp(), Tensor([0.22313016014842982, 1, 1.2840254166877414, 7.38905609893065])) < e)
    #expect(
      relativeError(
        x.tanh(), Tensor([-0.9051482536448664, 0, 0.24491866240370913, 0.9640275800758169])) < e)
    #expect(
      relativeError(Tensor([0.25, 2]).log(), Tensor([-1.3862943611198906, 0.6931471805599453])) < e)
    #expect(x.square().scalars == [2.25, 0, 0.0625, 4])
    #expect(x.square().squareRoot().scalars == [1.5, 0, 0.25, 2])
    #expect(x.absolute().scalars == [1.5, 0, 0.25, 2])
    #expect(x.sign().scalars == [-1, 0, 1, 1])
    #expect(x.power(3).scalars == [-3.375, 0, 0.015625, 8])
    #expect(x.clipped(to: -1...1).scalars == [-1, 0, 0.25, 1])
    #expect(Tensor([-1.0]).log()[0].isNaN)
  }

  @Test func `comparisons make masks, and masks join`() {
    let a = Tensor([1, 2, 3])
    #expect((a .> 1).scalars == [false, true, true])
    #expect((a .>= 2).scalars == [false, true, true])
    #expect((a .< 2).scalars == [true, false, false])
    #expect((a .<= 2).scalars == [true, true, false])
    #expect((a .== 2).scalars == [false, true, false])
    #expect((a .!= Tensor([1, 0, 3])).scalars == [false, true, false])
    #expect((a .!= 2).scalars == [true, false, true])
    let odd = Tensor([true, false, true])
    #expect((odd .& (a .> 1)).scalars == [false, false, true])
    #expect((odd .| (a .== 2)).scalars == [true, true, true])
    #expect((.!odd).scalars == [false, true, false])
    #expect(odd.any() && !odd.all())
    #expect(odd.countNonzero == 2)
    #expect(Tensor<Double>(odd).scalars == [1, 0, 1])
    #expect(Tensor.where(odd, a, 0).scalars == [1, 0, 3])
    #expect(Tensor.where(odd, 0, a).scalars == [0, 2, 0])
    #expect(Tensor.where(odd, 5, 6).scalars == [5, 6, 5])
  }
}
