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
      backprop_begin_call(watch, Int64(clamping: Int(min(seconds, 1e6) * Self.share * 1e9)))
    }

    /// Ends the call: from now on, all frames are the worker's.
    func end() { backprop_end_call(watch) }

    /// Enough for a signal's registers and for the handlers.
    private static let stackBytes = 64 << 10
    /// The share of the time limit after which the code's position is sent.
    private static let share = 0.9
  #else
    init(_ channel: FrameChannel) {}
    func begin(_ go: Frame.Header, seconds: Double) {}
    func end() {}
  #endif
}
