import Contract3
import Core
import LabKit

/// The weights of a recurrent layer whose elements grow in equal steps, as the course uses them for
/// its published results.
struct SpacedWeights {
  var wx: ClosedRange<Double>
  var wh: ClosedRange<Double>
  var b: ClosedRange<Double>

  /// Sets the weights of a layer with a number of gates.
  func set(in input: inout Payload, features: Int, units: Int, gates: Int) {
    let width = gates * units
    input.set(.wx, spaced(wx.lowerBound, wx.upperBound, [features, width]))
    input.set(.wh, spaced(wh.lowerBound, wh.upperBound, [units, width]))
    input.set(.b, spaced(b.lowerBound, b.upperBound, [width]))
  }
}

/// Returns a payload with random tensors, which a generator with seed 231 draws one after the
/// other.
///
/// - Parameters:
///   - shapes: The shapes, by key.
///   - random: The generator, for what is drawn afterwards.
/// - Returns: The payload.
func randomInput(
  _ shapes: KeyValuePairs<Key<AnyTensor>, [Int]>, using random: inout RandomState
) -> Payload {
  var input = Payload()
  for (key, shape) in shapes { input.set(key, random.randn(shape) as Tensor<Double>) }
  return input
}

/// Compares the gradients of a recurrent layer with numerical gradients.
///
/// - Parameters:
///   - run: The lab run.
///   - title: The title of the step.
///   - layer: The name of the layer's exercises.
///   - shapes: The shapes of its inputs.
///   - output: The shape of its output.
///   - bound: What the errors should be below.
/// - Throws: The errors of the run's observer.
func checkRecurrentGradients(
  _ run: LabRun, _ title: String, _ layer: String,
  _ shapes: KeyValuePairs<Key<AnyTensor>, [Int]>, output: [Int], below bound: Double
) throws {
  try run.step(title) { content in
    var random = RandomState(seed: 231)
    let input = randomInput(shapes, using: &random)
    try LayerTrial(
      layer, input, of: shapes.map(\.key), upstream: random.randn(output)
    ).check(run, in: &content, below: bound)
  }
}

/// Compares the loss of a captioning network with the published one, and its gradients with
/// numerical gradients.
func checkCaptioningLoss(
  _ run: LabRun, _ cell: CellChoice, features: ClosedRange<Double>, published: Double
) throws {
  let name = cell == .rnn ? "vanilla cell" : "LSTM"
  try run.step("Captioning with the \(name): loss") { content in
    content.checks = ["a3.captioning.\(cell.rawValue).loss"]
    let sizes = CaptioningTrial(cell, features: 20, wordSize: 30, units: 40)
    var input = sizes.input { spaced(-1.4, 1.3, $0) }
    input.set(.features, spaced(features.lowerBound, features.upperBound, [10, 20]))
    input.set(.captions, Tensor((0..<130).map { $0 % 3 }, shape: [10, 13]))
    let loss = try run.call("a3.captioning.loss", input).number(.loss)
    content.expect(
      "Difference from the published loss", abs(loss - published), .below(1e-9), digits: 2)
  }
  try run.step("Captioning with the \(name): gradients") { content in
    content.checks = ["a3.captioning.\(cell.rawValue).gradient"]
    var random = RandomState(seed: 231)
    let captions = random.randint(below: 3, count: 6)
    let features: Tensor<Double> = random.randn([2, 4])
    let sizes = CaptioningTrial(cell, features: 4, wordSize: 5, units: 6)
    var input = sizes.input { shape in
      guard shape.count > 1 else { return .zeros(shape) }
      let isEmbedding = shape == [3, 5]
      return random.randn(shape) / (isEmbedding ? 100 : Double(shape[0]).squareRoot())
    }
    input.set(.features, features)
    input.set(.captions, Tensor(captions, shape: [2, 3]))
    try NetTrial(
      exercise: "a3.captioning.loss", input: input,
      parameters: captioningParameters.map { .tensor(named: $0) }
    ).check(run, in: &content, "Two captions", below: 1e-5)
  }
}

/// A small captioning network for three words.
private struct CaptioningTrial {
  private let cell: CellChoice
  private let shapes: KeyValuePairs<String, [Int]>

  init(_ cell: CellChoice, features: Int, wordSize: Int, units: Int) {
    self.cell = cell
    let width = cell == .rnn ? units : 4 * units
    shapes = [
      "W_embed": [3, wordSize], "W_proj": [features, units], "b_proj": [units],
      "Wx": [wordSize, width], "Wh": [units, width], "b": [width], "W_vocab": [units, 3],
      "b_vocab": [3],
    ]
  }

  /// Returns a payload with the settings, and with the parameters that a function makes.
  func input(_ parameter: ([Int]) -> Tensor<Double>) -> Payload {
    var input = Payload()
    for (name, shape) in shapes { input.set(Key.tensor(named: name), parameter(shape)) }
    input.set(.cell, cell)
    input.set(.nullWord, 0)
    input.set(.startWord, 1)
    input.set(.endWord, 2)
    return input
  }
}
