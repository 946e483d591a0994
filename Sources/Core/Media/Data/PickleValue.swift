/// The values that occur in the pickle of a CIFAR-10 batch.
package indirect enum PickleValue: Sendable, Equatable {
  case none
  case boolean(Bool)
  case integer(Int)
  case string(ArraySlice<UInt8>)
  case list([PickleValue])
  case tuple([PickleValue])
  case dictionary([String: PickleValue])
  /// An allowed NumPy name.
  case global(String)
  /// The result of calling a global with a tuple of arguments. `state` is set afterward.
  case object(String, arguments: [PickleValue], state: [PickleValue])

  /// The integers of a list that contains only integers.
  var integers: [Int]? {
    guard case .list(let values) = self else { return nil }
    let integers = values.compactMap(\.integer)
    return integers.count == values.count ? integers : nil
  }

  /// The shape and bytes of a NumPy array of unsigned bytes in row-major order.
  var byteArray: (shape: [Int], bytes: ArraySlice<UInt8>)? {
    guard case .object("numpy.core.multiarray _reconstruct", _, let state) = self,
      state.count == 5, case .tuple(let lengths) = state[1],
      case .object("numpy dtype", let type, _) = state[2], case .string(let code)? = type.first,
      code.elementsEqual("u1".utf8), state[3] == .boolean(false), case .string(let bytes) = state[4]
    else { return nil }
    let shape = lengths.compactMap(\.integer)
    return shape.count == lengths.count ? (shape, bytes) : nil
  }

  private var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The depth to which containers are nested, which is 0 for a value that is not a container.
  var nesting: Int {
    switch self {
    case .none, .boolean, .integer, .string, .global: 0
    case .list(let values), .tuple(let values): 1 + deepest(values)
    case .dictionary(let values): 1 + (values.values.map(\.nesting).max() ?? 0)
    case .object(_, let arguments, let state): 1 + max(deepest(arguments), deepest(state))
    }
  }

  private func deepest(_ values: [PickleValue]) -> Int {
    values.reduce(0) { max($0, $1.nesting) }
  }
}
