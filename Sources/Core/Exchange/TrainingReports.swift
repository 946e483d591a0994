import Core

/// Sends the progress of training loops during a call, so that a lab can show it.
///
/// At most twenty frames a second are sent, besides those for the first and the last iteration of a
/// loop.
struct TrainingReports {
  private let channel: FrameChannel
  private let go: Frame.Header
  private let watch: PlaceWatch
  private let seconds: Double

  /// Prepares reports about a call.
  ///
  /// - Parameters:
  ///   - channel: The channel to the caller.
  ///   - go: The header of the frame that started the call.
  ///   - watch: Tells where the code is. It uses the channel too.
  ///   - seconds: The time limit of the call, which begins again with each report.
  init(_ channel: FrameChannel, _ go: Frame.Header, _ watch: PlaceWatch, seconds: Double) {
    (self.channel, self.go, self.watch, self.seconds) = (channel, go, watch, seconds)
  }

  /// Runs code and reports the progress of its training loops.
  func during<Value>(_ body: () -> Value) -> Value {
    var last: ContinuousClock.Instant?
    return observingTraining { iteration, iterations in
      let isDue = last.map { $0.duration(to: .now) > .milliseconds(50) } ?? true
      guard isDue || iteration == 1 || iteration == iterations else { return }
      last = .now
      watch.interrupted(seconds: seconds) { send(iteration, iterations) }
    } _: {
      body()
    }
  }

  private func send(_ iteration: Int, _ iterations: Int) {
    var body: [UInt8] = []
    body.append(littleEndian: Int64(iteration))
    body.append(littleEndian: Int64(iterations))
    // If the caller is gone, the answer cannot be sent either, and that ends the worker.
    try? channel.send(Frame(.progress, to: go, body: body))
  }
}

extension Frame {
  /// The number of bytes in the body of a progress frame.
  package static let progressBytes = 16
}
