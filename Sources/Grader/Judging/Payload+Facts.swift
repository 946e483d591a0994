import Core
import Record

extension Payload {
  /// The facts that describe the inputs of a call: shapes, first values and texts.
  var facts: [Fact] {
    let tensors = tensors.sorted { $0.key < $1.key }.prefix(Self.mostInputs)
      .map { name, tensor in
        Fact.output(
          .input(
            name: name, shape: tensor.shape, element: tensor.elementName,
            values: tensor.firstValues(Self.mostValues)))
      }
    let texts = texts.sorted { $0.key < $1.key }
      .map { Fact.output(.option(name: $0.key, value: $0.value)) }
    return tensors + texts
  }

  /// The maximum number of tensors to describe.
  private static let mostInputs = 24
  /// The maximum number of values of each.
  private static let mostValues = 6
}

extension AnyTensor {
  /// The first elements as numbers, in row-major order.
  fileprivate func firstValues(_ count: Int) -> [Double] {
    switch self {
    case .float(let tensor): tensor.storage.prefix(count).map(Double.init)
    case .double(let tensor): Array(tensor.storage.prefix(count))
    case .int(let tensor): tensor.storage.prefix(count).map(Double.init)
    case .bytes(let tensor): tensor.storage.prefix(count).map(Double.init)
    case .bool(let tensor): tensor.storage.prefix(count).map { $0 ? 1 : 0 }
    }
  }
}
