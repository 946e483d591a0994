public import Core

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The main loop of a worker process, which receives calls from the grader, runs them, and sends
/// the answers.
public enum Worker {
  /// The call that is running, for the report of a withheld part; nil between calls.
  nonisolated(unsafe) private static var running: (channel: FrameChannel, go: Frame.Header)?

  /// The name of the text in a call's inputs that states the call's time limit in seconds.
  package static let limitText = "limit"

  /// The name of the text in a call's inputs that asks for the progress of training loops.
  package static let progressText = "progress"

  /// Serves calls until the grader closes the channel.
  ///
  /// The channel's descriptor is the last command-line argument. A trap, an exit or a signal in an
  /// exercise ends the process. The grader notices this and starts another process.
  public static func serve(_ exercises: [Exercise]) {
    printAtOnce()
    closeGate()
    Unwritten.report { Worker.end(.unwritten, $0) }
    seal()
    guard let last = CommandLine.arguments.last, let descriptor = Int32(last) else {
      fatalError("Worker: expected the channel's file descriptor as the last argument")
    }
    let channel = FrameChannel(descriptor: descriptor)
    channel.closeOnExecution()
    let settings = ComputingSettings()
    let watch = PlaceWatch(channel)
    warmUp()
    let byName = Dictionary(
      exercises.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    do {
      while true { try answerOneCall(byName, channel, settings, watch) }
    } catch ChannelError.closed {
      return
    } catch {
      fatalError("the channel to the grader was closed or replaced: \(error)")
    }
  }

  /// Warms up BLAS, whose first calls take longer because they include setup.
  ///
  /// Timings are taken in new processes, and student code cannot do the warm-up because it must not
  /// run before the clock starts.
  private static func warmUp() {
    _ = matmul(Tensor<Float>.ones([384, 384]), .ones([384, 384]))
    _ = matmul(Tensor<Double>.ones([16, 16]), .ones([16, 16]))
  }

  private static func answerOneCall(
    _ exercises: [String: Exercise], _ channel: FrameChannel, _ settings: ComputingSettings,
    _ watch: PlaceWatch
  ) throws {
    var (load, input) = try receiveInput(channel)
    let seconds = input.texts.removeValue(forKey: limitText).flatMap { Double($0) }
    let tellsProgress = input.texts.removeValue(forKey: progressText) != nil
    let exercise = input.texts["exercise"].flatMap { exercises[$0] }
    settings.restore()
    try channel.send(Frame(.ready, to: load))
    let go = try channel.receive(limit: 0)
    running = (channel, go.header)
    watch.begin(go.header, seconds: seconds ?? 0)
    let run = { Self.answer(exercise, input, to: go.header) }
    let answer =
      tellsProgress
      ? TrainingReports(channel, go.header, watch, seconds: seconds ?? 0).during(run) : run()
    watch.end()
    running = nil
    try channel.send(answer)
  }

  /// Withholds from this process every part of Core that the grader does not allow.
  ///
  /// The grader decides it per process, because the list of exercises next to the student's code is
  /// not trusted, and because a decision that never changes can be kept in read-only memory.
  private static func closeGate() {
    let allowed = CoreParts(rawValue: take(allowedVariable).flatMap { UInt32($0) } ?? 0)
    let isClosed = Withholding.close(.all.subtracting(allowed)) { part in
      Worker.end(.withheld, CoreParts(rawValue: part).name)
    }
    guard isClosed else {
      fatalError("Worker: the gate could not be closed: \(String(cString: strerror(errno)))")
    }
  }

  /// Answers the running call and ends the process, from code that cannot throw.
  private static func end(_ kind: Frame.Kind, _ text: String) {
    guard let (channel, go) = running else { return }
    // The deadline is needed because the grader may be gone. The process ends in any case.
    try? channel.send(Self.text(kind, text, to: go), deadline: .now + .seconds(10))
    _exit(1)
  }

  /// Receives the inputs of a call.
  ///
  /// The memory of the frame is freed when this function returns.
  private static func receiveInput(
    _ channel: FrameChannel
  ) throws -> (Frame.Header, Payload) {
    let load = try channel.receive(limit: .max)
    // The grader chose the inputs, which may be a large data set.
    let limits = Safetensors.Limits(dataBytes: .max)
    return (load.header, try Safetensors.decode(load.body, limits: limits))
  }

  private static func answer(
    _ exercise: Exercise?, _ input: Payload, to go: Frame.Header
  ) -> Frame {
    guard let exercise else {
      return text(.threw, "no exercise is named \(input.texts["exercise"] ?? "(no name)")", to: go)
    }
    do {
      var answer = try exercise(input)
      answer.texts = answer.texts.mapValues { task in
        String(decoding: Frame.cut(task, to: Frame.taskLimit), as: UTF8.self)
      }
      return Frame(.result, to: go, body: Safetensors.encode(answer))
    } catch let error as NotImplemented {
      return text(.notImplemented, error.task, to: go)
    } catch {
      return text(.threw, "\(error)", to: go)
    }
  }

  private static func text(_ kind: Frame.Kind, _ text: String, to go: Frame.Header) -> Frame {
    Frame(kind, to: go, body: Frame.cut(text))
  }
}

/// The settings that a call could change for later calls in the same process: the rounding mode,
/// and the number of threads for matrix products.
private struct ComputingSettings {
  private let threads = threadCount
  private let environment: fenv_t

  /// Saves the current settings.
  init() {
    var environment = fenv_t()
    fegetenv(&environment)
    self.environment = environment
  }

  /// Restores the saved settings.
  func restore() {
    var environment = environment
    fesetenv(&environment)
    threadCount = threads
  }
}
