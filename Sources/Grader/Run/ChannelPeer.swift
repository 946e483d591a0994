import CChannel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process at the other end of a worker's channel, as the kernel tells it.
///
/// What a process says of itself may be a lie; who sent a byte, how many threads it has and how much
/// processor time it took is known to the kernel. Where the host does not tell, nothing is known.
struct ChannelPeer: Equatable {
  /// The process's number as this process sees it.
  let identifier: Int32

  /// Asks for the senders of what will come over a socket.
  static func watch(_ descriptor: Int32) {
    #if os(Linux)
      _ = backprop_tell_senders(descriptor)
    #endif
  }

  /// Who sent the next byte that lies on a socket; nil when nothing lies there or nobody knows.
  static func sender(on descriptor: Int32) -> ChannelPeer? {
    #if os(Linux)
      let identifier = backprop_next_sender(descriptor)
      return identifier > 0 ? ChannelPeer(identifier: identifier) : nil
    #else
      return nil
    #endif
  }

  /// How many threads the process has.
  var threadCount: Int? {
    #if os(Linux)
      guard let folder = opendir("/proc/\(identifier)/task") else { return nil }
      defer { closedir(folder) }
      var count = 0
      while readdir(folder) != nil { count += 1 }
      return count - 2  // Without the folder itself and the one above.
    #else
      return nil
    #endif
  }

  /// The processor time of all its threads, those that ended too, in seconds.
  var processorSeconds: Double? {
    #if os(Linux)
      var clock = clockid_t()
      var time = timespec()
      guard clock_getcpuclockid(identifier, &clock) == 0, clock_gettime(clock, &time) == 0 else {
        return nil
      }
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    #else
      return nil
    #endif
  }
}
