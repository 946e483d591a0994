/// Layers one after the other; parameters are named by the layer's position: `0.weight`.
public final class Sequential<Scalar: TensorScalar>: Layer, CustomReflectable {
  /// The layers, first to last.
  public let layers: [any Layer<Scalar>]

  /// Makes a network of layers.
  public init(_ layers: any Layer<Scalar>...) { self.layers = layers }

  /// Makes a network of an array of layers.
  public init(_ layers: [any Layer<Scalar>]) { self.layers = layers }

  /// Passes the input to the first layer and each output to the next.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    layers.reduce(x) { $1($0) }
  }

  /// The layers under their positions, which become their names.
  public var customMirror: Mirror {
    Mirror(
      self, children: layers.enumerated().map { (label: "\($0.offset)", value: $0.element as Any) },
      displayStyle: .class)
  }
}
