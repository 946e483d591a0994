#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The recording state of a thread.
///
/// It is thread-local, so threads that compute in parallel do not affect each other.
final class GraphState {
  /// Whether operations are recorded.
  var isRecording = true

  /// Called after each layer call on this thread, with the layer and the shape of its output.
  var observer: ((_ layer: AnyObject, _ shape: [Int]) -> Void)?

  private var waiting: [AnyObject] = []
  private var isFreeing = false

  /// The state of the current thread.
  static var current: GraphState {
    if let address = pthread_getspecific(key) {
      return Unmanaged<GraphState>.fromOpaque(address).takeUnretainedValue()
    }
    let state = GraphState()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }

  /// Frees an object once the objects currently being freed are gone.
  ///
  /// Objects released by other objects are queued here, so that the stack depth does not grow with
  /// the length of a chain.
  func free<Object: AnyObject>(_ object: inout Object?) {
    if let object { waiting.append(object) }
    // The queue must hold the only reference, so that removing the object from it frees the object.
    object = nil
    if isFreeing { return }
    isFreeing = true
    while !waiting.isEmpty { waiting.removeLast() }
    isFreeing = false
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let made = pthread_key_create(&key) { address in
      #if canImport(Darwin)
        Unmanaged<GraphState>.fromOpaque(address).release()
      #else
        if let address { Unmanaged<GraphState>.fromOpaque(address).release() }
      #endif
    }
    guard made == 0 else { fatalError("cannot create a key for thread-local storage") }
    return key
  }()
}

/// Runs code without recording its operations, for example to make predictions or to update
/// parameters.
///
/// - Parameter body: The code to run; its operations return variables that do not require a
///   gradient.
/// - Returns: The value that the body returns.
/// - Throws: Any error that the body throws.
public func noGrad<Value>(_ body: () throws -> Value) rethrows -> Value {
  try recording(false, body)
}

/// Runs code with recording turned on or off on this thread.
func recording<Value>(_ isOn: Bool, _ body: () throws -> Value) rethrows -> Value {
  let state = GraphState.current
  let former = state.isRecording
  state.isRecording = isOn
  defer { state.isRecording = former }
  return try body()
}
