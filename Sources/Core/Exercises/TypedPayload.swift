/// A payload whose floating-point tensors are read and written with a single element type.
public struct TypedPayload<Scalar: TensorScalar>: Sendable {
  /// The payload itself.
  public let payload: Payload

  /// Wraps a payload.
  public init(_ payload: Payload) {
    self.payload = payload
  }

  /// Returns the tensor for a key.
  public func tensor(_ key: Key<AnyTensor>) throws(PayloadError) -> Tensor<Scalar> {
    try payload.tensor(key)
  }

  /// Returns the tensor for a key, or nil if there is none.
  public func tensorIfAny(_ key: Key<AnyTensor>) throws(PayloadError) -> Tensor<Scalar>? {
    payload.contains(key) ? try payload.tensor(key) : nil
  }

  /// Returns the single number for a key, converted to the element type.
  public func number(_ key: Key<Double>) throws(PayloadError) -> Scalar {
    Scalar(try payload.number(key))
  }

  /// Returns the numbers for a key, always in double precision.
  public func numbers(_ key: Key<[Double]>) throws(PayloadError) -> [Double] {
    try payload.numbers(key)
  }

  /// Returns the single integer for a key.
  public func int(_ key: Key<Int>) throws(PayloadError) -> Int { try payload.int(key) }

  /// Returns the integers for a key, such as labels.
  public func ints(_ key: Key<[Int]>) throws(PayloadError) -> [Int] { try payload.ints(key) }

  /// Returns the choice for a key.
  public func choice<Choice: PayloadChoice>(
    _ key: Key<Choice>
  ) throws(PayloadError) -> Choice {
    try payload.choice(key)
  }

  /// Creates a random number generator with the payload's seed.
  public func random() throws(PayloadError) -> RandomState {
    RandomState(seed: UInt32(truncatingIfNeeded: try int(.seed)))
  }

  /// Returns the examples `x` with their labels `y`.
  public func data() throws(PayloadError) -> LabelledData<Scalar> {
    LabelledData(x: try tensor(.x), y: try ints(.y))
  }

  /// Returns the examples `xValidation` with their labels `yValidation`.
  public func validation() throws(PayloadError) -> LabelledData<Scalar> {
    LabelledData(x: try tensor(.xValidation), y: try ints(.yValidation))
  }
}
