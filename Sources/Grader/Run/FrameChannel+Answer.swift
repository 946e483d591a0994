package import Core
package import Exchange

extension FrameChannel {
  /// Receives an answer: the header first, and the tensors only when it announces what was asked for.
  ///
  /// - Parameters:
  ///   - length: The length of the answer, as its frame announced it.
  ///   - form: What the answer may hold.
  ///   - deadline: When it must be there.
  /// - Throws: `Refusal`; `AnswerFault`; `ChannelError`.
  package func receivePayload(
    _ length: UInt64, _ form: AnswerForm, _ deadline: ContinuousClock.Instant
  ) throws -> Payload {
    do {
      guard length >= 8 else { throw Refusal("an answer of \(length) bytes") }
      let prefix = try receiveBytes(8, deadline: deadline)
      let count = try Safetensors.headerLength(prefix, limits: form.limits)
      guard length - 8 >= UInt64(count) else { throw Refusal("a header longer than its frame") }
      let json = try receiveBytes(count, deadline: deadline)
      let header = try SafetensorsHeader(json: json, limits: form.limits)
      guard UInt64(header.dataByteCount) == length - 8 - UInt64(count) else {
        throw Refusal("tensors of another size than their frame's")
      }
      if let fault = form.fault(in: header) { throw fault }
      let data = try receiveBytes(header.dataByteCount, deadline: deadline)
      return try data.withUnsafeBytes { bytes in
        try Result { () throws(SafetensorsError) in try header.payload(data: bytes) }.get()
      }
    } catch let error as SafetensorsError {
      throw Refusal("the answer is damaged: \(error)")
    }
  }
}

/// An answer that breaks the rules of the channel.
struct Refusal: Error {
  /// What was found, in a few words.
  let reason: String

  /// Refuses for a reason.
  init(_ reason: String) {
    self.reason = reason
  }
}
