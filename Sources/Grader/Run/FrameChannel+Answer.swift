package import Core
package import Exchange

extension FrameChannel {
  /// Receives an answer.
  ///
  /// The header is read first; the tensors are read only if the header announces what was
  /// requested.
  ///
  /// - Parameters:
  ///   - length: The length of the answer, as announced by its frame.
  ///   - form: What the answer may contain.
  ///   - deadline: The time by which the answer must have arrived.
  /// - Returns: The answer.
  /// - Throws: `Refusal`; `AnswerFault`; `ChannelError`.
  package func receivePayload(
    _ length: UInt64, _ form: AnswerForm, _ deadline: ContinuousClock.Instant
  ) throws -> Payload {
    do {
      guard length >= 8 else { throw Refusal("it has only \(length) bytes") }
      let prefix = try receiveBytes(8, deadline: deadline)
      let count = try Safetensors.headerLength(prefix, limits: form.limits)
      guard length - 8 >= UInt64(count) else {
        throw Refusal("its header is longer than its frame")
      }
      let json = try receiveBytes(count, deadline: deadline)
      let header = try SafetensorsHeader(json: json, limits: form.limits)
      guard UInt64(header.dataByteCount) == length - 8 - UInt64(count) else {
        throw Refusal("the size of its tensors does not match its frame")
      }
      if let fault = form.fault(in: header) { throw fault }
      let data = try receiveBytes(header.dataByteCount, deadline: deadline)
      return try data.withUnsafeBytes { bytes in
        try Result { () throws(SafetensorsError) in try header.payload(data: bytes) }.get()
      }
    } catch let error as SafetensorsError {
      throw Refusal("it is damaged: \(error)")
    }
  }
}

/// The error thrown if an answer violates the channel's protocol.
struct Refusal: Error {
  /// What was found, in a few words.
  let reason: String

  /// Creates an error.
  init(_ reason: String) {
    self.reason = reason
  }
}
