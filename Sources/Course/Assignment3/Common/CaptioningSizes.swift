import Contract3
import Core

/// The sizes of a captioning network, with the indices of the signs.
struct CaptioningSizes {
  var features: Int
  var wordSize: Int
  var units: Int
  var words: Int
  var null = 0
  var start = 1
  var end = 2

  /// Returns a payload with the cell, the signs and the parameters.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - parameter: Makes a parameter from its name and shape. It is called in the order in which
  ///     the course draws them.
  /// - Returns: The payload, without features and captions.
  func input(
    _ cell: CellChoice, _ parameter: (String, [Int]) -> Tensor<Double>
  ) -> Payload {
    let width = cell == .rnn ? units : 4 * units
    let shapes: KeyValuePairs<String, [Int]> = [
      "W_embed": [words, wordSize], "W_proj": [features, units], "b_proj": [units],
      "Wx": [wordSize, width], "Wh": [units, width], "b": [width], "W_vocab": [units, words],
      "b_vocab": [words],
    ]
    var input = Payload()
    for (name, shape) in shapes { input.set(Key.tensor(named: name), parameter(name, shape)) }
    input.set(.cell, cell)
    input.set(.nullWord, null)
    input.set(.startWord, start)
    input.set(.endWord, end)
    return input
  }
}
