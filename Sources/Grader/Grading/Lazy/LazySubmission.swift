import Core
import Exchange
import Judging

/// A submission that answers every exercise without doing any of its work.
///
/// Each of them must earn nothing, except for the points in `LazyException.all`. They are made from
/// the forms of the answers, so an exercise that is added later is covered, too.
package enum LazySubmission: String, CaseIterable, Sendable {
  /// All elements are 0.
  case zeros
  /// All elements are 1.
  case ones
  /// The elements are those of an input: of the one with the same name or shape, or else of `x`,
  /// repeated or cut off.
  case input
  /// All elements are the same arbitrary number.
  case constants
  /// All elements are random numbers.
  case random
  /// No output is written (`Tensor.todo`).
  case unwritten

  /// Makes an answer of the given form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - right: The reference's answer, if it is known. Its shapes are used where the form has
  ///     none. A tensor without a shape is left out.
  ///   - input: The inputs of the exercise.
  ///   - random: The generator for random answers.
  /// - Returns: The answer.
  func answer(
    _ form: AnswerForm, like right: Payload?, _ input: Payload, _ random: inout RandomState
  ) -> Payload {
    var answer = Payload()
    for (name, output) in form.outputs.sorted(by: { $0.key < $1.key }) {
      guard let shape = output.shape ?? right?.tensors[name]?.shape else { continue }
      if self == .unwritten {
        answer.texts[name] = "write it"
        continue
      }
      if name == Key.nextNumber.name {
        // The binding draws it, and whoever does nothing draws nothing before.
        answer.tensors[name] = right?.tensors[name]
        continue
      }
      let values = values(name, shape, isInteger: output.type == .I64, input, &random)
      answer.tensors[name] = AnyTensor(values, shape: shape, type: output.type)
    }
    return answer
  }

  private func values(
    _ name: String, _ shape: [Int], isInteger: Bool, _ input: Payload,
    _ random: inout RandomState
  ) -> [Double] {
    let count = shape.reduce(1, *)
    switch self {
    case .zeros: return [Double](repeating: 0, count: count)
    case .ones: return [Double](repeating: 1, count: count)
    case .input: return input.nearestFit(name, shape)
    case .constants: return [Double](repeating: isInteger ? 2 : 0.7, count: count)
    case .random:
      if isInteger { return random.randint(below: 10, count: count).map(Double.init) }
      return (random.randn([count]) as Tensor<Double>).scalars
    case .unwritten: return []
    }
  }
}

extension Payload {
  /// Returns the elements of the input that fits best.
  fileprivate func nearestFit(_ name: String, _ shape: [Int]) -> [Double] {
    let parameter = String(name.dropFirst())
    let order = [name, Key.upstream.name, parameter, Key.x.name] + tensors.keys.sorted()
    if let fitting = order.lazy.compactMap({ tensors[$0] }).first(where: { $0.shape == shape }) {
      return fitting.doubles
    }
    let values = order.lazy.compactMap { tensors[$0]?.doubles }.first { !$0.isEmpty } ?? [0]
    return (0..<shape.reduce(1, *)).map { values[$0 % values.count] }
  }
}

extension AnyTensor {
  /// Creates a tensor of an element type, cutting off what the type cannot hold.
  fileprivate init(_ values: [Double], shape: [Int], type: SafetensorsHeader.ElementType) {
    switch type {
    case .F32: self = .float(Tensor(values.map { Float($0) }, shape: shape))
    case .F64: self = .double(Tensor(values, shape: shape))
    case .I64: self = .int(Tensor(values.map { Int(exactly: $0.rounded()) ?? 0 }, shape: shape))
    case .U8: self = .bytes(Tensor(values.map { UInt8(exactly: $0.rounded()) ?? 0 }, shape: shape))
    case .BOOL: self = .bool(Tensor(values.map { $0 != 0 }, shape: shape))
    }
  }
}
