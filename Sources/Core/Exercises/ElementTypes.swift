/// The element types that the calls of a binding are compiled for.
///
/// This is a type rather than a value so that the compiler knows it: each element type adds to the
/// build time of every submission.
public protocol ElementTypes: SendableMetatype {
  /// Answers a call in the payload's element type.
  static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload
}

/// `Double` only, for calls whose results are compared but not timed.
public enum InDouble: ElementTypes {
  /// Answers in `Double`.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Double>(payload))
  }
}

/// `Float` only, for calls that train.
public enum InFloat: ElementTypes {
  /// Answers in `Float`.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Float>(payload))
  }
}

/// Both element types, for calls that are compared in `Double` and timed in `Float`.
public enum InFloatOrDouble: ElementTypes {
  /// Answers in `Float` if any tensor of the payload is `Float`, otherwise in `Double`.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    if payload.hasFloats { return try Bound.answer(call, TypedPayload<Float>(payload)) }
    return try Bound.answer(call, TypedPayload<Double>(payload))
  }
}
