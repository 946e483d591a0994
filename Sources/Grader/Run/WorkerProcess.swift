import Box
import Core
import Exchange
import Foundation
import Host
import Logging
import Record

/// A running worker and the grader's end of its channel.
///
/// Every call has two steps. A `load` frame passes the inputs; this is not timed. A `go` frame
/// starts the clock. It carries an unpredictable number that the answer must repeat, so no answer
/// can be sent in advance. Calls are numbered from a random number that is drawn for each worker.
final class WorkerProcess {
  /// A reply, with the kernel's information about the call.
  struct Reply {
    var header: Frame.Header
    var payload: Payload?
    var text = ""
    /// Wall time, or CPU time if that is longer because several threads worked.
    var seconds: Double
  }

  private let child: BoxedProcess
  private let channel: FrameChannel
  private let collector: OutputCollector
  private var sequence = UInt32.random(in: .min ... .max)
  /// The process that answered first; it did so before any exercise was called.
  private var peer: ChannelPeer?
  /// The number of threads that this process had at that time.
  private var ownThreads = 1
  private let isTrusted: Bool
  /// The addresses that were being executed when the call crashed or ran out of time, as reported
  /// by the code itself.
  private(set) var addresses: [UInt64] = []

  /// The wall time of the last call, in seconds, without the time in which it only waited for a
  /// processor.
  private(set) var busySeconds = 0.0

