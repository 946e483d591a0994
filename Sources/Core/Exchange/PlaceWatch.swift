#if os(Linux)
  import CSandbox
#endif

/// Tells the grader which code runs when a call crashes, and when its time is nearly over.
///
/// Both come as signals. Their handlers, which are written in C, send a frame with the addresses
/// that are being executed, and the grader finds the student's line for them.
struct PlaceWatch {
  #if os(Linux) && (arch(x86_64) || arch(arm64))
    private let watch: UnsafeMutablePointer<backprop_watch>

    /// Starts watching; the handlers' memory stays until the process ends.
    init(_ channel: FrameChannel) {
      watch = .allocate(capacity: 1)
      var state = backprop_watch()
      state.channel = channel.descriptor
      state.most = Int32(Frame.addressLimit)
      state.header_bytes = Frame.Header.byteCount
      state.length_offset = Frame.Header.lengthOffset
      state.frame = .allocate(capacity: Frame.Header.byteCount + 8 * Frame.addressLimit)
      state.stack_bytes = Self.stackBytes
      state.stack = .allocate(capacity: Self.stackBytes)
      watch.initialize(to: state)
      // Without the handlers, only the line is missing.
      _ = backprop_start_watch(watch)
    }

    /// Begins a call, which the given frame started.
    ///
    /// - Parameters:
    ///   - go: The header of the frame.
    ///   - seconds: The time limit of the call, or 0 if it is unknown.
    func begin(_ go: Frame.Header, seconds: Double) {
      let header = Frame(.place, to: go).header.bytes
      watch.pointee.frame.update(from: header, count: header.count)
      backprop_begin_call(watch, Self.share(of: seconds))
    }

    /// Ends the call: from now on, all frames are the worker's.
    func end() { backprop_end_call(watch) }

    /// Sends a frame during a call, which then has its whole time again.
    ///
    /// - Parameters:
    ///   - seconds: The time limit of the call.
    ///   - send: A function that sends the frame.
    func interrupted(seconds: Double, by send: () -> Void) {
      watch.pointee.is_running = 0
      send()
      watch.pointee.is_running = 1
      backprop_set_timer(watch, Self.share(of: seconds))
    }

    /// Enough for a signal's registers and for the handlers.
    private static let stackBytes = 64 << 10
    /// The nanoseconds after which the code's position is sent: a share of the time limit.
    private static func share(of seconds: Double) -> Int64 {
      Int64(clamping: Int(min(seconds, 1e6) * 0.9 * 1e9))
    }
  #else
    init(_ channel: FrameChannel) {}
    func begin(_ go: Frame.Header, seconds: Double) {}
    func end() {}
    func interrupted(seconds: Double, by send: () -> Void) { send() }
  #endif
}
