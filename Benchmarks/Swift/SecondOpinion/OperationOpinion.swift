import Core

/// An operation with the name that the script uses, and the shapes of its operands.
struct OperationOpinion<Scalar: TensorScalar> {
  typealias Operation = ([Variable<Scalar>]) -> Variable<Scalar>

  let name: String
  let shapes: [[Int]]
  let operation: Operation
  /// Whether all operands' elements are positive.
  var isPositive = false

  init(
    _ name: String, _ shapes: [Int]..., isPositive: Bool = false,
    _ operation: @escaping Operation
  ) {
    self.name = name
    self.shapes = shapes
    self.isPositive = isPositive
    self.operation = operation
  }

  /// Adds operands, result, upstream gradient and gradients, and the gradients of a sum of those.
  func write(to results: inout Payload) {
    var random = RandomState(seed: 23)
    let operands: [Variable<Scalar>] = shapes.map { shape in
      let numbers: Tensor<Scalar> = random.randn(shape)
      return Variable(isPositive ? numbers.absolute() + 0.5 : numbers, requiresGradient: true)
    }
    let result = operation(operands)
    let upstream: Tensor<Scalar> = random.randn(result.shape)
    let first = gradients(
      of: (result * Variable(upstream)).sum(), withRespectTo: operands, createGraph: true)
    let directions: [Tensor<Scalar>] = shapes.map { random.randn($0) }
    let slope = zip(first, directions).map { ($0 * Variable($1)).sum() }.reduce(Variable(0), +)
    let second = gradients(of: slope, withRespectTo: operands, unusedAsZeros: true)
    // Without recording, many operations use different code.
    operation(operands).backward(upstream)

    results.set(.tensor(named: "operation|\(name)|out"), result.value)
    results.set(.tensor(named: "operation|\(name)|upstream"), upstream)
    for (index, operand) in operands.enumerated() {
      results.set(.tensor(named: "operation|\(name)|in\(index)"), operand.value)
      results.set(.tensor(named: "operation|\(name)|direction\(index)"), directions[index])
      results.set(
        .tensor(named: "operation|\(name)|gradient\(index)"),
        operand.gradient ?? .zeros(operand.shape))
      results.set(.tensor(named: "operation|\(name)|recorded\(index)"), first[index].value)
      results.set(.tensor(named: "operation|\(name)|second\(index)"), second[index].value)
    }
  }
}
