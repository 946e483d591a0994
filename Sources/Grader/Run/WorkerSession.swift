package import Box
package import Core
package import Exchange
import Foundation
import Host
import Logging
package import Record

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
    /// Whether the program is all our own.
    package var isTrusted = false
    /// Threads for matrix products.
    package var threads = 1
    /// Seconds of wall time until the worker has started and taken its inputs.
    package var startLimit: Double = 30
    /// The parts of Core that exercises may use, by their names; those not among them use none.
    package var allowed: [String: CoreParts] = [:]

    /// Describes how a worker is started.
    package init(program: String, box: Box) {
      self.program = program
      self.box = box
    }
  }

  /// Where no more of what workers print is kept, in bytes; the last of them may go beyond.
  private static let printedLimit = 64 << 10

  private var launch: Launch
  private var worker: WorkerProcess?
  private var printed = ""
  /// Whether what workers print is kept, until it is taken.
  package var keepsOutput = true

  /// Seconds of wall time until a worker has started and taken its inputs.
  package var startLimit: Double {
    get { launch.startLimit }
    set { launch.startLimit = newValue }
  }

  /// Makes a session; nothing is started yet.
  package init(_ launch: Launch) {
    self.launch = launch
  }

  /// Gives the workers that are started from now on other limits.
  package func limit(to limits: ResourceLimits) { launch.limits = limits }

  /// Calls an exercise.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: What it gets.
  ///   - form: What the answer may hold; more is never taken in.
  ///   - timeLimit: Seconds of wall time for the call itself.
  /// - Returns: What became of the call; whatever a student's code does is an outcome, not an error.
  /// - Throws: `SpawnError`, when the worker cannot be started.
  package func call(
    _ exercise: String, _ input: Payload, form: AnswerForm, timeLimit: Double
  ) throws -> CallOutcome {
    let outcome = try attempt(exercise, input, form: form, timeLimit: timeLimit)
    switch outcome {
    case .answered, .notImplemented, .threw: break
    case .tooLarge, .crashed, .timedOut, .refused, .withheld:
      logger.debug(
        "a call ended its worker", metadata: ["call": "\(exercise)", "how": "\(outcome)"])
    }
    return outcome
  }

  private func attempt(
    _ exercise: String, _ input: Payload, form: AnswerForm, timeLimit: Double
  ) throws -> CallOutcome {
    var input = input
    input.texts["exercise"] = exercise
    input.texts[Worker.allowedText] = String(launch.allowed[exercise, default: []].rawValue)
    var limit = launch.startLimit
    do {
      let worker = try worker ?? WorkerProcess(launch)
      self.worker = worker
      try worker.load(input, deadline: .now + .seconds(limit))
      limit = timeLimit
      return outcome(of: try worker.run(form, timeLimit: timeLimit), worker)
    } catch let error as ChannelError {
      return end(after: error, timeLimit: limit)
    } catch let refusal as Refusal {
      stop()
      return .refused(refusal.reason)
    } catch let fault as AnswerFault {
      stop()
      if case .tooLarge(let name, let shape, let expected, _) = fault {
        return .tooLarge(tensor: name, shape: shape, expected: expected)
      }
      return .refused("\(fault)")
    }
  }

  private func outcome(of reply: WorkerProcess.Reply, _ worker: WorkerProcess) -> CallOutcome {
    if reply.header.kind == .withheld {
      stop()
      return CoreParts(named: reply.text).map { .withheld($0) }
        ?? .refused("it names a part of Core that there is not")
    }
    // A thread that goes on could help a later call.
    let threadsLeft = worker.threadsLeft()
    if threadsLeft > 0 { stop() }
    guard let payload = reply.payload else {
      return reply.header.kind == .threw ? .threw(reply.text) : .notImplemented(reply.text)
    }
    return .answered(.init(payload: payload, seconds: reply.seconds, threadsLeft: threadsLeft))
  }

  private func end(after error: ChannelError, timeLimit: Double) -> CallOutcome {
    switch error {
    case .deadlinePassed:
      stop()
      return .timedOut(seconds: timeLimit)
    case .tooLong(let announced, let limit):
      stop()
      return .refused("a frame of \(announced) bytes, where \(limit) are allowed")
    case .unknownKind(let kind):
      stop()
      return .refused("a frame of the unknown kind \(kind)")
    case .closed, .system:
      let termination = worker?.end()
      let exceeded = worker?.exceeded
      let before = printed.count
      stop()
      return .crashed(Crash(exceeded ?? .init(termination), printed.dropFirst(before)))
    }
  }

  /// Ends the worker; the next call starts another.
  package func stop() {
    let text = worker?.stop() ?? ""
    if keepsOutput, printed.utf8.count < Self.printedLimit { printed += text }
    worker = nil
  }

  /// Ends the worker and starts another, which can make ready while the caller does other things.
  ///
  /// - Throws: `SpawnError`.
  package func renew() throws {
    stop()
    worker = try WorkerProcess(launch)
  }

  /// Ends the worker, and returns what its code printed, cut in its middle.
  package func takeOutput() -> String {
    stop()
    defer { (printed, keepsOutput) = ("", true) }
    return printed
  }
}
