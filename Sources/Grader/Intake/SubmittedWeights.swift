package import Core

/// The weights of a network trained elsewhere, as included in a submission.
package enum SubmittedWeights {
  /// Reads a weights file.
  ///
  /// - Throws: `SafetensorsError`, before any memory beyond the limits is allocated.
  package static func decode(
    _ bytes: [UInt8], budget: IntakeBudget = IntakeBudget()
  ) throws(SafetensorsError) -> Payload {
    // The course's networks have a few dozen tensors. Their names become a few bytes longer in a
    // call.
    let limits = Safetensors.Limits(
      headerBytes: 1 << 18, dataBytes: budget.weightBytes, tensors: 1024, rank: 8, nameBytes: 128)
    return try Safetensors.decode(bytes, limits: limits)
  }
}
