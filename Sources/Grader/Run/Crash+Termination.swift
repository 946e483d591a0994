import Exchange
import Foundation
import Host
import Record

extension Crash {
  /// Creates a crash from the way that a process ended and the output that it printed.
  init(_ ending: Ending, printed: String) {
    let line = printed.split(whereSeparator: \.isNewline).last { $0.contains("Fatal error") }
    // Text without a line break may stand before the error.
    let begin = line?.ranges(of: #/(Core|Swift|Assignments)/[^\s:]+\.swift:[0-9]+: Fatal error/#)
      .last?.lowerBound
    let error = line.map { $0[(begin ?? $0.startIndex)...] }
    self.init(ending, message: error.map { $0.trimmingCharacters(in: .whitespaces) })
  }
}

extension Crash {
  /// Returns the crash with the limit that its signal came from, if there is a sign of one.
  ///
  /// Swift's library aborts if memory cannot be allocated, and says so. An endless recursion has
  /// more frames on the stack than a worker reports. Both come from the code itself and are not
  /// trusted, but only change the words of the report.
  ///
  /// - Parameters:
  ///   - limits: The limits of the process.
  ///   - depth: The number of addresses that the process reported.
  /// - Returns: The crash.
  func explained(by limits: ResourceLimits, depth: Int) -> Crash {
    switch ending {
    case .signaled("SIGABRT") where message?.contains("failed to allocate ") == true:
      Crash(.exceeded(.memory, most: limits.memoryBytes))
    case .signaled("SIGSEGV") where depth >= Frame.addressLimit:
      Crash(.exceeded(.stack, most: limits.stackBytes))
    default: self
    }
  }
}

extension Crash.Ending {
  /// Describes the end of a process that should have kept running; a termination of nil means that
  /// it still runs.
  ///
  /// A shell's exit code above 128 stands for a signal.
  init(_ termination: Termination?) {
    switch termination {
    case .exited(let code)? where code > 128: self = .signaled(Self.name(ofSignal: code - 128))
    case .exited(let code)?: self = .exited(code)
    case .signalled(let signal)?: self = .signaled(Self.name(ofSignal: signal))
    case nil: self = .closedChannel
    }
  }

  /// Returns the name of a signal; its number differs from system to system.
  private static func name(ofSignal signal: Int32) -> String {
    switch signal {
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGABRT: "SIGABRT"
    case SIGKILL: "SIGKILL"
    case SIGXCPU: "SIGXCPU"
    case SIGXFSZ: "SIGXFSZ"
    case SIGSYS: "SIGSYS"
    default: "signal \(signal)"
    }
  }
}
