import Foundation

/// Sends signals at random moments of a grading, and shows how long the command takes to exit.
struct SignalTimes {
  /// One interrupted grading.
  private struct Run {
    let signal: Int32
    let seconds: Double
    let isClean: Bool
  }

  /// The number of signals.
  let count: Int

  /// Grades once without a signal, then sends the signals, and prints the table.
  ///
  /// - Throws: `ReferenceSubmission.Failure` if the grading fails.
  func printTable() throws {
    let submission = try ReferenceSubmission(
      archive: "handouts/assignment1/sample-submission.tar.gz")
    defer { submission.remove() }
    let start = ContinuousClock.now
    try submission.start().waitUntilExit()
    let whole = start.duration(to: .now) / .seconds(1)
    var runs: [Run] = []
    for number in 1...count {
      let signal = number % 2 == 0 ? SIGTERM : SIGINT
      let (run, moment) = try endSomewhen(submission, by: signal, within: whole)
      runs.append(run)
      let line =
        "\(number) of \(count): \(name(signal)) after \(moment.fixed(1)) s, ended in "
        + "\((run.seconds * 1000).fixed(0)) ms\(run.isClean ? "" : ", NOT CLEAN")\n"
      try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
    }
    print("\n" + table(runs).text)
  }

  /// Interrupts a grading at a random moment before its end.
  private func endSomewhen(
    _ submission: ReferenceSubmission, by signal: Int32, within seconds: Double
  ) throws -> (Run, moment: Double) {
    while true {
      let moment = Double.random(in: 0.1...max(0.2, seconds))
      if let run = try end(submission, by: signal, after: moment) { return (run, moment) }
    }
  }

  /// Interrupts a grading; nil if it finished first.
  private func end(
    _ submission: ReferenceSubmission, by signal: Int32, after moment: Double
  ) throws -> Run? {
    let process = try submission.start()
    Thread.sleep(forTimeInterval: moment)
    guard process.isRunning else { return nil }
    let start = ContinuousClock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let seconds = start.duration(to: .now) / .seconds(1)
    return Run(
      signal: signal, seconds: seconds,
      isClean: process.terminationStatus == 128 + signal && submission.leftovers.isEmpty)
  }

  private func table(_ runs: [Run]) -> Table {
    var table = Table([
      "signal", "sent", "ended cleanly", "ms, median", "ms, longest", "target", "",
    ])
    for signal in [SIGINT, SIGTERM] {
      let chosen = runs.filter { $0.signal == signal }
      let longest = chosen.map(\.seconds).max() ?? .nan
      let clean = chosen.filter(\.isClean).count
      table.add([
        name(signal), String(chosen.count), String(clean),
        (Spread(chosen.map(\.seconds)).median * 1000).fixed(0), (longest * 1000).fixed(0),
        "< 2000", longest < 2 && clean == chosen.count ? "met" : "missed",
      ])
    }
    return table
  }

  private func name(_ signal: Int32) -> String { signal == SIGINT ? "SIGINT" : "SIGTERM" }
}
