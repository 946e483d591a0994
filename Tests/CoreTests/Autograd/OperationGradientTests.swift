import Core
import Testing

@Suite struct OperationGradientTests {
  @Test(arguments: OperationCase.all)
  func `gradients are central differences`(_ example: OperationCase) {
    let (operands, upstream) = (example.operands(), example.upstream())
    let gradients = example.gradients(operands, upstream)
    for (index, gradient) in gradients.enumerated() {
      let expected = numericalGradient(
        of: { moved in
          var all = operands
          all[index] = moved
          return example.value(all, upstream)
        }, at: operands[index])
      #expect(isClose(gradient, expected, 1e-8), "operand \(index)")
    }
  }

  @Test(arguments: OperationCase.all)
  func `recorded gradients equal those of the fast way`(_ example: OperationCase) {
    let (operands, upstream) = (example.operands(), example.upstream())
    let expected = example.gradients(operands, upstream)
    let recorded = recordedGradients(
      example, operands.map { Variable($0, requiresGradient: true) }, Variable(upstream))
    for (received, expected) in zip(recorded, expected) {
      #expect(isClose(received.value, expected, 1e-12))
    }
  }

  @Test(arguments: OperationCase.all)
  func `gradients of gradients are central differences`(_ example: OperationCase) {
    let operands = example.operands()
    var random = RandomState(seed: 19)
    let directions: [Tensor<Double>] = operands.map { random.randn($0.shape) }

    // The gradients depend on the upstream gradient too.
    let points = operands + [example.upstream()]
    let variables = points.map { Variable($0, requiresGradient: true) }
    let first = recordedGradients(
      example, Array(variables.dropLast()), variables[operands.count])
    let slope = zip(first, directions).map { gradient, direction in
      (gradient * Variable(direction)).sum()
    }.reduce(Variable(0), +)
    let second = gradients(of: slope, withRespectTo: variables, unusedAsZeros: true)

    for (index, received) in second.enumerated() {
      let expected = numericalGradient(
        of: { moved in
          var all = points
          all[index] = moved
          return zip(example.gradients(Array(all.dropLast()), all[operands.count]), directions)
            .map { ($0 * $1).sum() }.reduce(0, +)
        }, at: points[index])
      #expect(isClose(received.value, expected, 1e-7), "operand \(index)")
    }
  }

  @Test(arguments: OperationCase.all)
  func `operands that need no gradient get none`(_ example: OperationCase) {
    let operands = example.operands()
    for wanted in operands.indices {
      let variables = operands.enumerated().map { Variable($1, requiresGradient: $0 == wanted) }
      example.operation(variables).backward(example.upstream())
      let expected = example.gradients(operands, example.upstream())[wanted]
      #expect(variables[wanted].gradient == expected)
      #expect(variables.filter { $0.gradient != nil }.count == 1)
    }
  }

  @Test func `float gradients are those of double`() {
    for example in OperationCase.products {
      let operands = example.operands()
      let expected = example.gradients(operands, example.upstream())
      let variable = Variable(Tensor<Float>(operands[0]), requiresGradient: true)
      let other = Variable(Tensor<Float>(operands.last ?? operands[0]))
      guard example.name == "matmul" else { continue }
      matmul(variable, other).backward(Tensor<Float>(example.upstream()))
      #expect(variable.gradient.map { isClose($0, expected[0], 1e-6) } == true)
    }
  }

  /// The gradients with respect to the operands, as recorded results.
  private func recordedGradients(
    _ example: OperationCase, _ variables: [Variable<Double>], _ upstream: Variable<Double>
  ) -> [Variable<Double>] {
    let sum = (example.operation(variables) * upstream).sum()
    return gradients(of: sum, withRespectTo: variables, createGraph: true)
  }
}
