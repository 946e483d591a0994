/// Tensors by name, in insertion order, such as a network's parameters or their gradients.
///
/// The names are the same as in CS231n: `W1`, `b1`, `gamma1`, `beta1`. Reading an unknown name
/// stops the program, so that callers need not unwrap the result.
public struct NamedTensors<Scalar: TensorScalar>: Sendable, Equatable {
  /// The names, in order.
  public private(set) var names: [String] = []
  private var tensors: [Tensor<Scalar>] = []

  /// Creates an empty collection.
  public init() {}

  /// The number of tensors.
  public var count: Int { names.count }

  /// The total number of elements.
  public var elementCount: Int { tensors.reduce(0) { $0 + $1.count } }

  /// Returns whether there is a tensor with the given name.
  public func contains(_ name: String) -> Bool { names.contains(name) }

  /// The tensor with the given name.
  ///
  /// Assigning to a new name appends a tensor.
  ///
  /// - Precondition: When a tensor is read, its name must exist in the collection.
  public subscript(name: String) -> Tensor<Scalar> {
    get { tensors[place(of: name)] }
    set {
      if let place = names.firstIndex(of: name) {
        tensors[place] = newValue
      } else {
        names.append(name)
        tensors.append(newValue)
      }
    }
    _modify { yield &tensors[place(of: name)] }
  }

  private func place(of name: String) -> Int {
    guard let place = names.firstIndex(of: name) else {
      let known = names.isEmpty ? "nothing" : names.joined(separator: ", ")
      shapeFailure(
        "NamedTensors: no tensor is named '\(name)'; the names are \(known)")
    }
    return place
  }
}

extension NamedTensors: ExpressibleByDictionaryLiteral {
  /// Creates a collection from a dictionary literal, keeping the literal's order.
  public init(dictionaryLiteral elements: (String, Tensor<Scalar>)...) {
    for (name, tensor) in elements { self[name] = tensor }
  }
}
