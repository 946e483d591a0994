import Core
import Testing

@Suite struct BackwardTests {
  @Test func `gradients of several uses add up`() {
    let x = Variable(Tensor([1.0, 2, 3]), requiresGradient: true)
    let y = x * 2
    (y * x + y).sum().backward()
    #expect(x.gradient == Tensor([6.0, 10, 14]))
  }

  @Test func `gradients of several passes add up until they are taken away`() {
    let x = Variable(3.0, requiresGradient: true)
    x.square().backward()
    x.square().backward()
    #expect(x.gradient == Tensor(12))
    x.gradient = nil
    x.square().backward()
    #expect(x.gradient == Tensor(6))
  }

  @Test func `an upstream gradient starts the pass`() {
    let x = Variable(Tensor([1.0, 2]), requiresGradient: true)
    x.square().backward(Tensor([10, 100]))
    #expect(x.gradient == Tensor([20, 400]))
  }

  @Test func `a gradient shared by two variables is changed in one only`() {
    let (x, y) = (
      Variable(Tensor([1.0, 2]), requiresGradient: true),
      Variable(Tensor([1.0, 2]), requiresGradient: true)
    )
    (x + y).sum().backward()
    (x * 3).sum().backward()
    #expect(x.gradient == Tensor([4, 4]))
    #expect(y.gradient == Tensor([1, 1]))
  }

  @Test func `gradients with respect to results and inputs leave the parameters' alone`() {
    let (x, w) = (Variable(3.0, requiresGradient: true), Variable(5.0, requiresGradient: true))
    let product = x * w
    let loss = product.square()
    let found = gradients(of: loss, withRespectTo: [product, x, w, loss])
    #expect(found.map(\.item) == [30, 150, 90, 1])
    #expect(x.gradient == nil && w.gradient == nil)
    #expect(found.allSatisfy { !$0.requiresGradient })
  }

  @Test func `a loss that does not depend on a variable has a gradient of zero, on demand`() {
    let (x, w) = (Variable(3.0, requiresGradient: true), Variable(5.0, requiresGradient: true))
    let found = gradients(of: x * 2, withRespectTo: [x, w], unusedAsZeros: true)
    #expect(found.map(\.item) == [2, 0])
  }

  @Test func `third derivatives of a cube`() {
    let x = Variable(2.0, requiresGradient: true)
    let first = gradients(of: x.power(3), withRespectTo: [x], createGraph: true)[0]
    let second = gradients(of: first, withRespectTo: [x], createGraph: true)[0]
    let third = gradients(of: second, withRespectTo: [x])[0]
    #expect([first, second, third].map(\.item) == [12, 12, 6])
  }

  @Test func `third derivatives of max pooling`() {
    // The maxima are m = 1 and m = 2. Each loss is the sum of the squares of the gradient before.
    let x = Variable(Tensor([1.0, 0, -1, 2], shape: [1, 1, 1, 4]), requiresGradient: true)
    let cubes = maxPool2D(x, Pool2DOptions(window: Extent2D(1, 2))).power(3).sum()
    let first = gradients(of: cubes, withRespectTo: [x], createGraph: true)[0]
    #expect(first.value.scalars == [3, 0, 0, 12])  // 3 m²
    let second = gradients(
      of: first.square().sum(), withRespectTo: [x], createGraph: true)[0]
    #expect(second.value.scalars == [36, 0, 0, 288])  // the derivative of 9 m⁴
    let third = gradients(of: second.square().sum(), withRespectTo: [x])[0]
    #expect(third.value.scalars == [7776, 0, 0, 248_832])  // the derivative of 1296 m⁶
  }

  @Test func `a regularization term on a gradient trains parameters`() {
    // L = (d/dx w x²)² = 4 w² x², so dL/dw = 8 w x².
    let (x, w) = (Variable(3.0, requiresGradient: true), Variable(0.5, requiresGradient: true))
    let slope = gradients(of: w * x.square(), withRespectTo: [x], createGraph: true)[0]
    slope.square().backward()
    #expect(w.gradient == Tensor(36))
  }

  @Test func `what noGrad computes is not recorded`() {
    let x = Variable(3.0, requiresGradient: true)
    let y = noGrad { x.square() }
    #expect(!y.requiresGradient && y.item == 9)
    #expect(x.square().requiresGradient)
    noGrad { noGrad { _ = x.square() } }
    #expect(x.square().requiresGradient)
  }

