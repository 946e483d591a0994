/// The calls of an exercise: each takes a payload apart, calls the student's functions and makes a
/// payload of what they return.
///
/// Its functions are generic, so one text serves `Float` and `Double`; `Elements` says for which of
/// them it is compiled. A layer with a forward and a backward pass is a `LayerBinding`, an exercise with
/// a single call a `CallBinding`; any other has an enum of its calls.
public protocol Binding: SendableMetatype {
  /// The calls: an enum whose cases are called like the ends of the calls' names.
  associatedtype Call: Sendable

  /// The element types that the calls are compiled for: `InDouble` unless it is said otherwise.
  associatedtype Elements: ElementTypes = InDouble

  /// The name of the exercise, such as `a1.knn`, with which the names of its calls begin.
  static var name: String { get }

  /// The parts of Core that the student's code may use besides tensors; none unless it is said.
  static var allowed: CoreParts { get }

  /// Answers one of the calls.
  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload
}

// Inlinable is what has to be specialized in the module of the student's functions, and nothing else:
// it is compiled in the build of every submission.
extension Binding {
  /// No parts of Core besides tensors.
  public static var allowed: CoreParts { [] }
}

extension Binding where Call: RawRepresentable<String> & CaseIterable {
  /// The calls as exercises.
  @inlinable public static var exercises: [Exercise] {
    Exercise.list(name, allowing: allowed) { (call: Call, payload) in
      try Elements.answer(Self.self, call, payload)
    }
  }
}

/// The calls of a layer.
public enum LayerPass: String, Sendable, CaseIterable {
  /// The output.
  case forward
  /// The gradients, after a forward pass of the same code.
  case backward
}

/// The calls of a layer: its forward pass, and its backward pass after a forward pass.
public protocol LayerBinding: Binding where Call == LayerPass {
  /// Answers with the output.
  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload

  /// Answers with the gradients for the payload's `upstream`.
  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload
}

extension LayerBinding {
  /// Answers one of the two passes.
  @inlinable public static func answer<Scalar>(
    _ call: LayerPass, _ input: TypedPayload<Scalar>
  ) throws -> Payload {
    switch call {
    case .forward: try forward(input)
    case .backward: try backward(input)
    }
  }
}

/// The only call of an exercise, which has the exercise's name.
public protocol CallBinding: Binding where Call == Void {
  /// Answers the call.
  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload
}

extension CallBinding {
  /// The call as an exercise.
  @inlinable public static var exercises: [Exercise] {
    [
      Exercise(name, allowing: allowed) { payload in
        try Elements.answer(Self.self, (), payload)
      }
    ]
  }

  /// Answers the call.
  @inlinable public static func answer<Scalar>(
    _ call: Void, _ input: TypedPayload<Scalar>
  ) throws -> Payload {
    try answer(input)
  }
}

extension Exercise {
  /// Makes an exercise of each case of an enum.
  public static func list<Call: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, allowing allowed: CoreParts,
    _ body: @escaping @Sendable (Call, Payload) throws -> Payload
  ) -> [Exercise] {
    Call.allCases.map { call in
      Exercise("\(name).\(call.rawValue)", allowing: allowed) { try body(call, $0) }
    }
  }
}
