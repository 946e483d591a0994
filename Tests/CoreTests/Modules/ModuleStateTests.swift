import Core
import Media
import Testing

@Suite struct ModuleStateTests {
  private func network(seed: UInt32) -> TestNetwork {
    var random = RandomState(seed: seed)
    return TestNetwork(using: &random)
  }

  @Test func `a state has parameters and buffers under PyTorch's names`() {
    let state = network(seed: 1).state
    #expect(
      state.tensors.keys.sorted() == [
        "body.0.bias", "body.0.num_batches_tracked", "body.0.running_mean", "body.0.running_var",
        "body.0.weight", "conv1.weight", "heads.0.bias", "heads.0.weight", "heads.1.weight",
        "inner_scale",
      ])
    #expect(state.tensors["heads.0.weight"]?.shape == [3, 8])
    #expect(state.tensors["body.0.num_batches_tracked"] == .int(Tensor(0)))
  }

  @Test func `what was saved is loaded`() throws {
    let path = temporaryPath("weights.safetensors")
    defer { removeFile(path) }
    let (first, second) = (network(seed: 1), network(seed: 2))
    var random = RandomState(seed: 3)
    _ = first(Variable(random.randn([3, 1, 4, 4])))
    #expect(first.state != second.state)
    try first.save(to: path)
    try second.load(from: path)
    #expect(first.state == second.state)
    let x = Variable<Double>(random.randn([2, 1, 4, 4]))
    first.evaluate()
    second.evaluate()
    #expect(first(x).value == second(x).value)
  }

  @Test func `a file says that it is PyTorch's format`() throws {
    let path = temporaryPath("weights.safetensors")
    defer { removeFile(path) }
    try network(seed: 1).save(to: path)
    #expect(try Safetensors.read(path).texts == ["format": "pt"])
  }

  @Test func `single precision is taken into double`() throws {
    let network = network(seed: 1)
    var state = network.state
    state.set(.tensor(named: "inner_scale"), Tensor<Float>([2.5]))
    try network.load(state)
    #expect(network.innerScale.value == Tensor([2.5]))
  }

  @Test func `an existing optimizer continues with the loaded state`() throws {
    let network = network(seed: 1)
    let optimizer = SGD(network.parameters, learningRate: 1)
    try network.load(self.network(seed: 2).state)
    network.innerScale.gradient = Tensor([0.25])
    optimizer.step()
    #expect(network.innerScale.value == Tensor([0.75]))
  }

  @Test func `everything that does not fit is listed, and nothing is changed`() {
    let network = network(seed: 1)
    let before = network.state
    var state = self.network(seed: 2).state
    state.tensors["inner_scale"] = nil
    state.set(.tensor(named: "head.weight"), Tensor([1.0]))
    state.set(.tensor(named: "heads.0.bias"), Tensor<Double>.zeros([4]))
    state.set(.tensor(named: "body.0.num_batches_tracked"), Tensor(1.0))
    let error = #expect(throws: StateMismatch.self) { try network.load(state) }
    #expect(error?.missing == ["inner_scale"])
    #expect(error?.unexpected == ["head.weight"])
    #expect(error?.misshapen.map(\.name) == ["heads.0.bias", "body.0.num_batches_tracked"])
    let text = "\(error.map { "\($0)" } ?? "")"
    #expect(text.contains("missing: inner_scale"))
    #expect(text.contains("'heads.0.bias': expected F64 of shape [3], found F64 of shape [4]"))
    #expect(text.contains("expected I64 of shape [], found F64 of shape []"))
    #expect(network.state == before)
  }

  @Test func `a part of a state can be loaded on demand`() throws {
    let network = network(seed: 1)
    var part = Payload()
    part.set(.tensor(named: "inner_scale"), Tensor([3.0]))
    part.set(.tensor(named: "other"), Tensor([1.0]))
    let mismatch = try network.load(part, strict: false)
    #expect(network.innerScale.value == Tensor([3.0]))
    #expect(mismatch.unexpected == ["other"] && mismatch.missing.count == 9)
    part.set(.tensor(named: "inner_scale"), Tensor([1.0, 2]))
    #expect(throws: StateMismatch.self) { try network.load(part, strict: false) }
  }

  @Test func `a file that is not there is an error with its name`() {
    let error = #expect(throws: FileError.self) {
      try network(seed: 1).load(from: "/nowhere/weights.safetensors")
    }
    #expect(error?.path == "/nowhere/weights.safetensors")
  }
}
