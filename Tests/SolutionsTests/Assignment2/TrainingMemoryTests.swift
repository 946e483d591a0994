import Core
import Solution2
import Testing

@Suite struct TrainingMemoryTests {
  @Test func `training steps of the ConvNet take no more memory from the system`() async {
    // In a process of its own: others would take memory at the same time.
    await #expect(processExitsWith: .success) {
      threadCount = 1
      var random = RandomState(seed: 3)
      let x: Tensor<Float> = random.randn([20, 3, 32, 32])
      let y = random.randint(below: 10, count: 20)
      var model = try ThreeLayerConvNet<Float>(regularization: 1e-3, using: &random)
      var rules = Array(repeating: AdamRule<Float>(), count: model.parameters.count)
      var taken: [Int] = []
      for _ in 0..<6 {
        let (_, gradients) = try model.loss(x, y: y)
        for (index, name) in model.parameters.names.enumerated() {
          try rules[index].update(&model.parameters[name], dw: gradients[name])
        }
        taken.append(memoryFromSystem())
      }
      guard Set(taken.dropFirst()).count == 1, taken[0] > 0 else { fatalError("\(taken)") }
    }
  }
}
