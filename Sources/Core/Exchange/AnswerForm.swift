package import Core

/// The required form of an answer: its tensors by name, with element types, shapes and sizes.
///
/// In place of a tensor, there may be a text under its name, the task of one that is not written.
///
/// An answer comes from an untrusted process. Names and element types are set by the bindings, so a
/// wrong name or type is not a student's mistake. Shapes depend on the student's code: a wrong
/// shape is accepted and graded, as long as the tensor is not much larger than the correct one.
package struct AnswerForm: Sendable, Equatable {
  /// One tensor of an answer.
  package struct Output: Sendable, Equatable {
    package var type: SafetensorsHeader.ElementType
    /// The correct shape, or nil if the student chooses it.
    package var shape: [Int]?
    /// The maximum number of bytes accepted.
    package var byteLimit: Int
    /// Whether the bindings always set this tensor.
    package var isRequired: Bool
  }

  /// The tensors by name.
  package private(set) var outputs: [String: Output] = [:]

  /// The maximum number of bytes of a tensor that is not listed, or nil if none may be there.
  private var othersLimit: Int?

  /// Creates an empty form.
  package init() {}

  /// Creates the form of a correct answer, such as the reference's answer to the same call.
  package init(like answer: Payload) {
    for (name, tensor) in answer.tensors {
      expect(name, tensor.elementType, shape: tensor.shape)
    }
  }

  /// The form that allows any tensors of at most the given number of bytes each.
  ///
  /// Labs use it for the student's own code on the student's own machine; checks do not.
  package static func anything(upTo bytes: Int) -> AnswerForm {
    var form = AnswerForm()
    form.othersLimit = bytes
    return form
  }

  /// Requires a tensor of known shape.
  ///
  /// A tensor with a wrong shape is accepted if its size is at most 64 KB or eight times the size
  /// of the correct tensor, whichever is larger.
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

  /// Allows a tensor whose shape the student chooses, with at most the given number of elements.
  package mutating func allow<Value>(
    _ key: Key<Value>, _ type: SafetensorsHeader.ElementType, upTo elements: Int
  ) {
    outputs[key.name] = Output(
      type: type, shape: nil, byteLimit: elements * type.byteCount, isRequired: false)
  }

  /// Makes some tensors of an answer optional.
  package mutating func makeOptional(_ keys: [any PayloadKey]) {
    for key in keys { outputs[key.name]?.isRequired = false }
  }

  /// The limits for reading an answer of this form.
  ///
  /// These limits do not cover the tensors' sizes, which `fault(in:)` checks.
  package var limits: Safetensors.Limits {
    guard othersLimit == nil else { return Safetensors.Limits(dataBytes: 1 << 40) }
    let longest = outputs.keys.map(\.utf8.count).max() ?? 0
    // A character may be escaped in six.
    return Safetensors.Limits(
      headerBytes: 1024 + outputs.count * (2 * longest + 512 + 6 * Frame.taskLimit),
      dataBytes: 1 << 40, tensors: outputs.count + 8, texts: outputs.count, rank: 16,
      nameBytes: max(longest, 64))
  }

  /// Finds a fault in the header of an answer.
  ///
  /// The result is nil if the answer may be read.
  package func fault(in header: SafetensorsHeader) -> AnswerFault? {
    for entry in header.entries {
      guard let output = outputs[entry.name] else {
        guard let othersLimit else { return .unknown(name: entry.name) }
        guard entry.end - entry.begin <= othersLimit else {
          return .tooLarge(
            name: entry.name, shape: entry.shape, expected: nil, byteLimit: othersLimit)
        }
        continue
      }
      guard entry.type == output.type else {
        return .type(name: entry.name, expected: output.type, found: entry.type)
      }
    }
    if othersLimit == nil, let name = header.texts.keys.filter({ outputs[$0] == nil }).min() {
      return .unknown(name: name)
    }
    let found = Set(header.entries.map(\.name)).union(header.texts.keys)
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

/// The ways in which an answer can violate the required form.
package enum AnswerFault: Error, Sendable, Equatable {
  /// The answer contains a tensor that was not requested.
  case unknown(name: String)
  /// The answer lacks a tensor that the bindings always set.
  case missing(name: String)
  /// A tensor has a different element type than the bindings produce.
  case type(
    name: String, expected: SafetensorsHeader.ElementType, found: SafetensorsHeader.ElementType)
  /// A tensor is larger than the limit.
  case tooLarge(name: String, shape: [Int], expected: [Int]?, byteLimit: Int)
}

extension AnswerFault: CustomStringConvertible {
  /// A description of the fault, without a final period.
  package var description: String {
    switch self {
    case .unknown(let name): "the answer contains '\(name)', which was not requested"
    case .missing(let name): "the answer lacks '\(name)'"
    case .type(let name, let expected, let found):
      "'\(name)': expected elements of type \(expected.rawValue), found \(found.rawValue)"
    case .tooLarge(let name, let shape, let expected?, _):
      "'\(name)': expected shape \(expected), found \(shape), which is too large to read"
    case .tooLarge(let name, let shape, nil, let byteLimit):
      "'\(name)': a tensor of shape \(shape) takes more than the allowed \(byteLimit) bytes"
    }
  }
}
