extension Tensor {
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