  /// Starts a worker that may use some parts of Core.
  ///
  /// - Throws: `SpawnError`.
  init(_ launch: WorkerSession.Launch, allowing allowed: CoreParts) throws {
    var ends: [Int32] = [0, 0]
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw SpawnError(executable: "socketpair", code: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ChannelPeer.watch(ends[0])
    defer { close(ends[1]) }
    do {
      (child, collector) = try launch.start(
        allowing: allowed, channel: ChildProcess.Channel(socket: ends[1]))
    } catch {
      close(ends[0])
      throw error
    }
    channel = FrameChannel(descriptor: ends[0])
    isTrusted = launch.isTrusted
    logger.debug("started a worker", metadata: ["program": "\(launch.program)"])
  }

  deinit {
    child.kill()
    close(channel.descriptor)
  }

  /// Passes the inputs of a call to the worker, and waits until it has read them.
  ///
  /// - Throws: `ChannelError`; `Refusal`.
  func load(_ input: Payload, deadline: ContinuousClock.Instant) throws {
    sequence &+= 1
    addresses = []
    try refuseUnread("the code sent data before it was called")
    let load = Frame(
      .load, sequence: sequence, token: .random(in: .min ... .max),
      body: Safetensors.encode(input))
    try channel.send(load, deadline: deadline)
    let ready = try receiveHeader(replyTo: load.header, deadline: deadline)
    guard ready.kind == .ready, ready.length == 0 else {
      throw Refusal("the code answered when it received the inputs, before it was called")
    }
    guard isTrusted || ownThreads == 1 else {
      throw Refusal("expected one thread before the first call, found \(ownThreads)")
    }
  }

  /// Starts the call whose inputs were passed, and receives its answer.
  ///
  /// - Parameters:
  ///   - form: What the answer may contain.
  ///   - timeLimit: The time limit in seconds, which begins again with each report of progress.
  ///   - notice: Receives the progress of training loops, if the inputs asked for it.
  /// - Returns: The reply.
  /// - Throws: `ChannelError`; `Refusal`; `AnswerFault`.
  func run(
    _ form: AnswerForm, timeLimit: Double, notice: WorkerSession.Notice? = nil
  ) throws -> Reply {
    try refuseUnread("the code sent data before it was called")
    let go = Frame(.go, sequence: sequence, token: .random(in: .min ... .max))
    let processorBegin = peer?.processorSeconds
    let waitedBefore = peer?.waitedSeconds
    let begin = ContinuousClock.now
    defer {
      // A process that has ended does not show how long it waited.
      let waited = waitedBefore.flatMap { before in peer?.waitedSeconds.map { $0 - before } } ?? 0
      busySeconds = max(0, begin.duration(to: .now) / .seconds(1) - waited)
    }
    var deadline = begin + .seconds(timeLimit)
    try channel.send(go, deadline: deadline)
    var header = try receiveHeader(replyTo: go.header, deadline: deadline)
    // The place comes once when its time is nearly over, and once when it crashes.
    var places = 0
    while (header.kind == .place && places < 2) || (header.kind == .progress && notice != nil) {
      if header.kind == .place {
        addresses = try receiveAddresses(header.length, deadline)
        places += 1
      } else {
        try receiveProgress(header.length, deadline, notice)
        (deadline, places) = (.now + .seconds(timeLimit), 0)
      }
      header = try receiveHeader(replyTo: go.header, deadline: deadline)
    }
    var reply = Reply(header: header, seconds: 0)
    switch header.kind {
    case .result: reply.payload = try channel.receivePayload(header.length, form, deadline)
    case .notImplemented, .threw, .withheld, .unwritten:
      reply.text = try receiveText(header.length, deadline)
    case .load, .ready, .go, .place, .progress:
      throw Refusal("it is a message of the wrong kind, '\(header.kind)'")
    }
    reply.seconds = begin.duration(to: .now) / .seconds(1)
    if let processorBegin, let processorEnd = peer?.processorSeconds {
      reply.seconds = max(reply.seconds, processorEnd - processorBegin)
    }
    try refuseUnread("there is more data after the answer")
    return reply
  }

  /// Returns how many more threads the worker has shortly after its answer than it had before its
  /// first call.
  func threadsLeft() -> Int {
    for pause: UInt32 in [0, 100, 1000, 5000, 20_000] {
      usleep(pause)
      guard let count = peer?.threadCount, count > ownThreads else { return 0 }
      if pause == 20_000 { return count - ownThreads }
    }
    return 0
  }

  /// Returns how the worker ended, or nil if it did not end within two seconds, and kills what is
  /// left of it.
  func end() -> Termination? {
    let termination = child.wait(until: .now + .seconds(2))
    child.kill()
    return termination
  }

  /// The limit that the worker exceeded, if any.
  var exceeded: Crash.Ending? {
    switch child.exceeded {
    case .memory?: .exceeded(.memory, most: child.limits.memoryBytes)
    case .processes?: .exceeded(.processes, most: child.limits.processes)
    case .temporary?: .exceeded(.temporaryFiles, most: child.limits.temporaryBytes)
    case nil: nil
    }
  }

  /// Kills the worker, and returns its output.
  func stop() -> PrintedText {
    child.kill()
    collector.waitForEnd()
    return collector.soFar
  }

  private func receiveHeader(
    replyTo request: Frame.Header, deadline: ContinuousClock.Instant
  ) throws -> Frame.Header {
    try channel.waitForBytes(deadline: deadline)
    if let sender = ChannelPeer.sender(on: channel.descriptor) {
      if peer == nil { (peer, ownThreads) = (sender, sender.threadCount ?? 1) }
      guard sender == peer else { throw Refusal("another process sent it") }
    }
    let header = try channel.receiveHeader(deadline: deadline)
    guard header.sequence == request.sequence, header.token == request.token else {
      throw Refusal("it belongs to another call")
    }
    return header
  }

  private func receiveText(
    _ length: UInt64, _ deadline: ContinuousClock.Instant
  ) throws -> String {
    guard length <= UInt64(Frame.textLimit) else {
      throw Refusal("its message has \(length) bytes, but at most \(Frame.textLimit) are allowed")
    }
    return String(
      decoding: try channel.receiveBytes(Int(length), deadline: deadline), as: UTF8.self)
  }

  private func receiveAddresses(
    _ length: UInt64, _ deadline: ContinuousClock.Instant
  ) throws -> [UInt64] {
    let size = MemoryLayout<UInt64>.size
    guard length <= UInt64(size * Frame.addressLimit), length.isMultiple(of: UInt64(size)) else {
      throw Refusal("its addresses have \(length) bytes")
    }
    let bytes = try channel.receiveBytes(Int(length), deadline: deadline)
    return stride(from: 0, to: bytes.count, by: size).map { UInt64(littleEndian: bytes, at: $0) }
  }

  private func receiveProgress(
    _ length: UInt64, _ deadline: ContinuousClock.Instant, _ notice: WorkerSession.Notice?
  ) throws {
    guard length == UInt64(Frame.progressBytes) else {
      throw Refusal("its progress has \(length) bytes")
    }
    let bytes = try channel.receiveBytes(Frame.progressBytes, deadline: deadline)
    let numbers = [0, 8].map { Int(clamping: Int64(littleEndian: bytes, at: $0)) }
    notice?(numbers[0], numbers[1])
  }

  private func refuseUnread(_ reason: String) throws {
    if channel.hasUnread { throw Refusal(reason) }
  }
}

extension WorkerSession.Launch {
  /// Starts the program in its box.
  fileprivate func start(
    allowing allowed: CoreParts, channel: ChildProcess.Channel
  ) throws -> (BoxedProcess, OutputCollector) {
    let collector = try OutputCollector(limit: limits.outputBytes, lines: limits.outputLines)
    defer { collector.closeWriter() }
    let environment = [
      "BACKPROP_THREADS": String(threads), "OPENBLAS_NUM_THREADS": String(threads),
      Worker.allowedVariable: String(allowed.rawValue),
    ]
    let file = self.file(allowing: allowed)
    var program = Box.Program(
      [box.kind == .unsandboxed ? file : "/worker"] + arguments + [String(channel.number)],
      stage: .run)
    program.binds = binds + [Box.Bind(file, at: "/worker")]
    program.limits = limits
    program.seesProcesses = isTrusted
    program.environment = environment
    let child = try box.start(program, output: collector.writer, channel: channel)
    return (child, collector)
  }
}
