import Core
import Testing

/// The code of the article `AutomaticDifferentiation.md`, with what it says about its results.
@Suite struct AutomaticDifferentiationArticleTests {
  final class Classifier: Layer {
    let hidden: Linear<Double>
    let dropout: Dropout<Double>
    let scores: Linear<Double>

    init(features: Int, classes: Int, using random: inout RandomState) {
      hidden = Linear(features, 16, using: &random)
      dropout = Dropout(0.1, using: &random)
      scores = Linear(16, classes, using: &random)
    }

    func forward(_ x: Variable<Double>) -> Variable<Double> {
      scores(dropout(hidden(x).relu()))
    }
  }

  @Test func `gradients are computed and checked`() throws {
    var random = RandomState(seed: 231)
    let x = Variable<Double>(random.randn([4, 3]))
    let w = Variable<Double>(random.randn([3, 2]), requiresGradient: true)
    let loss = matmul(x, w).square().mean()
    loss.backward()
    print(w.gradient?.shape ?? [])  // [3, 2]
    #expect(w.gradient?.shape == [3, 2])
    w.gradient = nil
    let prediction = noGrad { matmul(x, w) }
    print(prediction.requiresGradient)  // false
    #expect(!prediction.requiresGradient)
    matmul(x, w).square().mean().backward()
    if let dw = w.gradient {
      let check = gradientCheck(
        of: { matmul(x, Variable($0)).square().mean().item }, at: w.value, analytic: dw)
      print(check.maxRelativeError)  // below 1e-7
    }
    #expect(w.gradient != nil)
  }

  @Test func `gradients have gradients`() throws {
    let z = Variable(2.0, requiresGradient: true)
    let slope = gradients(of: z.power(3), withRespectTo: [z], createGraph: true)[0]
    let curvature = gradients(of: slope, withRespectTo: [z])[0]
    print(slope.item, curvature.item)  // 12.0 12.0: 3 z² and 6 z
    #expect(slope.item == 12 && curvature.item == 12)
  }

  @Test func `modules have names and shapes`() throws {
    var random = RandomState(seed: 231)
    let model = Classifier(features: 2, classes: 3, using: &random)
    print(model.namedParameters.map(\.name))
    // ["hidden.weight", "hidden.bias", "scores.weight", "scores.bias"]
    #expect(model.parameters.count == 4)
    let network = Sequential<Double>(
      Linear(2, 16, using: &random), ReLU(), Linear(16, 3, using: &random))
    print(network.summary(inputShape: [1, 2]))
    #expect(network.parameterCount == 2 * 16 + 16 + 16 * 3 + 3)
  }

  @Test func `a module is trained and copied`() throws {
    var random = RandomState(seed: 231)
    let model = Classifier(features: 2, classes: 3, using: &random)
    let centers = Tensor<Double>([[-2, 0], [2, 0], [0, 3]])
    let labels = random.randint(below: 3, count: 60)
    let noise: Tensor<Double> = random.randn([60, 2])
    let points = centers[rows: labels] + 0.5 * noise  // [60, 2]
    let optimizer = Adam(model.parameters, learningRate: 1e-2)
    let schedule = LearningRateSchedule.cosine(over: 100)
    model.train()
    for epoch in 0..<100 {
      optimizer.learningRate = 1e-2 * schedule(epoch)
      optimizer.zeroGradients()
      crossEntropy(model(Variable(points)), labels: labels).backward()
      optimizer.step()
    }
    model.evaluate()
    let predicted = noGrad { model(Variable(points)).value.argmax(axis: 1) }
    print(accuracy(of: predicted.scalars, on: labels))  // above 0.95
    #expect(accuracy(of: predicted.scalars, on: labels) > 0.95)
    let copy = Classifier(features: 2, classes: 3, using: &random)
    try copy.load(model.state)
    #expect(copy.state == model.state)
  }

  /// The article prints; a test does not.
  private func print(_ items: Any...) {}
}
