import Core
import Testing

@Suite struct ModuleTests {
  @Test func `parameters have PyTorch's names`() {
    var random = RandomState(seed: 1)
    let network = TestNetwork(using: &random)
    #expect(
      network.namedParameters.map(\.name) == [
        "conv1.weight", "body.0.weight", "body.0.bias", "heads.0.weight", "heads.0.bias",
        "heads.1.weight", "inner_scale",
      ])
    #expect(network.parameterCount == 18 + 2 + 2 + 24 + 3 + 24 + 1)
  }

  @Test func `an optional module counts when it is there`() {
    var random = RandomState(seed: 1)
    let names = TestNetwork(extraHead: true, using: &random).namedParameters.map(\.name)
    #expect(
      names.filter { $0.hasPrefix("extra_head") } == ["extra_head.weight", "extra_head.bias"])
  }

  @Test func `a shared parameter is there once`() {
    final class Tied: Module {
      typealias Scalar = Float
      let first: Linear<Float>
      let second: Linear<Float>
      init(_ layer: Linear<Float>) { (first, second) = (layer, layer) }
    }
    var random = RandomState(seed: 1)
    let tied = Tied(Linear(2, 2, using: &random))
    #expect(tied.namedParameters.map(\.name) == ["first.weight", "first.bias"])
    #expect(tied.parameterCount == 6)
    #expect(
      tied.state.tensors.keys.sorted()
        == ["first.bias", "first.weight", "second.bias", "second.weight"])
  }

  @Test func `parameters of a superclass come first`() {
    class Base: Module {
      typealias Scalar = Float
      let weight = Variable<Float>(.zeros([2]), requiresGradient: true)
    }
    final class Derived: Base {
      let extra = Variable<Float>(.zeros([3]), requiresGradient: true)
    }
    #expect(Derived().namedParameters.map(\.name) == ["weight", "extra"])
  }

  @Test func `a reference from a module to its parent is not followed`() {
    final class Ring: Module {
      typealias Scalar = Float
      let weight = Variable<Float>(.zeros([2]), requiresGradient: true)
      weak var parent: Ring?
      var child: Ring?
    }
    let ring = Ring()
    let child = Ring()
    ring.child = child
    child.parent = ring
    #expect(ring.namedParameters.map(\.name) == ["weight", "child.weight"])
  }

  @Test func `a module of another element type stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      final class Mixed: Module {
        typealias Scalar = Float
        let inner = BatchNorm<Double>(2)
      }
      _ = Mixed().parameters
    }
    #expect(message(of: result).contains("module 'inner' has type BatchNorm<Double>"))
  }

  @Test func `training and test time reach every module`() {
    var random = RandomState(seed: 1)
    let network = TestNetwork(using: &random)
    func modes() -> [Bool] {
      network.namedModules.compactMap { ($0.module as? any TrainingAware)?.isTraining }
    }
    #expect(modes() == [true, true])
    network.evaluate()
    #expect(modes() == [false, false])
    network.train()
    #expect(modes() == [true, true])
  }

  @Test func `a backward pass reaches every parameter, and gradients can be taken away`() {
    var random = RandomState(seed: 1)
    let network = TestNetwork(using: &random)
    let x = Variable<Double>(random.randn([4, 1, 4, 4]))
    crossEntropy(network(x), labels: [0, 2, 1, 1]).backward()
    #expect(network.parameters.allSatisfy { $0.gradient?.shape == $0.shape })
    network.zeroGradients()
    #expect(network.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test func `a summary lists layers, shapes and parameters`() {
    var random = RandomState(seed: 1)
    let network = TestNetwork(using: &random)
    let summary = network.summary(inputShape: [2, 1, 4, 4])
    #expect(
      summary.rows.map(\.name) == [
        "conv1", "body.0", "body.1", "body.2", "body.3", "body.4", "body", "heads.0", "heads.1", "",
      ])
    #expect(summary.rows[0].type == "Conv2D" && summary.rows[0].outputShape == [2, 2, 4, 4])
    #expect(summary.rows.map(\.parameterCount) == [18, 4, 0, 0, 0, 0, 0, 27, 24, 1])
    #expect(summary.parameterCount == network.parameterCount)
    let lines = summary.description.split(separator: "\n")
    #expect(lines.count == 12 && Set(lines.map(\.count)).count == 1)
    #expect(lines[1].hasPrefix("conv1") && lines[10].hasPrefix("(all)"))
  }

  @Test func `a summary changes neither modes nor buffers`() {
    var random = RandomState(seed: 1)
    let network = TestNetwork(using: &random)
    let state = network.state
    _ = network.summary(inputShape: [2, 1, 4, 4])
    #expect(network.state == state)
    #expect(
      network.namedModules.allSatisfy { ($0.module as? any TrainingAware)?.isTraining != false })
  }
}
