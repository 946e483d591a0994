import Core
import Testing

@Suite struct AutogradRefusalTests {
  @Test func `a second pass says that the first one freed the graph`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loss = Variable(3.0, requiresGradient: true).square()
      loss.backward()
      loss.backward()
    }
    #expect(
      message(of: result).contains("already went through 'square' and freed its saved tensors"))
    #expect(message(of: result).contains("retainGraph: true"))
  }

  @Test func `a pass starts from a single number`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Variable(Tensor([1.0, 2]), requiresGradient: true).square().backward()
    }
    #expect(message(of: result).contains("backward: expected a scalar, found shape [2]"))
  }

  @Test func `a pass needs something that requires a gradient`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Variable(3.0).square().backward()
    }
    #expect(message(of: result).contains("does not depend on a variable that requires a gradient"))
  }

  @Test func `an operand that was changed after its operation is noticed`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Variable(Tensor([1.0, 2]), requiresGradient: true)
      let loss = (w * w).sum()
      w.value *= 2
      loss.backward()
    }
    #expect(message(of: result).contains("an operand of '*', of shape [2], was changed"))
  }

  @Test func `an input that was changed after its operation is noticed`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, w) = (Variable(2.0), Variable(3.0, requiresGradient: true))
      let loss = matmul(x.reshaped([1, 1]), w.reshaped([1, 1]))
      let product = x * w
      x.value = Tensor(7)
      (product + loss).sum().backward()
    }
    #expect(message(of: result).contains("was changed after the operation"))
  }

  @Test func `results of operations cannot be written to`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let y = Variable(3.0, requiresGradient: true).square()
      y.value += 1
    }
    #expect(message(of: result).contains("the result of 'square' cannot be assigned to"))
  }

  @Test func `a value keeps its shape`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Variable(Tensor([1.0, 2]), requiresGradient: true).value = Tensor([1.0])
    }
    #expect(message(of: result).contains("expected the previous shape [2], found [1]"))
  }

  @Test func `gradients with respect to what requires none stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, w) = (Variable(2.0), Variable(3.0, requiresGradient: true))
      _ = gradients(of: x * w, withRespectTo: [w, x])
    }
    #expect(message(of: result).contains("variable 1, of shape [], does not require a gradient"))
  }

  @Test func `gradients with respect to what the loss does not depend on stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, w) = (
        Variable(2.0, requiresGradient: true), Variable(3.0, requiresGradient: true)
      )
      _ = gradients(of: w * 2, withRespectTo: [w, x])
    }
    #expect(message(of: result).contains("the loss does not depend on variable 1"))
  }

  @Test func `matrices that do not fit stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Variable(Tensor<Double>.zeros([2, 2, 3])), Variable(.zeros([2, 2, 3])))
    }
    #expect(message(of: result).contains("the left has 3 columns, but the right has 2 rows"))
  }

  @Test func `a table has two axes`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = embedding(Variable(3.0), indices: Tensor([0]))
    }
    #expect(message(of: result).contains("embedding: expected a table of shape [V, D], found []"))
  }

  @Test func `scale and shift fit the channels in prediction too`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, statistics) = (Variable(Tensor<Double>.ones([2, 3])), Tensor<Double>.ones([3]))
      _ = batchNorm(
        x, gamma: Variable(.ones([2])), beta: Variable(.ones([3])), mean: statistics,
        variance: statistics)
    }
    #expect(
      message(of: result).contains(
        "batchNorm: expected an input of shape [N, C] or "
          + "[N, C, …]"))
    #expect(message(of: result).contains("[2, 3], [2] and [3]"))
  }

  @Test func `given statistics fit the channels`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, three) = (Variable(Tensor<Double>.ones([2, 3])), Variable(Tensor<Double>.ones([3])))
      _ = batchNorm(x, gamma: three, beta: three, mean: .ones([3]), variance: .ones([1]))
    }
    #expect(
      message(of: result).contains("expected means and variances of shape [3], found [3] and [1]"))
  }
}
