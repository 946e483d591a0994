#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The loop of a worker process: it receives calls from the grader, runs them and answers.
public enum Worker {
  /// Serves calls until the grader closes the channel.
  ///
  /// The descriptor of the channel is the last argument of the process. A trap, an exit or a
  /// signal inside an exercise ends the process; the grader sees that and starts another.
  public static func serve(_ exercises: [Exercise]) {
    guard let last = CommandLine.arguments.last, let descriptor = Int32(last) else {
      fatalError("Worker: expected the number of the channel's descriptor as last argument")
    }
    let byName = Dictionary(
      exercises.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let channel = FrameChannel(descriptor: descriptor)
    do {
      while true { try answerOneCall(byName, channel) }
    } catch ChannelError.closed {
      return
    } catch {
      fatalError("Worker: the channel failed: \(error)")
    }
  }

  private static func answerOneCall(
    _ exercises: [String: Exercise], _ channel: FrameChannel
  ) throws {
    let load = try channel.receive(limit: .max)
    let input = try Safetensors.decode(load.body)
    let exercise = input.texts["exercise"].flatMap { exercises[$0] }
    try channel.send(Frame(.ready, sequence: load.sequence))
    _ = try channel.receive(limit: 0)
    try channel.send(answer(exercise, input, sequence: load.sequence))
  }

  private static func answer(_ exercise: Exercise?, _ input: Payload, sequence: UInt32) -> Frame {
    guard let exercise else {
      let name = input.texts["exercise"] ?? "(no name)"
      return Frame(.threw, sequence: sequence, body: Array("no exercise is called \(name)".utf8))
    }
    do {
      return Frame(.result, sequence: sequence, body: Safetensors.encode(try exercise(input)))
    } catch let error as NotImplemented {
      return Frame(.notImplemented, sequence: sequence, body: Array(error.task.utf8))
    } catch {
      return Frame(.threw, sequence: sequence, body: Array("\(error)".utf8))
    }
  }
}
