/// What happens when code uses a value that is not written yet (`Tensor.todo`).
package enum Unwritten {
  /// Called with the task; a worker sets it once, before the first call.
  nonisolated(unsafe) private static var answer: ((String) -> Void)?

  /// Sets what to call when code uses a value that is not written yet.
  package static func report(to answer: @escaping (_ task: String) -> Void) {
    self.answer = answer
  }

  /// Ends the process, because operations on tensors cannot throw.
  static func end(_ task: String) -> Never {
    answer?(task)
    fatalError("not implemented: \(task)")
  }
}
