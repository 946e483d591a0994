import Core
import Testing

/// An operation, and the shapes of operands that its gradients are tried on.
struct OperationCase: Sendable, CustomTestStringConvertible {
  typealias Operation = @Sendable ([Variable<Double>]) -> Variable<Double>

  let name: String
  let shapes: [[Int]]
  /// Where the operands' elements lie; nil for the normal distribution.
  let range: ClosedRange<Double>?
  let operation: Operation

  init(
    _ name: String, _ shapes: [Int]..., in range: ClosedRange<Double>? = nil,
    _ operation: @escaping Operation
  ) {
    self.name = name
    self.shapes = shapes
    self.range = range
    self.operation = operation
  }

  var testDescription: String { "\(name) of \(shapes.map { "\($0)" }.joined(separator: ", "))" }

  /// Random operands that require gradients.
  func operands() -> [Tensor<Double>] {
    var random = RandomState(seed: 17)
    return shapes.map { shape in
      guard let range else { return random.randn(shape) }
      let width = range.upperBound - range.lowerBound
      return random.rand(shape) * width + range.lowerBound
    }
  }

  /// A random tensor in the result's shape.
  func upstream(seed: UInt32 = 18) -> Tensor<Double> {
    var random = RandomState(seed: seed)
    return random.randn(operation(operands().map { Variable($0) }).shape)
  }

  /// `sum(operation(operands) * upstream)`, as a number.
  func value(_ operands: [Tensor<Double>], _ upstream: Tensor<Double>) -> Double {
    (operation(operands.map { Variable($0) }).value * upstream).sum()
  }

  /// The gradients of that number, computed without being recorded.
  func gradients(_ operands: [Tensor<Double>], _ upstream: Tensor<Double>) -> [Tensor<Double>] {
    let variables = operands.map { Variable($0, requiresGradient: true) }
    operation(variables).backward(upstream)
    return variables.map { $0.gradient ?? .zeros($0.shape) }
  }
}

extension OperationCase {
  static let all = arithmetic + functions + reductions + shapes + products + networks

  static let arithmetic: [OperationCase] = [
    OperationCase("+", [3, 4], [3, 4]) { $0[0] + $0[1] },
    OperationCase("+", [3, 4], [4]) { $0[0] + $0[1] },
    OperationCase("+", [1, 4], [3, 1]) { $0[0] + $0[1] },
    OperationCase("+", [], [2, 3]) { $0[0] + $0[1] },
    OperationCase("+ of one variable twice", [2, 3]) { $0[0] + $0[0] },
    OperationCase("-", [2, 1, 4], [3, 1]) { $0[0] - $0[1] },
    OperationCase("-", [2, 3, 4], [1, 3, 1]) { $0[0] - $0[1] },
    OperationCase("*", [3, 4], [3, 4]) { $0[0] * $0[1] },
    OperationCase("*", [2, 3, 4], [3, 1]) { $0[0] * $0[1] },
    OperationCase("*", [2, 1], [1, 5]) { $0[0] * $0[1] },
    OperationCase("* of one variable twice", [2, 3]) { $0[0] * $0[0] },
    OperationCase("/", [3, 4], [3, 4], in: 0.5...2) { $0[0] / $0[1] },
    OperationCase("/", [4], [3, 1], in: 0.5...2) { $0[0] / $0[1] },
    OperationCase("numbers on the right", [2, 3]) { (($0[0] + 3) * 2 - 1) / 4 },
    OperationCase("numbers on the left", [2, 3], in: 0.5...2) { 3 + 2 * (1 - 4 / $0[0]) },
    OperationCase("negation", [5]) { -$0[0] },
    OperationCase("broadcast", [3, 1]) { $0[0].broadcast(to: [2, 3, 4]) },
    OperationCase("maximum", [3, 4], [4]) { .maximum($0[0], $0[1]) },
    OperationCase("maximum with a number", [3, 4]) { .maximum($0[0], 0.3) },
    OperationCase("minimum", [3, 1], [2, 1, 4]) { .minimum($0[0], $0[1]) },
    OperationCase("minimum with a number", [3, 4]) { .minimum($0[0], 0.3) },
    OperationCase("clipped", [5, 4]) { $0[0].clipped(to: -0.5...0.7) },
    OperationCase("where", [2, 3], [3]) {
      .where(Tensor([true, false, true]), $0[0], $0[1].square())
    },
  ]

  static let functions: [OperationCase] = [
    OperationCase("exp", [2, 3]) { $0[0].exp() },
    OperationCase("log", [2, 3], in: 0.5...3) { $0[0].log() },
    OperationCase("squareRoot", [2, 3], in: 0.5...3) { $0[0].squareRoot() },
    OperationCase("square", [2, 3]) { $0[0].square() },
    OperationCase("power 3", [2, 3]) { $0[0].power(3) },
    OperationCase("power -0.7", [4], in: 0.5...3) { $0[0].power(-0.7) },
    OperationCase("absolute", [3, 3]) { $0[0].absolute() },
    OperationCase("tanh", [2, 3]) { $0[0].tanh() },
    OperationCase("sigmoid", [2, 3], in: -4...4) { $0[0].sigmoid() },
    OperationCase("relu", [3, 5]) { $0[0].relu() },
    OperationCase("relu of a square", [3, 5]) { ($0[0].square() - 0.4).relu() },
    OperationCase("leakyReLU", [3, 5]) { $0[0].leakyReLU(slope: 0.2) },
    OperationCase("elu", [3, 5]) { $0[0].elu(alpha: 1.3) },
    OperationCase("softplus", [3, 5], in: -4...4) { $0[0].softplus() },
    OperationCase("gelu", [3, 5]) { $0[0].gelu() },
    OperationCase("gelu by tanh", [3, 5]) { $0[0].gelu(approximate: true) },
    OperationCase("softmax", [3, 4]) { $0[0].softmax() },
    OperationCase("softmax of the first axis", [3, 2, 2]) { $0[0].softmax(axis: 0) },
    OperationCase("logSoftmax", [3, 4]) { $0[0].logSoftmax() },
    OperationCase("logSoftmax of the middle axis", [2, 3, 2]) { $0[0].logSoftmax(axis: 1) },
    OperationCase("logSumExp", [3, 4]) { $0[0].logSumExp(axis: 1) },
    OperationCase("logSumExp", [3, 4]) { $0[0].logSumExp(axis: 0, keepDims: true) },
  ]

