/// Parts of Core that would solve an exercise, so that its code may not call them.
public struct CoreParts: OptionSet, Sendable, Hashable {
  /// One bit for each part.
  public let rawValue: UInt32

  /// Makes a set of the parts whose bits are set.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Convolutions, transposed ones too, and their gradients.
  public static let convolution = CoreParts(rawValue: 1 << 0)
  /// Max and average pooling, and their gradients.
  public static let pooling = CoreParts(rawValue: 1 << 1)
  /// Batch, layer and group normalization, and their gradients.
  public static let normalization = CoreParts(rawValue: 1 << 2)
  /// Softmax, cross-entropy, and their gradients.
  public static let softmax = CoreParts(rawValue: 1 << 3)
  /// ReLU and hyperbolic tangent with their gradients.
  public static let activation = CoreParts(rawValue: 1 << 4)
  /// The steps of momentum, RMSProp and Adam.
  public static let updateStep = CoreParts(rawValue: 1 << 5)
  /// Cells of recurrent networks.
  public static let recurrence = CoreParts(rawValue: 1 << 6)
  /// Rows taken from a table by index, and the gradient of that.
  public static let embedding = CoreParts(rawValue: 1 << 7)
  /// Variables, whose operations are recorded and differentiated, modules and optimizers.
  public static let automaticDifferentiation = CoreParts(rawValue: 1 << 8)
  /// Central differences, and the gradient checks that use them.
  public static let numericalGradient = CoreParts(rawValue: 1 << 9)

  /// Every part.
  public static let all = CoreParts(rawValue: (1 << 10) - 1)

  /// The parts and what they are called, in the order of their bits.
  private static let names: [(part: CoreParts, name: String)] = [
    (.convolution, "convolution"), (.pooling, "pooling"), (.normalization, "normalization"),
    (.softmax, "softmax or cross-entropy"), (.activation, "activation function"),
    (.updateStep, "update step"), (.recurrence, "recurrent cell"), (.embedding, "embedding"),
    (.automaticDifferentiation, "automatic differentiation"),
    (.numericalGradient, "numerical gradient"),
  ]

  /// What the parts are called, with commas between them.
  package var name: String {
    Self.names.filter { contains($0.part) }.map(\.name).joined(separator: ", ")
  }

  /// The part that has a name, or nil.
  package init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.part
  }
}
