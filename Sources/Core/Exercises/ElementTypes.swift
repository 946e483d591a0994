/// The element types for which the calls of a binding are compiled.
///
/// These are types rather than values, so that the compiler specializes a binding only for the
/// element types that it needs. Each type adds to the build time of every submission.
public protocol ElementTypes: SendableMetatype {
  /// Runs a call of a binding with the element type that suits the payload.
  static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload
}

/// `Double` only, for calls whose results are compared but not timed.
public enum InDouble: ElementTypes {
  /// Runs the call with `Double` elements.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Double>(payload))
  }
}

/// `Float` only, for calls that train.
public enum InFloat: ElementTypes {
  /// Runs the call with `Float` elements.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    try Bound.answer(call, TypedPayload<Float>(payload))
  }
}

/// Both element types, for calls that are compared in `Double` and timed in `Float`.
public enum InFloatOrDouble: ElementTypes {
  /// Runs the call with `Float` elements if any tensor of the payload has them, and with `Double`
  /// elements otherwise.
  @inlinable public static func answer<Bound: Binding>(
    _ binding: Bound.Type, _ call: Bound.Call, _ payload: Payload
  ) throws -> Payload {
    if payload.hasFloats { return try Bound.answer(call, TypedPayload<Float>(payload)) }
    return try Bound.answer(call, TypedPayload<Double>(payload))
  }
}
