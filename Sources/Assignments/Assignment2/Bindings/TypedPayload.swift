import Core

/// A payload whose tensors of numbers are read and answered in one element type.
struct TypedPayload<Scalar: TensorScalar> {
  let payload: Payload

  /// The tensor under a name.
  func tensor(_ name: String) throws -> Tensor<Scalar> { try payload.tensor(name) }
  /// The single number under a name.
  func number(_ name: String) throws -> Scalar { Scalar(try payload.number(name)) }
  /// The single integer under a name.
  func int(_ name: String) throws -> Int { try payload.int(name) }
  /// The integers under a name, such as labels.
  func ints(_ name: String) throws -> [Int] { try payload.ints(name) }
  /// The numbers under a name, in double precision whatever the element type.
  func numbers(_ name: String) throws -> [Double] { try payload.doubles(name).scalars }
  /// A generator from the seed in the payload.
  func random() throws -> RandomState {
    RandomState(seed: UInt32(truncatingIfNeeded: try int("seed")))
  }
  /// Examples `x` with labels `y`, under these names with a suffix.
  func data(_ suffix: String = "") throws -> LabelledData<Scalar> {
    LabelledData(x: try tensor("x" + suffix), y: try ints("y" + suffix))
  }
}

/// Makes an exercise that works in the element type of one of its tensors.
///
/// Pass the same generic function twice: once it is used for `Float`, once for `Double`. Each of
/// them takes time to compile, so this is for what is compared and timed.
///
/// - Parameters:
///   - name: The name of the call.
///   - allowed: The parts of Core that it may use.
///   - key: The tensor whose element type decides.
///   - float: What to do with tensors of `Float`.
///   - double: What to do with tensors of `Double`.
/// - Returns: The exercise.
func typed(
  _ name: String, allowing allowed: CoreParts = [], by key: String = "x",
  _ float: @escaping @Sendable (TypedPayload<Float>) throws -> Payload,
  _ double: @escaping @Sendable (TypedPayload<Double>) throws -> Payload
) -> Exercise {
  Exercise(name, allowing: allowed) { input in
    if case .float? = input.tensors[key] {
      try float(TypedPayload(payload: input))
    } else {
      try double(TypedPayload(payload: input))
    }
  }
}

/// Makes an exercise that is called with `Double` alone: one whose numbers are compared, and not
/// its time.
///
/// - Parameters:
///   - name: The name of the call.
///   - allowed: The parts of Core that it may use.
///   - body: What to do.
/// - Returns: The exercise.
func inDouble(
  _ name: String, allowing allowed: CoreParts = [],
  _ body: @escaping @Sendable (TypedPayload<Double>) throws -> Payload
) -> Exercise {
  Exercise(name, allowing: allowed) { try body(TypedPayload(payload: $0)) }
}

/// Makes an exercise that is called with `Float` alone: one that trains.
///
/// - Parameters:
///   - name: The name of the call.
///   - allowed: The parts of Core that it may use.
///   - body: What to do.
/// - Returns: The exercise.
func inFloat(
  _ name: String, allowing allowed: CoreParts = [],
  _ body: @escaping @Sendable (TypedPayload<Float>) throws -> Payload
) -> Exercise {
  Exercise(name, allowing: allowed) { try body(TypedPayload(payload: $0)) }
}
