extension Tensor {
  /// Stands for one tensor that you have not written yet, so that you can return the others.
  ///
  /// ```swift
  /// return (dx: .todo("dx: the gradient of the examples"), dw: dw, db: db)
  /// ```
  ///
  /// A check then says which of the tensors are right, which are wrong, and which are not written.
  /// The value can be stored, passed on and returned. Whatever else uses it, such as `+` or
  /// `shape`, ends the call as `todo` does, so that nothing is computed from it.
  ///
  /// - Parameter task: A short description of the task.
  /// - Returns: The value.
  public static func todo(_ task: String) -> Tensor { Tensor(unwritten: task) }

  /// The task of a value that is not written yet, or nil if this is a tensor.
  package var task: String? { extents.rank < 0 ? sentence(lengths) : nil }
}

/// Decodes the sentence that a value that is not written yet holds in UTF-8.
private func sentence(_ lengths: [Int]) -> String {
  String(decoding: lengths.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
}

/// Ends the call that uses a value that is not written yet.
///
/// Operations on tensors cannot throw.
@usableFromInline @inline(never)
func unwrittenFailure(_ lengths: [Int]) -> Never {
  Unwritten.end(sentence(lengths))
}
