#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reports the progress of a training loop to a listener on this thread, such as a lab.
///
/// The training loops of the assignments call this function once per iteration, so that a lab can
/// show the progress of the student's code. If there is no listener, this function does nothing.
public func reportProgress(iteration: Int, of iterations: Int) {
  guard let address = pthread_getspecific(TrainingObserver.key) else { return }
  Unmanaged<TrainingObserver>.fromOpaque(address).takeUnretainedValue().notice(
    iteration, iterations)
}

/// Runs code, and observes the training loops that this code runs on the current thread.
///
/// - Parameters:
///   - notice: A function that receives the number of finished iterations and the total.
///   - body: The code to run, which may contain training loops.
/// - Returns: The value that the body returns.
package func observingTraining<Value>(
  _ notice: @escaping (_ iteration: Int, _ iterations: Int) -> Void, _ body: () throws -> Value
) rethrows -> Value {
  let observer = TrainingObserver(notice)
  let former = pthread_getspecific(TrainingObserver.key)
  pthread_setspecific(TrainingObserver.key, Unmanaged.passUnretained(observer).toOpaque())
  defer {
    pthread_setspecific(TrainingObserver.key, former)
    withExtendedLifetime(observer) {}
  }
  return try body()
}

/// The value held in thread-local storage while there is a listener.
private final class TrainingObserver {
  static let key: pthread_key_t = {
    var key = pthread_key_t()
    guard pthread_key_create(&key, nil) == 0 else {
      fatalError(
        "cannot create a key for thread-local storage")
    }
    return key
  }()

  let notice: (Int, Int) -> Void

  init(_ notice: @escaping (Int, Int) -> Void) {
    self.notice = notice
  }
}
