#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An error while communicating over a channel.
package enum ChannelError: Error, Equatable, Sendable {
  /// The other end has closed.
  case closed
  /// The other end did not answer before the deadline.
  case deadlinePassed
  /// A frame announces more bytes than allowed.
  case tooLong(announced: UInt64, limit: Int)
  /// A frame has an unknown kind.
  case unknownKind(UInt32)
  /// A system call that reads or writes failed. The value is `errno`.
  case system(Int32)
}

/// A connected stream socket that carries frames.
///
/// Sizes announced by the other end are checked before memory is allocated for them.
package struct FrameChannel: Sendable {
  /// The descriptor of the socket; the socket's owner must close it.
  package let descriptor: Int32

  /// Creates a channel over a connected stream socket.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Prevents programs that this process starts from inheriting the channel.
  package func closeOnExecution() {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Whether the other end has sent data that has not been read yet.
  package var hasUnread: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    return poll(&request, 1, 0) > 0 && recv(descriptor, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  /// Sends one frame.
  ///
  /// - Throws: `ChannelError` if the other end has closed or does not read before the deadline.
  package func send(
    _ frame: Frame, deadline: ContinuousClock.Instant? = nil
  ) throws(ChannelError) {
    try write(frame.header.bytes, deadline: deadline)
    try write(frame.body, deadline: deadline)
  }

  /// Receives one frame, for which it waits indefinitely.
  ///
  /// - Parameter limit: The maximum length of the body, in bytes.
  /// - Returns: The frame.
  /// - Throws: `ChannelError` if the other end closes or the frame is not valid.
  package func receive(limit: Int) throws(ChannelError) -> Frame {
    let header = try receiveHeader()
    guard header.length <= UInt64(limit) else {
      throw .tooLong(announced: header.length, limit: limit)
    }
    let body = try receiveBytes(Int(header.length))
    return Frame(header.kind, to: header, body: body)
  }

  /// Waits until there is data to read or the other end has closed.
  ///
  /// - Throws: `ChannelError` if neither happens before the deadline.
  package func waitForBytes(deadline: ContinuousClock.Instant) throws(ChannelError) {
    try wait(for: POLLIN, deadline: deadline)
  }

  /// Receives the header of a frame.
  ///
  /// The caller must then receive the frame's body.
  ///
  /// - Throws: `ChannelError` if no valid header arrives before the deadline.
  package func receiveHeader(
    deadline: ContinuousClock.Instant? = nil
  ) throws(ChannelError) -> Frame.Header {
    try Frame.Header(bytes: receiveBytes(Frame.Header.byteCount, deadline: deadline))
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

  /// Receives a given number of bytes.
  ///
  /// - Throws: `ChannelError` if the bytes do not arrive before the deadline.
  package func receiveBytes(
    _ count: Int, deadline: ContinuousClock.Instant? = nil
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

  /// Returns the error of a failed system call, or nil if the call should be retried.
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

// Sending and receiving never block, so that a deadline also holds in the middle of a frame.
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
