#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reports the progress of a training loop to a listener on this thread, such as a lab.
///
/// The training loops of the assignments call it once per iteration, so that a lab can show the
/// progress of code that a student called. Without a listener it does nothing.
public func reportProgress(iteration: Int, of iterations: Int) {
  guard let address = pthread_getspecific(TrainingObserver.key) else { return }
  Unmanaged<TrainingObserver>.fromOpaque(address).takeUnretainedValue().notice(
    iteration, iterations)
}

/// Does something, and listens to the trainings that it runs on this thread.
///
/// - Parameters:
///   - notice: Told the iterations that are done, and how many there will be.
///   - body: What may train.
/// - Returns: What the body returns.
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

/// What stands in the thread's own memory while somebody listens.
private final class TrainingObserver {
  static let key: pthread_key_t = {
    var key = pthread_key_t()
    guard pthread_key_create(&key, nil) == 0 else { fatalError("no key for a thread's memory") }
    return key
  }()

  let notice: (Int, Int) -> Void

  init(_ notice: @escaping (Int, Int) -> Void) {
    self.notice = notice
  }
}