  @Test func `noGrad ends when its body throws`() {
    struct Failure: Error {}
    let x = Variable(3.0, requiresGradient: true)
    #expect(throws: Failure.self) { try noGrad { throw Failure() } }
    #expect(x.square().requiresGradient)
  }

  @Test func `noGrad of one thread is not heard by another`() async {
    await noGradElsewhere()
    #expect((Variable(3.0, requiresGradient: true) * 2).requiresGradient)
  }

  private func noGradElsewhere() async {
    await withCheckedContinuation { continuation in
      noGrad { continuation.resume() }
    }
  }

  @Test func `a detached variable passes no gradient`() {
    let x = Variable(3.0, requiresGradient: true)
    (x * x.square().detached()).backward()
    #expect(x.gradient == Tensor(9))
  }

  @Test func `a variable that is kept as it is gets no gradient`() {
    let (x, w) = (Variable(3.0, requiresGradient: true), Variable(5.0, requiresGradient: true))
    w.requiresGradient = false
    (x * w).backward()
    #expect(x.gradient == Tensor(5) && w.gradient == nil)
    w.requiresGradient = true
    (x * w).backward()
    #expect(w.gradient == Tensor(3))
  }

  @Test func `a retained graph serves a second pass`() {
    let x = Variable(3.0, requiresGradient: true)
    let loss = x.square()
    loss.backward(retainGraph: true)
    loss.backward()
    #expect(x.gradient == Tensor(12))
  }

  @Test func `parameters move in place`() {
    let w = Variable(Tensor([1.0, 2]), requiresGradient: true)
    (w * 3).sum().backward()
    if let gradient = w.gradient { w.value.add(gradient, alpha: -0.1) }
    let step = 0.30000000000000004
    #expect(w.value.scalars == [1 - step, 2 - step])
    w.value = Tensor([5, 6])
    #expect(w.value == Tensor([5, 6]))
  }

  @Test func `a change of what an operation does not need is no fault`() {
    let w = Variable(Tensor([1.0, 2]), requiresGradient: true)
    let sum = (w + 1).sum()
    w.value = Tensor([7, 7])
    sum.backward()
    #expect(w.gradient == Tensor([1, 1]))
  }

  @Test func `a chain of 100,000 additions goes back and is freed`() {
    let x = Variable(1.0, requiresGradient: true)
    var sum = x
    for _ in 0..<100_000 { sum = sum + x }
    sum.backward()
    #expect(x.gradient == Tensor(100_001))
  }

  @Test func `a chain of 100,000 operations is freed without a pass`() {
    weak var first: Variable<Double>?
    do {
      let x = Variable(1.0, requiresGradient: true)
      var product = x * 1
      first = product
      for _ in 0..<100_000 { product = product * product }
      #expect(first != nil)
    }
    #expect(first == nil)
  }

  @Test func `a pass frees what was recorded`() {
    weak var inner: Variable<Double>?
    let x = Variable(2.0, requiresGradient: true)
    let loss: Variable<Double>
    do {
      let square = x.square()
      inner = square
      loss = (square * x).exp()
    }
    #expect(inner != nil)
    loss.backward()
    #expect(inner == nil)
  }

  @Test func `a result is freed with its last name`() {
    weak var result: Variable<Double>?
    do {
      let y = Variable(2.0, requiresGradient: true).exp().tanh()
      result = y
    }
    #expect(result == nil)
  }

  @Test func `descriptions name the operation`() {
    let x = Variable(Tensor([1.0]), requiresGradient: true)
    #expect("\(x)".hasSuffix("requires gradient"))
    #expect("\(x.exp())".hasSuffix("result of exp"))
    #expect("\(x.detached())" == "\(x.value)")
  }

  @Test func `powers have no gradient that is no number`() {
    let x = Variable(Tensor([0.0, 2]), requiresGradient: true)
    x.power(0).sum().backward()
    #expect(x.gradient == Tensor([0, 0]))
    let slope = gradients(of: x.power(1).sum(), withRespectTo: [x], createGraph: true)[0]
    let second = gradients(of: slope.sum(), withRespectTo: [x], unusedAsZeros: true)[0]
    #expect(second.value == Tensor([0, 0]))
  }
}
