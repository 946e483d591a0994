/// The differences between the tensors of a file and of a module.
public struct StateMismatch: Error, Sendable, Equatable {
  /// A tensor whose shape or type differs between the file and the module.
  public struct Misshapen: Sendable, Equatable {
    /// The tensor's name.
    public let name: String
    /// The type and shape in the module.
    public let expected: String
    /// The type and shape in the file.
    public let found: String
  }

  /// The names that are in the module but not in the file.
  public internal(set) var missing: [String] = []
  /// The names that are in the file but not in the module.
  public internal(set) var unexpected: [String] = []
  /// The tensors whose shape or type differs.
  public internal(set) var misshapen: [Misshapen] = []

  /// Whether there are no differences.
  public var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && misshapen.isEmpty }
}

extension StateMismatch: CustomStringConvertible {
  /// The differences, one per line.
  public var description: String {
    var lines = ["the tensors do not match the module; nothing was loaded"]
    if !missing.isEmpty { lines.append("missing: \(missing.joined(separator: ", "))") }
    if !unexpected.isEmpty { lines.append("unexpected: \(unexpected.joined(separator: ", "))") }
    for tensor in misshapen {
      lines.append("'\(tensor.name)': expected \(tensor.expected), found \(tensor.found)")
    }
    lines.append("load them into a module created with the same sizes")
    return lines.joined(separator: "\n  ")
  }
}
