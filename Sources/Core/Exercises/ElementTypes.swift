/// For which element types the calls of a binding are compiled.
///
/// It is a type and no value, since what is compiled has to be known to the compiler: each element type
/// takes time in the build of every submission.
public protocol ElementTypes: SendableMetatype {
  /// Answers a call in the element type that the payload asks for.
  static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload
}

/// `Double` alone, for calls whose numbers are compared and not timed.
public enum InDouble: ElementTypes {
  /// Answers in `Double`.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Double>(payload))
  }
}

/// `Float` alone, for calls that train.
public enum InFloat: ElementTypes {
  /// Answers in `Float`.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Float>(payload))
  }
}

/// Both, for calls that are compared in `Double` and timed in `Float`.
public enum InFloatOrDouble: ElementTypes {
  /// Answers in `Float` when a tensor of the payload is of it, and in `Double` otherwise.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    if payload.hasFloats { return try Bound.answer(call, TypedPayload<Float>(payload)) }
    return try Bound.answer(call, TypedPayload<Double>(payload))
  }
}
