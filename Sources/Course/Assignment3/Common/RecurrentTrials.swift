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
