package import Box
package import Core
package import Exchange
import Foundation
package import Host
import Logging
package import Record

/// A worker in its box, which is started for the first call and restarted after a call that ended
/// it.
package final class WorkerSession {
  /// A description of how to start a worker.
  package struct Launch: Sendable {
    /// The path of the program outside the sandbox.
    package var program: String
    /// The path of the program for exercises that may use no part of Core, if there is another one.
    package var bareProgram: String?
    /// The program's arguments, which are followed by the channel's descriptor number.
    package var arguments: [String] = []
    /// The files and folders that the program may see, in addition to the run-time libraries.
    package var binds: [Box.Bind] = []
    package var box: Box
    package var limits: ResourceLimits = .run
    /// Whether nobody has to be protected from the program, which may then have several threads.
    ///
    /// It contains only the project's own code, or runs in a student's own lab.
    package var isTrusted = false
    /// The number of threads for matrix products.
    package var threads = 1
    /// The time limit for starting the worker and loading its inputs, in seconds of wall time.
    package var startLimit: Double = 30
    /// The parts of Core that each exercise may use, by exercise name.
    package var allowed: [String: CoreParts] = [:]
    /// The parts of Core that exercises not listed may use.
    package var allowedOtherwise: CoreParts = []

    /// Creates a description with the default settings.
    package init(program: String, box: Box) {
      self.program = program
      self.box = box
    }

    /// Returns the path of the program for exercises that may use the given parts of Core.
    func file(allowing allowed: CoreParts) -> String {
      allowed.isEmpty ? bareProgram ?? program : program
    }
  }

  private var launch: Launch
  private var worker: WorkerProcess?
  /// The call whose inputs the worker has read already.
  private var loaded: String?
  /// The parts of Core that the worker may use, or the next one if none is running.
  private var allowed: CoreParts = []
  private var printed: PrintedText
  /// The addresses that were being executed when the last call crashed or ran out of time.
  ///
  /// The innermost is the first. The code itself reports them.
  package private(set) var addresses: [UInt64] = []
  /// The wall time of the last call, in seconds, without the time in which it only waited for a
  /// processor.
  package private(set) var busySeconds = 0.0
  /// The path of the program that the last call ran.
  package var program: String { launch.file(allowing: allowed) }
  /// Whether to keep the output of calls that are answered.
  ///
  /// The output of any other call is always kept.
  package var keepsOutput = true

  /// A function that receives how many iterations of a training loop are done, of how many.
  package typealias Notice = (_ iteration: Int, _ iterations: Int) -> Void

  /// Receives the progress of training loops during calls; nil during a grading.
  ///
  /// With each report, the time limit of the call begins again.
  package var notice: Notice?

  /// The time at which every call ends at the latest, or nil.
  package var deadline: ContinuousClock.Instant?

  /// The time limit for starting a worker and loading its inputs, in seconds of wall time.
  package var startLimit: Double {
    get { launch.startLimit }
    set { launch.startLimit = newValue }
  }

  /// Creates a session, without starting a worker.
  package init(_ launch: Launch) {
    self.launch = launch
    printed = PrintedText(launch.limits)
  }

  /// Returns a session with the same settings, without starting a worker.
  package func anew() -> WorkerSession { WorkerSession(launch) }

  /// Adds what another worker of the same code printed to the output.
  package func keep(_ text: PrintedText) { printed.append(text) }

  /// Sets other limits for workers started from now on.
  package func limit(to limits: ResourceLimits) {
    launch.limits = limits
    if printed.isEmpty { printed = PrintedText(limits) }
  }

  /// Calls an exercise.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The exercise's arguments.
  ///   - form: What the answer may contain; nothing more is read.
  ///   - timeLimit: The time limit for the call itself, in seconds of wall time.
  /// - Returns: The outcome of the call; anything that student code does is an outcome, not an
  ///   error.
  /// - Throws: `SpawnError` if the worker cannot be started.
  package func call(
    _ exercise: String, _ input: Payload, form: AnswerForm, timeLimit: Double
  ) throws -> CallOutcome {
    let outcome = try attempt(exercise, input, form: form, timeLimit: timeLimit)
    switch outcome {
    case .answered: break
    case .notImplemented, .incomplete, .threw: keepsOutput = true
    case .tooLarge, .crashed, .timedOut, .refused, .withheld:
      checkLogger.debug(
        "a call ended its worker", metadata: ["call": "\(exercise)", "how": "\(outcome)"])
    }
    return outcome
  }

  private func attempt(
    _ exercise: String, _ input: Payload, form: AnswerForm, timeLimit: Double
  ) throws -> CallOutcome {
    busySeconds = 0
    var limit = cut(launch.startLimit)
    do {
      let worker = try worker(for: exercise)
      if loaded != exercise { try load(exercise, input, timeLimit, into: worker) }
      loaded = nil
      limit = cut(timeLimit)
      defer { busySeconds = worker.busySeconds }
      return outcome(of: try worker.run(form, timeLimit: limit, notice: notice), worker)
    } catch let error as ChannelError {
      return end(after: error, timeLimit: limit)
    } catch let refusal as Refusal {
      abandon()
      return .refused(refusal.reason)
    } catch let fault as AnswerFault {
      abandon()
      if case .tooLarge(let name, let shape, let expected, _) = fault {
        return .tooLarge(tensor: name, shape: shape, expected: expected)
      }
      return .refused("\(fault)")
    }
  }

  /// Passes the inputs of the next call to the worker, so that the call starts at once.
  ///
  /// If this fails, the call tries it again and has the outcome.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The exercise's arguments.
  ///   - timeLimit: The time limit for the call itself, in seconds of wall time.
  /// - Throws: `SpawnError` if the worker cannot be started.
  package func prepare(_ exercise: String, _ input: Payload, timeLimit: Double) throws {
    // The inputs that a worker has read cannot be exchanged.
    if loaded != nil { stop() }
    let worker = try worker(for: exercise)
    do {
      try load(exercise, input, timeLimit, into: worker)
      loaded = exercise
    } catch {
      stop()
    }
  }

  /// Returns the running worker, or starts one that may use what the exercise allows.
  private func worker(for exercise: String) throws -> WorkerProcess {
    // What a worker may use is decided when it starts.
    let needed = launch.allowed[exercise, default: launch.allowedOtherwise]
    if needed != allowed || (loaded != nil && loaded != exercise) { stop() }
    allowed = needed
    let worker = try worker ?? WorkerProcess(launch, allowing: allowed)
    self.worker = worker
    return worker
  }

  private func load(
    _ exercise: String, _ input: Payload, _ timeLimit: Double, into worker: WorkerProcess
  ) throws {
    var input = input
    input.texts["exercise"] = exercise
    input.texts[Worker.limitText] = String(timeLimit)
    if notice != nil { input.texts[Worker.progressText] = "" }
    try worker.load(input, deadline: .now + .seconds(cut(launch.startLimit)))
  }

  /// Returns a time limit, or the seconds until the deadline if they are fewer.
  private func cut(_ limit: Double) -> Double {
    deadline.map { min(limit, max(0, ContinuousClock.now.duration(to: $0) / .seconds(1))) } ?? limit
  }

  private func outcome(of reply: WorkerProcess.Reply, _ worker: WorkerProcess) -> CallOutcome {
    if reply.header.kind == .withheld {
      abandon()
      return CoreParts(named: reply.text).map { .withheld($0) }
        ?? .refused("it names an unknown part of Core")
    }
    if reply.header.kind == .unwritten {
      abandon()
      return .notImplemented(reply.text)
    }
    // A thread that keeps running could help a later call.
    let threadsLeft = worker.threadsLeft()
    if threadsLeft > 0 { stop() }
    guard let payload = reply.payload else {
      return reply.header.kind == .threw ? .threw(reply.text) : .notImplemented(reply.text)
    }
    guard payload.texts.isEmpty else { return .incomplete(payload) }
    return .answered(.init(payload: payload, seconds: reply.seconds, threadsLeft: threadsLeft))
  }

  private func end(after error: ChannelError, timeLimit: Double) -> CallOutcome {
    switch error {
    case .deadlinePassed:
      abandon()
      return .timedOut(seconds: timeLimit)
    case .tooLong(let announced, let limit):
      abandon()
      return .refused("its frame has \(announced) bytes, but at most \(limit) are allowed")
    case .unknownKind(let kind):
      abandon()
      return .refused("its frame is of unknown kind \(kind)")
    case .closed, .system:
      let termination = worker?.end()
      let ending = worker?.exceeded ?? .init(termination)
      let crash = Crash(ending, printed: abandon())
      // The report says it in its own words, or is about another call.
      if let message = crash.message { printed.removeLast(message) }
      return .crashed(crash.explained(by: launch.limits, depth: addresses.count))
    }
  }

  /// Ends a worker whose call gave no valid answer, and returns what it printed.
  @discardableResult
  private func abandon() -> String {
    keepsOutput = true
    return end()?.text ?? ""
  }

  /// Ends the worker; the next call starts a new one.
  package func stop() { end() }

  @discardableResult
  private func end() -> PrintedText? {
    loaded = nil
    guard let worker else { return nil }
    self.worker = nil
    addresses = worker.addresses
    let text = worker.stop()
    if keepsOutput { printed.append(text) }
    return text
  }

  /// Ends the worker and starts a new one, which can start up while the caller does other things.
  ///
  /// - Throws: `SpawnError`.
  package func renew() throws {
    stop()
    worker = try WorkerProcess(launch, allowing: allowed)
  }

  /// Ends the worker, and returns what its code printed.
  package func takeOutput() -> PrintedText {
    stop()
    defer { (printed, keepsOutput) = (PrintedText(launch.limits), true) }
    return printed
  }
}

extension PrintedText {
  /// An empty text with the limits of a worker.
  fileprivate init(_ limits: ResourceLimits) {
    self.init(limit: limits.outputBytes, lines: limits.outputLines)
  }
}
