/// Layers that are applied in sequence.
///
/// The name of a parameter begins with its layer's index: `0.weight`.
public final class Sequential<Scalar: TensorScalar>: Layer, CustomReflectable {
  /// The layers, from first to last.
  public let layers: [any Layer<Scalar>]

  /// Creates a network from layers.
  public init(_ layers: any Layer<Scalar>...) { self.layers = layers }

  /// Creates a network from an array of layers.
  public init(_ layers: [any Layer<Scalar>]) { self.layers = layers }

  /// Passes the input to the first layer and each output to the next.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    layers.reduce(x) { $1($0) }
  }

  /// The layers, named by their indices.
  public var customMirror: Mirror {
    Mirror(
      self, children: layers.enumerated().map { (label: "\($0.offset)", value: $0.element as Any) },
      displayStyle: .class)
  }
}
