/// Parts of Core that an exercise's code may call only if the exercise allows it, because they
/// could solve the exercise.
public struct CoreParts: OptionSet, Sendable, Hashable {
  /// One bit per part.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Convolutions, including transposed ones, and their gradients.
  public static let convolution = CoreParts(rawValue: 1 << 0)
  /// Max and average pooling, and their gradients.
  public static let pooling = CoreParts(rawValue: 1 << 1)
  /// Batch, layer and group normalization, and their gradients.
  public static let normalization = CoreParts(rawValue: 1 << 2)
  /// Softmax, cross-entropy, and their gradients.
  public static let softmax = CoreParts(rawValue: 1 << 3)
  /// ReLU and hyperbolic tangent, and their gradients.
  public static let activation = CoreParts(rawValue: 1 << 4)
  /// The update steps of SGD with momentum, RMSProp and Adam.
  public static let updateStep = CoreParts(rawValue: 1 << 5)
  /// The cells of recurrent networks.
  public static let recurrence = CoreParts(rawValue: 1 << 6)
  /// Table lookup by row index, and its gradient.
  public static let embedding = CoreParts(rawValue: 1 << 7)
  /// Variables (automatic differentiation), modules and optimizers.
  public static let automaticDifferentiation = CoreParts(rawValue: 1 << 8)
  /// Central differences, and the gradient checks that use them.
  public static let numericalGradient = CoreParts(rawValue: 1 << 9)

  /// Every part.
  public static let all = CoreParts(rawValue: (1 << 10) - 1)

  /// The parts and their names, in bit order.
  private static let names: [(part: CoreParts, name: String)] = [
    (.convolution, "convolution"), (.pooling, "pooling"), (.normalization, "normalization"),
    (.softmax, "softmax or cross-entropy"), (.activation, "activation function"),
    (.updateStep, "update step"), (.recurrence, "recurrent cell"), (.embedding, "embedding"),
    (.automaticDifferentiation, "automatic differentiation"),
    (.numericalGradient, "numerical gradient"),
  ]

  /// The names of the parts, separated by commas.
  package var name: String {
    Self.names.filter { contains($0.part) }.map(\.name).joined(separator: ", ")
  }

  /// Finds the part with a given name.
  ///
  /// The result is nil if there is no such part.
  package init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.part
  }
}