  static let reductions: [OperationCase] = [
    OperationCase("sum", [2, 3]) { $0[0].square().sum() },
    OperationCase("sum of a number", []) { $0[0].square().sum() },
    OperationCase("sum of an axis", [2, 3, 4]) { $0[0].sum(axis: 1) },
    OperationCase("sum of two axes, kept", [2, 3, 4]) { $0[0].sum(axes: [0, -1], keepDims: true) },
    OperationCase("mean", [2, 3]) { $0[0].square().mean() },
    OperationCase("mean of an axis", [2, 3, 4]) { $0[0].mean(axis: -2, keepDims: true) },
    OperationCase("mean of two axes", [2, 3, 4]) { $0[0].mean(axes: [0, 2]) },
    OperationCase("variance", [2, 3]) { $0[0].variance() },
    OperationCase("variance of an axis", [3, 4]) { $0[0].variance(axis: 0) },
    OperationCase("unbiased variance", [2, 3, 2]) {
      $0[0].variance(axes: [0, 2], keepDims: true, unbiased: true)
    },
    OperationCase("max", [3, 4]) { $0[0].max() },
    OperationCase("max of an axis", [3, 4]) { $0[0].square().max(axis: 1) },
    OperationCase("min of two axes", [2, 3, 4]) { $0[0].min(axes: [0, 2], keepDims: true) },
    OperationCase("min of an axis, kept", [3, 4]) { $0[0].min(axis: 0, keepDims: true) },
    OperationCase("min", [5]) { $0[0].min() },
  ]

  static let shapes: [OperationCase] = [
    OperationCase("reshaped", [2, 6]) { $0[0].reshaped([3, -1]).square() },
    OperationCase("flattened", [2, 3, 2]) { $0[0].flattened(from: 1) },
    OperationCase("transposed", [2, 3]) { $0[0].transposed() },
    OperationCase("transposed", [2, 3, 4]) { $0[0].transposed([1, -1, 0]) },
    OperationCase("expanding and squeezing", [2, 3]) {
      $0[0].expandingDimensions(at: 1).squeezed(axis: 1)
    },
    OperationCase("a row", [3, 4]) { $0[0][row: 1].square() },
    OperationCase("a range", [5, 2]) { $0[0][1..<4] },
    OperationCase("ranges", [4, 5]) { $0[0][ranges: [1..<3, 0..<4]].exp() },
    OperationCase("padded", [2, 3]) { $0[0].padded([(1, 0), (2, 1)], with: 5) },
    OperationCase("concatenated", [2, 3], [4, 3]) { .concatenated([$0[0], $0[1]]) },
    OperationCase("concatenated", [2, 3], [2, 1]) { .concatenated([$0[0], $0[1]], axis: -1) },
    OperationCase("stacked", [2, 3], [2, 3]) { .stacked([$0[0], $0[1]], axis: 1) },
    OperationCase("split", [2, 5]) {
      let pieces = $0[0].split(count: 2, axis: 1)
      return pieces[0].sum() * pieces[1]
    },
    OperationCase("taking", [4, 3]) { $0[0].taking([2, 0, 2]) },
    OperationCase("taking", [2, 4, 2]) { $0[0].taking([3, 3, 1, 0], axis: 1).square() },
    OperationCase("rows", [4, 3]) { $0[0][rows: [3, 0, 3, 3]] },
    OperationCase("gather", [3, 4]) { $0[0].exp().gather(columns: [1, 0, 3]) },
  ]

  static let products: [OperationCase] = [
    OperationCase("matmul", [2, 3], [3, 4]) { matmul($0[0], $0[1]) },
    OperationCase("matmul, left transposed", [3, 2], [3, 4]) {
      matmul($0[0], $0[1], transposeA: true)
    },
    OperationCase("matmul, right transposed", [2, 3], [4, 3]) {
      matmul($0[0], $0[1], transposeB: true)
    },
    OperationCase("matmul, both transposed", [3, 2], [4, 3]) {
      matmul($0[0], $0[1], transposeA: true, transposeB: true)
    },
    OperationCase("matmul of vectors", [3], [3]) { matmul($0[0], $0[1]) },
    OperationCase("matmul of a vector", [3], [3, 2]) { matmul($0[0], $0[1]) },
    OperationCase("matmul with a vector", [2, 3], [3]) { matmul($0[0], $0[1]) },
    OperationCase("matmul with itself", [3, 3]) { $0[0].matmul($0[0]) },
    OperationCase("matmul of batches", [2, 2, 3], [2, 3, 2]) { matmul($0[0], $0[1]) },
    OperationCase("matmul of batches, transposed", [2, 3, 2], [2, 4, 3]) {
      matmul($0[0], $0[1], transposeA: true, transposeB: true)
    },
    OperationCase("matmul of a batch and a matrix", [2, 2, 3], [3, 2]) { matmul($0[0], $0[1]) },
    OperationCase("matmul of broadcast batches", [2, 1, 2, 3], [3, 3, 2]) {
      matmul($0[0], $0[1])
    },
  ]
}
