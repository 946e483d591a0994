import Host
import Record

extension SubmissionBuild {
  /// A moment, as a clock and as the processor time of all ended child processes.
  struct Moment {
    private let time = ContinuousClock.now
    private let processor = ChildProcess.endedSeconds

    /// The seconds that passed since then.
    var seconds: Double { time.duration(to: .now) / .seconds(1) }
    /// The seconds in which programs that have ended since then did not wait for a processor.
    var busySeconds: Double { min(seconds, max(0, ChildProcess.endedSeconds - processor)) }
  }

  /// Counts the time of a compilation that only a wrong submission makes necessary.
  ///
  /// A compiler that reports errors has worked no longer than with the right submission, which is
  /// compiled once too. It is the student's time if the compiler was stopped or crashed, and so are
  /// all further runs that find the file to blame.
  func count(_ attempt: Attempt, of goal: Goal, since begin: Moment) {
    guard !attempt.isGood, goal != .worker || !attempt.hasErrors else { return }
    // The processor time of a compiler that was stopped is not known.
    let isStopped =
      switch attempt.fault {
      case .compilerStopped, .outOfTime: true
      default: false
      }
    budget?.spend(
      isStopped ? begin.seconds : begin.busySeconds, on: GradingFact.CallTime.compiler)
  }
}
