package import Core

/// What the answer to a call may hold: its tensors by name, their element types, shapes and sizes.
///
/// An answer comes from a stranger's process. Names and element types are decided by the bindings,
/// which are ours, so another one is no student's mistake. A shape is what the student's code makes
/// of it: a wrong one is taken in, to be judged, as long as it is not much larger than the right
/// one.
package struct AnswerForm: Sendable, Equatable {
  /// One tensor of an answer.
  package struct Output: Sendable, Equatable {
    package var type: SafetensorsHeader.ElementType
    /// The shape of a right answer, or nil where the student chooses it.
    package var shape: [Int]?
    /// The most bytes that are taken in.
    package var byteLimit: Int
    /// Whether the bindings always set it.
    package var isRequired: Bool
  }

  /// The tensors by name.
  package private(set) var outputs: [String: Output] = [:]

  /// Makes a form without tensors.
  package init() {}

  /// Makes the form of a right answer, such as the reference's to the same call.
  package init(like answer: Payload) {
    for (name, tensor) in answer.tensors {
      expect(name, tensor.elementType, shape: tensor.shape)
    }
  }

  /// Asks for a tensor of a known shape; wrong shapes are taken in up to 64 KB, or eight times the
  /// bytes of the right one.
  package mutating func expect<Value>(
    _ key: Key<Value>, _ type: SafetensorsHeader.ElementType, shape: [Int]
  ) {
    expect(key.name, type, shape: shape)
  }

  private mutating func expect(
    _ name: String, _ type: SafetensorsHeader.ElementType, shape: [Int]
  ) {
    let bytes = shape.reduce(type.byteCount, *)
    outputs[name] = Output(
      type: type, shape: shape, byteLimit: max(64 << 10, 8 * bytes), isRequired: true)
  }

  /// Allows a tensor whose shape the student chooses, up to a number of elements.
  package mutating func allow<Value>(
    _ key: Key<Value>, _ type: SafetensorsHeader.ElementType, upTo elements: Int
  ) {
    outputs[key.name] = Output(
      type: type, shape: nil, byteLimit: elements * type.byteCount, isRequired: false)
  }

  /// Lets an answer do without some of its tensors.
  package mutating func makeOptional(_ keys: [any PayloadKey]) {
    for key in keys { outputs[key.name]?.isRequired = false }
  }

  /// What a reader of such an answer takes in; the sizes of tensors are for `fault(in:)` to judge.
  package var limits: Safetensors.Limits {
    let longest = outputs.keys.map(\.utf8.count).max() ?? 0
    return Safetensors.Limits(
      headerBytes: 1024 + outputs.count * (longest + 512), dataBytes: 1 << 40,
      tensors: outputs.count + 8, texts: 0, rank: 16, nameBytes: max(longest, 64))
  }

  /// What is wrong with an answer, as far as its header tells; nil when it may be taken in.
  package func fault(in header: SafetensorsHeader) -> AnswerFault? {
    for entry in header.entries {
      guard let output = outputs[entry.name] else { return .unknown(name: entry.name) }
      guard entry.type == output.type else {
        return .type(name: entry.name, expected: output.type, found: entry.type)
      }
    }
    let found = Set(header.entries.map(\.name))
    let missing = outputs.filter { $0.value.isRequired && !found.contains($0.key) }
    if let name = missing.keys.min() { return .missing(name: name) }
    for entry in header.entries {
      guard let output = outputs[entry.name], entry.end - entry.begin > output.byteLimit else {
        continue
      }
      return .tooLarge(
        name: entry.name, shape: entry.shape, expected: output.shape, byteLimit: output.byteLimit)
    }
    return nil
  }
}

/// An answer that does not have the form that was asked for.
package enum AnswerFault: Error, Sendable, Equatable {
  /// A tensor that was not asked for.
  case unknown(name: String)
  /// A tensor that the bindings always set is not there.
  case missing(name: String)
  /// A tensor of another element type than the bindings make.
  case type(
    name: String, expected: SafetensorsHeader.ElementType, found: SafetensorsHeader.ElementType)
  /// A tensor larger than is taken in.
  case tooLarge(name: String, shape: [Int], expected: [Int]?, byteLimit: Int)
}

extension AnswerFault: CustomStringConvertible {
  /// The fault in a sentence, without its full stop.
  package var description: String {
    switch self {
    case .unknown(let name): "the answer holds '\(name)', which nobody asked for"
    case .missing(let name): "the answer lacks '\(name)'"
    case .type(let name, let expected, let found):
      "'\(name)' should hold \(expected.rawValue) and holds \(found.rawValue)"
    case .tooLarge(let name, let shape, let expected?, _):
      "'\(name)' should have the shape \(expected) and has \(shape), too much to look at"
    case .tooLarge(let name, let shape, nil, let byteLimit):
      "'\(name)' has the shape \(shape), more than the \(byteLimit) bytes that are allowed"
    }
  }
}
