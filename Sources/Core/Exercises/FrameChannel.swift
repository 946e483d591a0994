#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One message between the grader and a worker.
package struct Frame: Sendable, Equatable {
  /// What a frame says.
  package enum Kind: UInt32, Sendable {
    /// Grader: here are the inputs of an exercise; nothing runs yet.
    case load = 1
    /// Worker: the inputs are in place.
    case ready = 2
    /// Grader: run it now.
    case go = 3
    /// Worker: the outputs.
    case result = 4
    /// Worker: the exercise is a stub; the body says which.
    case notImplemented = 5
    /// Worker: the exercise threw an error; the body describes it.
    case threw = 6
  }

  /// What the frame says.
  package var kind: Kind
  /// The number of the call that the frame belongs to.
  package var sequence: UInt32
  /// A safetensors payload, a text, or nothing.
  package var body: [UInt8]

  /// Makes a frame.
  package init(_ kind: Kind, sequence: UInt32, body: [UInt8] = []) {
    self.kind = kind
    self.sequence = sequence
    self.body = body
  }
}

/// What can go wrong between the two ends of a channel.
package enum ChannelError: Error, Equatable, Sendable {
  /// The other end is gone.
  case closed
  /// The other end did not answer before the deadline.
  case deadlinePassed
  /// A frame announces more bytes than are allowed.
  case tooLong(announced: UInt64, limit: Int)
  /// A frame of a kind that does not exist.
  case unknownKind(UInt32)
  /// The system refused to read or write; the value is `errno`.
  case system(Int32)
}

/// A connected stream socket that carries frames.
///
/// A frame is a header of 16 bytes, little-endian (kind: 4, sequence: 4, length of the body: 8),
/// and then the body. The length is checked before anything is allocated.
package struct FrameChannel: Sendable {
  /// The descriptor of the socket; the owner closes it.
  package let descriptor: Int32

  /// Makes a channel over a connected stream socket.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Sends one frame.
  ///
  /// - Throws: `ChannelError`, when the other end is gone or does not read before the deadline.
  package func send(
    _ frame: Frame, deadline: ContinuousClock.Instant? = nil
  ) throws(ChannelError) {
    var header: [UInt8] = []
    header.append(littleEndian: frame.kind.rawValue)
    header.append(littleEndian: frame.sequence)
    header.append(littleEndian: UInt64(frame.body.count))
    try write(header, deadline: deadline)
    try write(frame.body, deadline: deadline)
  }

  /// Receives one frame.
  ///
  /// - Parameter limit: The longest body that is accepted, in bytes.
  /// - Throws: `ChannelError`.
  package func receive(
    limit: Int, deadline: ContinuousClock.Instant? = nil
  ) throws(ChannelError) -> Frame {
    let header = try read(count: 16, deadline: deadline)
    let rawKind = UInt32(littleEndian: header, at: 0)
    guard let kind = Frame.Kind(rawValue: rawKind) else { throw .unknownKind(rawKind) }
    let length = UInt64(littleEndian: header, at: 8)
    guard length <= UInt64(limit) else { throw .tooLong(announced: length, limit: limit) }
    let body = try read(count: Int(length), deadline: deadline)
    return Frame(kind, sequence: UInt32(littleEndian: header, at: 4), body: body)
  }

  private func write(
    _ bytes: [UInt8], deadline: ContinuousClock.Instant?
  ) throws(ChannelError) {
    var written = 0
    while written < bytes.count {
      try wait(for: POLLOUT, deadline: deadline)
      let count = bytes.withUnsafeBytes { buffer in
        systemSend(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if let error = failure(count) {
        throw error
      }
    }
  }

  private func read(
    count: Int, deadline: ContinuousClock.Instant?
  ) throws(ChannelError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      try wait(for: POLLIN, deadline: deadline)
      let got = bytes.withUnsafeMutableBytes { buffer in
        systemReceive(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        throw .closed
      } else if let error = failure(got) {
        throw error
      }
    }
    return bytes
  }

  /// The error of a failed call, or nil when the call is worth repeating.
  private func failure(_ result: Int) -> ChannelError? {
    switch errno {
    case EINTR, EAGAIN: nil
    case EPIPE, ECONNRESET: .closed
    default: .system(errno)
    }
  }

  private func wait(
    for events: Int32, deadline: ContinuousClock.Instant?
  ) throws(ChannelError) {
    while true {
      var timeout: Int32 = -1
      if let deadline {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .deadlinePassed }
        timeout = Int32(clamping: Int64(left / .milliseconds(1)) + 1)
      }
      var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let count = poll(&request, 1, timeout)
      if count > 0 { return }
      if count < 0, errno != EINTR { throw .system(errno) }
    }
  }
}

// Partial reads and writes are asked for without blocking, so that a deadline holds inside a frame.
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if os(Linux)
    send(descriptor, bytes, count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
  #else
    send(descriptor, bytes, count, MSG_DONTWAIT)
  #endif
}

private func systemReceive(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  recv(descriptor, bytes, count, 0)
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}

extension FixedWidthInteger {
  fileprivate init(littleEndian bytes: [UInt8], at offset: Int) {
    self = bytes.withUnsafeBytes {
      Self(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Self.self))
    }
  }
}
