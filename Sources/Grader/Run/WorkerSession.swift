package import Core
import Foundation
import Logging

/// What became of one call into a worker.
package enum CallOutcome: Sendable, Equatable {
  /// The outputs, and the seconds between "go" and the last byte of the answer.
  case answered(Payload, seconds: Double)
  /// The exercise is a stub; the text says what is to be written.
  case notImplemented(String)
  /// The exercise threw an error.
  case threw(String)
  /// The process ended during the call; the text says how, and what it printed last.
  case crashed(String)
  /// The call did not end within so many seconds.
  case timedOut(seconds: Double)
  /// The answer breaks the rules of the channel.
  case refused(String)
}

/// A worker in its box, started when the first call needs it and again after a call that ended it.
package final class WorkerSession {
  /// How a worker is started.
  package struct Launch: Sendable {
    /// The program outside the box.
    package var program: String
    /// Arguments before the descriptor.
    package var arguments: [String] = []
    /// What the program may see besides the run-time libraries.
    package var binds: [Box.Bind] = []
    package var box: Box
    package var limits: ResourceLimits = .run
    /// Threads for matrix products.
    package var threads = 1
    /// Seconds of wall time until the worker has started and taken its inputs.
    package var startLimit: Double = 30

    /// Describes how a worker is started.
    package init(program: String, box: Box) {
      self.program = program
      self.box = box
    }
  }

  /// The longest answer that is read, in bytes.
  package static let answerLimit = 512 << 20

  private let launch: Launch
  private var process: ChildProcess?
  private var channel: FrameChannel?
  private var collector: OutputCollector?
  private var sequence: UInt32 = 0

  /// Makes a session; nothing is started yet.
  package init(_ launch: Launch) {
    self.launch = launch
  }

  deinit {
    stop()
  }

  /// Calls an exercise.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: What it gets.
  ///   - timeLimit: Seconds of wall time for the call itself.
  /// - Returns: What became of the call; whatever a student's code does is an outcome, not an error.
  /// - Throws: `SpawnError`, when the worker cannot be started.
  package func call(
    _ exercise: String, _ input: Payload, timeLimit: Double
  ) throws -> CallOutcome {
    let outcome = try attempt(exercise, input, timeLimit: timeLimit)
    switch outcome {
    case .answered, .notImplemented, .threw: break
    case .crashed, .timedOut, .refused:
      logger.debug(
        "a call ended its worker", metadata: ["call": "\(exercise)", "how": "\(outcome)"])
    }
    return outcome
  }

  private func attempt(
    _ exercise: String, _ input: Payload, timeLimit: Double
  ) throws -> CallOutcome {
    sequence &+= 1
    var input = input
    input.texts["exercise"] = exercise
    var limit = launch.startLimit
    do {
      let channel = try connectedChannel()
      let deadline = ContinuousClock.now + .seconds(limit)
      let load = Frame(.load, sequence: sequence, body: Safetensors.encode(input))
      try channel.send(load, deadline: deadline)
      try expect(.ready, from: channel, deadline: deadline)
      limit = timeLimit
      return try run(channel, timeLimit: timeLimit)
    } catch let error as ChannelError {
      return end(after: error, timeLimit: limit)
    }
  }

  private func run(_ channel: FrameChannel, timeLimit: Double) throws -> CallOutcome {
    let begin = ContinuousClock.now
    let deadline = begin + .seconds(timeLimit)
    try channel.send(Frame(.go, sequence: sequence), deadline: deadline)
    let answer = try channel.receive(limit: Self.answerLimit, deadline: deadline)
    let seconds = begin.duration(to: .now) / .seconds(1)
    guard answer.sequence == sequence else { return refuse("an answer to another call") }
    switch answer.kind {
    case .result:
      do {
        return .answered(try Safetensors.decode(answer.body), seconds: seconds)
      } catch {
        return refuse("the answer is damaged: \(error)")
      }
    case .notImplemented: return .notImplemented(text(answer.body))
    case .threw: return .threw(text(answer.body))
    case .load, .ready, .go: return refuse("an answer of the kind '\(answer.kind)'")
    }
  }

  private func expect(
    _ kind: Frame.Kind, from channel: FrameChannel, deadline: ContinuousClock.Instant
  ) throws(ChannelError) {
    let frame = try channel.receive(limit: 0, deadline: deadline)
    guard frame.kind == kind, frame.sequence == sequence else {
      throw .unknownKind(frame.kind.rawValue)
    }
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(4096), as: UTF8.self)
  }

  private func refuse(_ reason: String) -> CallOutcome {
    stop()
    return .refused(reason)
  }

  private func end(after error: ChannelError, timeLimit: Double) -> CallOutcome {
    switch error {
    case .deadlinePassed:
      stop()
      return .timedOut(seconds: timeLimit)
    case .tooLong(let announced, let limit):
      return refuse("an answer of \(announced) bytes, where \(limit) are allowed")
    case .unknownKind(let kind):
      return refuse("a frame of the unexpected kind \(kind)")
    case .closed, .system:
      let termination = process?.wait(until: .now + .seconds(2))
      process?.kill()
      let said = collector?.waitForEnd() ?? ""
      stop()
      return .crashed(Self.describe(termination, said))
    }
  }

  private static func describe(_ termination: Termination?, _ said: String) -> String {
    let how =
      switch termination {
      case .exited(0)?: "the code ended the process with exit(0) before it answered"
      case .exited(let code)? where code > 128: describe(signal: code - 128)
      case .exited(let code)?: "the process ended with exit code \(code) before it answered"
      case .signalled(let signal)?: describe(signal: signal)
      case nil: "the code closed the grader's channel"
      }
    let last = said.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(separator: "\n").first { $0.contains("Fatal error") }
    return last.map { "\(how): \($0)" } ?? how
  }

  private static func describe(signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP: "the code trapped (such as an index out of range or an overflow)"
    case SIGSEGV, SIGBUS: "the code touched memory that is not its own, or recursed too deeply"
    case SIGABRT: "the code aborted"
    case SIGKILL: "the process was killed, most likely for its use of memory"
    case SIGXCPU: "the code used up its processor time"
    default: "the process was ended by signal \(signal)"
    }
  }

  /// Ends the worker; the next call starts another.
  package func stop() {
    if let channel { close(channel.descriptor) }
    process?.kill()
    (process, channel) = (nil, nil)
  }

  /// What the student's code printed since the last time, cut in its middle.
  package func takeOutput() -> String {
    collector?.take() ?? ""
  }

  private func connectedChannel() throws -> FrameChannel {
    if let channel { return channel }
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
    defer { close(ends[1]) }
    let collector = try OutputCollector()
    defer { collector.closeWriter() }
    let inside = launch.box.remapsPaths ? "/worker" : launch.program
    let environment = [
      "BACKPROP_THREADS": String(launch.threads), "OPENBLAS_NUM_THREADS": String(launch.threads),
    ]
    let command = launch.box.command(
      running: [inside] + launch.arguments + [String(ChildProcess.channelDescriptor)],
      binds: launch.binds + [Box.Bind(launch.program, at: "/worker")],
      limits: launch.limits, environment: environment, directory: "/tmp")
    process = try ChildProcess(
      command, environment: environment, output: collector.writer, channel: ends[1])
    logger.debug("started a worker", metadata: ["program": "\(launch.program)"])
    self.collector = collector
    let channel = FrameChannel(descriptor: ends[0])
    self.channel = channel
    return channel
  }
}
