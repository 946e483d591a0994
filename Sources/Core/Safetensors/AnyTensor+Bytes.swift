extension AnyTensor {
  /// Calls `body` with the bytes of the elements, in row-major order.
  package func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch self {
    case .float(let tensor): tensor.storage.withUnsafeBytes(body)
    case .double(let tensor): tensor.storage.withUnsafeBytes(body)
    case .int(let tensor): tensor.storage.withUnsafeBytes(body)
    case .bytes(let tensor): tensor.storage.withUnsafeBytes(body)
    case .bool(let tensor): tensor.storage.withUnsafeBytes(body)
    }
  }
}
