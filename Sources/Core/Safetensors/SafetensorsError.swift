/// The error thrown for bytes that are not a safetensors file or exceed the reader's limits.
public enum SafetensorsError: Error, Sendable, Equatable {
  /// A part has too few or too many bytes.
  case length(part: String, expected: Int, found: Int)
  /// The header length exceeds the limit, in bytes.
  case headerTooLong(limit: Int, found: UInt64)
  /// The header violates the grammar at a byte offset.
  case syntax(offset: Int, expected: String, found: String)
  /// A name, or a field in a tensor's entry, occurs twice.
  case duplicate(name: String)
  /// There are more items than the limit allows.
  case tooMany(what: String, limit: Int)
  /// A tensor's entry lacks a field.
  case missing(field: String, tensor: String)
  /// The element type is not supported.
  case elementType(tensor: String, found: String)
  /// A tensor's offsets do not match its shape.
  case size(tensor: String, expected: Int, found: Int)
  /// A tensor leaves a gap after the previous one, or overlaps it.
  case offset(tensor: String, expected: Int, found: Int)
  /// A Boolean is neither 0 nor 1.
  case truthValue(tensor: String, index: Int, found: UInt8)
}

extension SafetensorsError: CustomStringConvertible {
  /// The error message.
  public var description: String {
    switch self {
    case .length(let part, let expected, let found):
      "safetensors: expected \(expected) bytes of \(part), found \(found)"
    case .headerTooLong(let limit, let found):
      "safetensors: expected a header of at most \(limit) bytes, found a length of \(found)"
    case .syntax(let offset, let expected, let found):
      "safetensors: expected \(expected) at byte \(offset) of the header, found \(found)"
    case .duplicate(let name):
      "safetensors: expected unique names, found '\(name)' twice"
    case .tooMany(let what, let limit):
      "safetensors: expected at most \(limit) \(what), found more"
    case .missing(let field, let tensor):
      "safetensors: expected '\(field)' in the entry for '\(tensor)', found none"
    case .elementType(let tensor, let found):
      "safetensors: expected F32, F64, I64, U8 or BOOL for '\(tensor)', found '\(found)'"
    case .size(let tensor, let expected, let found):
      "safetensors: expected \(expected) bytes for the shape of '\(tensor)', found \(found)"
    case .offset(let tensor, let expected, let found):
      "safetensors: expected '\(tensor)' to begin at byte \(expected) of the data, found \(found)"
    case .truthValue(let tensor, let index, let found):
      "safetensors: expected 0 or 1 at element \(index) of '\(tensor)', found \(found)"
    }
  }
}
