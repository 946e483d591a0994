#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a thread knows of recording.
///
/// It is in the thread's own memory, so threads that compute side by side do not affect each other.
final class GraphState {
  /// Whether operations are recorded.
  var isRecording = true

  /// Hears of each layer that was called on this thread, and the shape of its output.
  var observer: ((_ layer: AnyObject, _ shape: [Int]) -> Void)?

  private var waiting: [AnyObject] = []
  private var isFreeing = false

  /// The state of the thread that asks.
  static var current: GraphState {
    if let address = pthread_getspecific(key) {
      return Unmanaged<GraphState>.fromOpaque(address).takeUnretainedValue()
    }
    let state = GraphState()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }

  /// Lets go of an object, after those that are just being freed.
  ///
  /// Objects that are freed within others wait here for their turn, so that the depth of the stack
  /// does not grow with the length of a chain.
  func free<Object: AnyObject>(_ object: inout Object?) {
    if let object { waiting.append(object) }
    // Nobody else may hold it when its turn comes.
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
    guard made == 0 else { fatalError("no key for a thread's memory") }
    return key
  }()
}

/// Does something without recording it, such as predicting, or moving parameters.
///
/// - Parameter body: What to do; its operations give variables that require no gradient.
/// - Returns: What the body returns.
/// - Throws: What the body throws.
public func noGrad<Value>(_ body: () throws -> Value) rethrows -> Value {
  try recording(false, body)
}

/// Does something with recording on or off, on this thread.
func recording<Value>(_ isOn: Bool, _ body: () throws -> Value) rethrows -> Value {
  let state = GraphState.current
  let former = state.isRecording
  state.isRecording = isOn
  defer { state.isRecording = former }
  return try body()
}
