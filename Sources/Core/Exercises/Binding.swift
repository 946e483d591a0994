/// Defines how the grader calls an exercise.
///
/// A binding reads a payload, calls the student's functions, and returns their results as a
/// payload.
///
/// The binding's functions are generic, so the same code works with `Float` and `Double`.
/// `Elements` lists the types for which the functions are compiled. Use a `LayerBinding` for a
/// layer with a forward and a backward pass, and a `CallBinding` for an exercise with one call. Any
/// other binding declares its calls as an enum.
public protocol Binding: SendableMetatype {
  /// The calls of the exercise: an enum whose cases are the last parts of the calls' names.
  associatedtype Call: Sendable

  /// The element types for which the calls are compiled: `InDouble` by default.
  associatedtype Elements: ElementTypes = InDouble

  /// The name of the exercise, such as `a1.knn`, with which the names of its calls begin.
  static var name: String { get }

  /// The parts of Core that the student's code may use in addition to tensors: by default, none.
  static var allowed: CoreParts { get }

  /// Runs one of the calls with the given input, and returns its results.
  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload
}

// Only code that must be specialized in the student's module is inlinable, because every build of a
// submission compiles inlinable code again.
extension Binding {
  /// By default, the code may not use any parts of Core other than tensors.
  public static var allowed: CoreParts { [] }
}

extension Binding where Call: RawRepresentable<String> & CaseIterable {
  /// One exercise for each call.
  @inlinable public static var exercises: [Exercise] {
    Exercise.list(name, allowing: allowed) { (call: Call, payload) in
      try Elements.answer(Self.self, call, payload)
    }
  }
}

/// The two calls of a layer.
public enum LayerPass: String, Sendable, CaseIterable {
  /// The forward pass, which computes the output.
  case forward
  /// The backward pass, which computes the gradients after a forward pass through the same code.
  case backward
}

/// A binding for a layer, with a forward and a backward pass.
public protocol LayerBinding: Binding where Call == LayerPass {
  /// Runs the forward pass, and returns the output.
  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload

  /// Runs the backward pass, and returns the gradients for the payload's `upstream`.
  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload
}

extension LayerBinding {
  /// Runs one of the two passes with the given input.
  @inlinable public static func answer<Scalar>(
    _ call: LayerPass, _ input: TypedPayload<Scalar>
  ) throws -> Payload {
    switch call {
    case .forward: try forward(input)
    case .backward: try backward(input)
    }
  }
}

/// A binding for an exercise with a single call, named after the exercise.
public protocol CallBinding: Binding where Call == Void {
  /// Runs the call with the given input, and returns its results.
  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload
}

extension CallBinding {
  /// One exercise for the only call.
  @inlinable public static var exercises: [Exercise] {
    [
      Exercise(name, allowing: allowed) { payload in
        try Elements.answer(Self.self, (), payload)
      }
    ]
  }

  /// Runs the call with the given input, and returns its results.
  @inlinable public static func answer<Scalar>(
    _ call: Void, _ input: TypedPayload<Scalar>
  ) throws -> Payload {
    try answer(input)
  }
}

extension Exercise {
  /// Creates an exercise for each case of an enum.
  public static func list<Call: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, allowing allowed: CoreParts,
    _ body: @escaping @Sendable (Call, Payload) throws -> Payload
  ) -> [Exercise] {
    Call.allCases.map { call in
      Exercise("\(name).\(call.rawValue)", allowing: allowed) { try body(call, $0) }
    }
  }
}
