import CChannel
import Host

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process at the other end of a worker's channel, according to the kernel.
///
/// A process may lie about itself, but the kernel knows which process sent a byte, how many threads
/// a process has and how much CPU time it has used. On hosts that do not report these facts, they
/// are unknown.
struct ChannelPeer: Equatable {
  /// The process ID, as seen by this process.
  let identifier: Int32

  /// Makes the kernel record the sender of everything that arrives on a socket from now on.
  static func watch(_ descriptor: Int32) {
    #if os(Linux)
      _ = backprop_tell_senders(descriptor)
    #endif
  }

  /// Returns the sender of the next unread byte on a socket; nil if there is no such byte or its
  /// sender is unknown.
  static func sender(on descriptor: Int32) -> ChannelPeer? {
    #if os(Linux)
      let identifier = backprop_next_sender(descriptor)
      return identifier > 0 ? ChannelPeer(identifier: identifier) : nil
    #else
      return nil
    #endif
  }

  /// The number of threads in the process.
  var threadCount: Int? {
    #if os(Linux)
      guard let folder = opendir("/proc/\(identifier)/task") else { return nil }
      defer { closedir(folder) }
      var count = 0
      while readdir(folder) != nil { count += 1 }
      return count - 2  // Excludes the entries for the folder itself and its parent.
    #else
      return nil
    #endif
  }

  /// The time that the first thread of the process waited for a processor, in seconds.
  var waitedSeconds: Double? {
    #if os(Linux)
      // The time on a processor and the time waiting for one, in nanoseconds.
      let words = KernelFile.text("/proc/\(identifier)/schedstat")?.split(separator: " ") ?? []
      return words.count > 1 ? Double(words[1]).map { $0 * 1e-9 } : nil
    #else
      return nil
    #endif
  }

  /// The CPU time of all threads of the process, including those that have ended, in seconds.
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
