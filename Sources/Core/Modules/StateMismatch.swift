/// How the tensors of a file differ from those that a module has.
public struct StateMismatch: Error, Sendable, Equatable {
  /// A tensor that the module has in another shape or type.
  public struct Misshapen: Sendable, Equatable {
    /// The tensor's name.
    public let name: String
    /// The type and shape that the module has.
    public let expected: String
    /// The type and shape that were to be loaded.
    public let found: String
  }

  /// Names that the module has and the file has not.
  public internal(set) var missing: [String] = []
  /// Names that the file has and the module has not.
  public internal(set) var unexpected: [String] = []
  /// Tensors of another shape or type.
  public internal(set) var misshapen: [Misshapen] = []

  /// Whether nothing differs.
  public var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && misshapen.isEmpty }
}

extension StateMismatch: CustomStringConvertible {
  /// The differences, one per line.
  public var description: String {
    var lines = ["the tensors are not those of the module; nothing was loaded"]
    if !missing.isEmpty { lines.append("missing: \(missing.joined(separator: ", "))") }
    if !unexpected.isEmpty { lines.append("unexpected: \(unexpected.joined(separator: ", "))") }
    for tensor in misshapen {
      lines.append("'\(tensor.name)': expected \(tensor.expected), found \(tensor.found)")
    }
    lines.append("load them into a module made with the same sizes")
    return lines.joined(separator: "\n  ")
  }
}
