import Core
import Testing

@Suite struct LayerTests {
  private var random = RandomState(seed: 5)

  @Test mutating func `a linear layer multiplies with the transpose`() {
    let layer = Linear<Double>(3, 2, using: &random)
    let x: Tensor<Double> = random.randn([4, 3])
    let expected = x.matmul(layer.weight.value.transposed()) + (layer.bias?.value ?? .zeros([2]))
    #expect(isClose(layer(Variable(x)).value, expected, 1e-12))
  }

  @Test mutating func `layers give the shapes that PyTorch gives`() {
    func shape(_ layer: any Layer<Float>, of input: [Int]) -> [Int] {
      layer(Variable(.zeros(input))).shape
    }
    let x = [2, 4, 7, 9]
    #expect(shape(Linear(3, 5, using: &random), of: [2, 6, 3]) == [2, 6, 5])
    #expect(
      shape(Conv2D(4, 6, kernel: 3, stride: 2, padding: 1, groups: 2, using: &random), of: x)
        == [2, 6, 4, 5])
    #expect(
      shape(
        ConvTranspose2D(4, 3, kernel: 4, stride: 2, padding: 1, outputPadding: 1, using: &random),
        of: x) == [2, 3, 15, 19])
    #expect(shape(MaxPool2D(3, stride: 2, padding: 1), of: x) == [2, 4, 4, 5])
    #expect(shape(AveragePool2D(2), of: x) == [2, 4, 3, 4])
    #expect(shape(GlobalAveragePool2D(), of: x) == [2, 4])
    #expect(shape(Flatten(), of: x) == [2, 252])
    #expect(shape(GroupNorm(groups: 2, 4), of: x) == x)
    #expect(shape(LayerNorm([7, 9]), of: x) == x)
    #expect(shape(LayerNorm(9), of: x) == x)
    #expect(shape(BatchNorm(4), of: x) == x)
    #expect(
      Embedding<Float>(10, 3, using: &random)(Tensor([1, 2, 9, 0], shape: [2, 2])).shape
        == [2, 2, 3])
  }

  @Test mutating func `activations are those of variables`() {
    let x = Variable<Double>(random.randn([3, 4]))
    let pairs: [(any Layer<Double>, Variable<Double>)] = [
      (ReLU(), x.relu()), (LeakyReLU(slope: 0.2), x.leakyReLU(slope: 0.2)),
      (ELU(alpha: 0.5), x.elu(alpha: 0.5)), (Sigmoid(), x.sigmoid()), (Tanh(), x.tanh()),
      (Softplus(), x.softplus()), (GELU(), x.gelu()),
      (GELU(approximate: true), x.gelu(approximate: true)),
    ]
    for (layer, expected) in pairs { #expect(layer(x).value == expected.value) }
  }

  @Test mutating func `first weights lie evenly within PyTorch's bounds`() {
    let layer = Conv2D<Double>(4, 50, kernel: 5, using: &random)
    for parameter in layer.parameters {
      #expect(parameter.value.absolute().max() <= 0.1)
      #expect(parameter.value.absolute().max() > 0.09)
      #expect(abs(parameter.value.mean()) < 0.02)
    }
  }

  @Test mutating func `batch normalization keeps running statistics as PyTorch does`() {
    let layer = BatchNorm<Double>(2)
    let x: Tensor<Double> = random.randn([5, 2]) * 3 + 1
    let output = layer(Variable(x)).value
    #expect(isClose(output.mean(axis: 0), Tensor([0, 0]), 1e-9))
    #expect(isClose(layer.runningMean.value, x.mean(axis: 0) * 0.1, 1e-12))
    let unbiased = (x - x.mean(axis: 0)).square().sum(axis: 0) / 4
    #expect(isClose(layer.runningVar.value, unbiased * 0.1 + 0.9, 1e-12))
    #expect(layer.numBatchesTracked.value == Tensor(1))

    layer.evaluate()
    let expected =
      (x - layer.runningMean.value) / (layer.runningVar.value + 1e-5).squareRoot()
    #expect(isClose(layer(Variable(x)).value, expected, 1e-12))
    #expect(layer.numBatchesTracked.value == Tensor(1))
  }

  @Test func `a count of batches at its largest goes round, as PyTorch's does`() {
    let layer = BatchNorm<Float>(2)
    layer.numBatchesTracked.value = Tensor(Int.max)
    _ = layer(Variable(Tensor([1, 2, 3, 4], shape: [2, 2])))
    #expect(layer.numBatchesTracked.value == Tensor(Int.min))
  }

  @Test func `batch normalization cannot train on one number`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BatchNorm<Float>(3)(Variable(.zeros([1, 3])))
    }
    #expect(message(of: result).contains("more than one value per channel"))
  }

  @Test mutating func `dropout drops in training only, each time others`() {
    let layer = Dropout<Double>(0.25, using: &random)
    let x = Variable(Tensor<Double>.ones([100, 100]))
    let (first, second) = (layer(x).value, layer(x).value)
    #expect(first != second)
    #expect(Set(first.scalars) == [0, 4.0 / 3])
    #expect(abs(first.mean() - 1) < 0.03)
    layer.evaluate()
    #expect(layer(x).value == x.value)
    #expect(Dropout<Double>(1, using: &random)(x).value == .zeros([100, 100]))
  }

  @Test mutating func `two dropouts of one source have streams of their own`() {
    let (first, second) = (
      Dropout<Double>(0.5, using: &random), Dropout<Double>(0.5, using: &random)
    )
    let x = Variable(Tensor<Double>.ones([1000]))
    #expect(first(x).value != second(x).value)
  }

  @Test mutating func `a network learns exclusive or`() {
    let network = Sequential<Float>(
      Linear(2, 16, using: &random), Tanh(), Linear(16, 2, using: &random))
    let x = Variable(Tensor<Float>([0, 0, 0, 1, 1, 0, 1, 1], shape: [4, 2]))
    let optimizer = Adam(network.parameters, learningRate: 0.05)
    var loss: Float = 0
    for _ in 0..<200 {
      optimizer.zeroGradients()
      let batchLoss = crossEntropy(network(x), labels: [0, 1, 1, 0])
      batchLoss.backward()
      optimizer.step()
      loss = batchLoss.item
    }
    #expect(loss < 0.01)
  }
}
