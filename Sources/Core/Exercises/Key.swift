/// The name of a value in a payload, together with the value's type.
///
/// A key is declared once, as a static property, and used through that property:
///
/// ```swift
/// extension Key where Value == AnyTensor {
///   /// The weights of a layer.
///   public static var w: Key { .tensor("w") }
/// }
/// let weights: Tensor<Double> = try payload.tensor(.w)
/// ```
///
/// Code that misspells a key or reads a value as the wrong type therefore does not compile. Keys
/// that every assignment uses are declared in Core; keys for a single assignment are declared in
/// its contract.
public struct Key<Value>: PayloadKey, Hashable {
  /// The name used in messages and files.
  public let name: String

  init(_ name: String) { self.name = name }
}

extension Key where Value == AnyTensor {
  /// Declares a tensor whose elements are `Float` or `Double`, depending on the call.
  public static func tensor(_ name: StaticString) -> Key { Key(name.description) }

  /// Creates the key of a tensor whose name is known only at run time, such as a parameter of a
  /// network.
  public static func tensor(named name: String) -> Key { Key(name) }

  /// The key of the gradient with respect to this tensor.
  ///
  /// The name of the gradient begins with a `d`: `dw` for `w`.
  public var gradient: Key { Key("d" + name) }
}

extension Key where Value == Double {
  /// Declares a single number, which is always a `Double`.
  public static func number(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == [Double] {
  /// Declares a list of numbers, which are always `Double`.
  public static func numbers(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == Int {
  /// Declares a single integer.
  public static func int(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == [Int] {
  /// Declares a list of integers, such as labels.
  public static func ints(_ name: StaticString) -> Key { Key(name.description) }

  /// Creates the key of a list of integers whose name is known only at run time.
  public static func ints(named name: String) -> Key { Key(name) }
}

extension Key where Value == String {
  /// Declares a text.
  public static func text(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value: PayloadChoice {
  /// Declares a text that is one of the cases of an enum.
  public static func choice(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == Payload {
  /// Declares a group of tensors, such as the parameters of a network, whose names begin with this
  /// name and a dot.
  public static func part(_ name: StaticString) -> Key { Key(name.description) }
}

/// A key for a value of any type.
public protocol PayloadKey: Sendable {
  /// The name used in messages and files.
  var name: String { get }
}

/// The texts that are valid for a key: the raw values of an enum.
public protocol PayloadChoice: RawRepresentable<String>, CaseIterable, Sendable {}
