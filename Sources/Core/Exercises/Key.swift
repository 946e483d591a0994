/// A name in a payload, with the type of the value that stands there.
///
/// A key is declared once, as a static property of the type of its value, and used by that property:
///
/// ```swift
/// extension Key where Value == AnyTensor {
///   /// The weights of a layer.
///   public static var w: Key { .tensor("w") }
/// }
/// let weights: Tensor<Double> = try payload.tensor(.w)
/// ```
///
/// So a misspelled key does not compile, and neither does one that is read as another type. What
/// every assignment uses stands beside `Payload`; an assignment's own keys are in its contract.
public struct Key<Value>: PayloadKey, Hashable {
  /// The name on the wire and in a file.
  public let name: String

  init(_ name: String) { self.name = name }
}

extension Key where Value == AnyTensor {
  /// Declares a tensor of numbers: of `Float` or of `Double`, whichever the call is made in.
  public static func tensor(_ name: StaticString) -> Key { Key(name.description) }

  /// The key of a tensor whose name is only known when the program runs, such as the parameter of a
  /// network.
  public static func tensor(named name: String) -> Key { Key(name) }

  /// The gradient of the loss with respect to this tensor, which has a `d` before its name.
  public var gradient: Key { Key("d" + name) }
}

extension Key where Value == Double {
  /// Declares a single number, of `Double` in every call.
  public static func number(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == [Double] {
  /// Declares a list of numbers, of `Double` in every call.
  public static func numbers(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == Int {
  /// Declares a single integer.
  public static func int(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == [Int] {
  /// Declares a list of integers, such as labels.
  public static func ints(_ name: StaticString) -> Key { Key(name.description) }

  /// The key of a list of integers whose name is only known when the program runs.
  public static func ints(named name: String) -> Key { Key(name) }
}

extension Key where Value == String {
  /// Declares a text.
  public static func text(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value: PayloadChoice {
  /// Declares a text that is one of a few, which are the cases of an enum.
  public static func choice(_ name: StaticString) -> Key { Key(name.description) }
}

extension Key where Value == Payload {
  /// Declares a part: tensors whose names begin with this one and a dot, such as those of a network.
  public static func part(_ name: StaticString) -> Key { Key(name.description) }
}

/// A key of whatever value.
public protocol PayloadKey: Sendable {
  /// The name on the wire and in a file.
  var name: String { get }
}

/// The texts that may stand under a key: the raw values of an enum.
public protocol PayloadChoice: RawRepresentable<String>, CaseIterable, Sendable {}
