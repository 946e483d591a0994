import Core

/// A small network with all kinds of members.
final class TestNetwork: Layer {
  let conv1: Conv2D<Double>
  let body: Sequential<Double>
  let heads: [Linear<Double>]
  let extraHead: Linear<Double>?
  let innerScale: Variable<Double>
  let constant = Variable(Tensor([7.0]))
  let numbers = Array(0..<100)
  let name = "network"

  init(extraHead hasExtraHead: Bool = false, using random: inout RandomState) {
    conv1 = Conv2D(1, 2, kernel: 3, padding: 1, bias: false, using: &random)
    body = Sequential(BatchNorm(2), ReLU(), MaxPool2D(2), Flatten(), Dropout(0.5, using: &random))
    heads = [Linear(8, 3, using: &random), Linear(8, 3, bias: false, using: &random)]
    extraHead = hasExtraHead ? Linear(8, 3, using: &random) : nil
    innerScale = Variable(Tensor([1.0]), requiresGradient: true)
  }

  func forward(_ x: Variable<Double>) -> Variable<Double> {
    let features = body(conv1(x))
    return (heads[0](features) + heads[1](features)) * innerScale
  }
}
