import Presentation
import Record

extension CallFact {
  /// Returns the sentence that students read.
  ///
  /// - Parameter unit: What the call affects: a check, or a step of a lab.
  /// - Returns: The sentence.
  func sentence(in unit: String) -> String {
    switch self {
    case .notImplemented(let task): "Not implemented yet: \(task)."
    case .threw(let message):
      "The call threw an error: \(message)" + (message.hasSuffix(".") ? "" : ".")
    case .exited(0, let message):
      Self.ended("the code ended the process with exit(0)", message, unit)
    case .exited(let code, let message):
      Self.ended("the process ended with exit code \(code)", message, unit)
    case .signaled(let signal, let message):
      Self.ended(Self.meaning(ofSignal: signal, says: message != nil), message, unit)
    case .position(let file, let line?, let function, _):
      "Your code was at line \(line) of \(file), in \(function)."
    case .position(let file, nil, let function, _): "Your code was in \(function) of \(file)."
    case .closedChannel(let message):
      Self.ended("the code closed its connection to the grader", message, unit)
    case .exceeded(.stack, let most):
      "The call used more than the allowed \(most >> 20) MB of stack and was stopped: most likely a "
        + "function calls itself without end. Only this \(unit) is affected."
    case .exceeded(let limit, let most):
      "The call used more than the allowed \(Self.text(limit, most)) and was stopped. Only this "
        + "\(unit) is affected."
    case .timedOut(let seconds):
      "The call did not finish within \(seconds.short) seconds and was stopped."
    case .refusedAnswer(let reason): "The answer was refused: \(reason)."
    case .usedCore(let part):
      "This exercise must not use Core's \(part), but your code called it, directly or through "
        + "another function. Write it with tensors and your own functions."
    case .threadsLeft(let count):
      "When the call returned, some of its threads were still running (\(count)). A timed call "
        + "must finish its work before it returns: do not start your own threads here."
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    guard case .position(_, let line?, _, let source?) = self else { return [] }
    return .init(["line \(line)": source])
  }

  private static func ended(_ how: String, _ message: String?, _ unit: String) -> String {
    // A line of Core or of Swift's library would not help a student, and Swift names a file by its
    // module, as if that were the folder.
    let text = message?.trimmingPrefix(#/(Core|Swift)/\S+\.swift:[0-9]+: |Assignments//#)
    let error = text.map { ": \($0)" } ?? ""
    return "The call did not return: \(how)\(error). Only this \(unit) is affected."
  }

  /// What a signal means; the most likely cause is only a guess if the code did not say it.
  private static func meaning(ofSignal signal: String, says isSaid: Bool) -> String {
    switch signal {
    case "SIGILL", "SIGTRAP":
      "the code trapped"
        + (isSaid ? "" : ", for example on an index out of range or an integer overflow")
    case "SIGSEGV", "SIGBUS":
      "the code accessed memory that it does not own, or recursed too deeply"
    case "SIGABRT": "the code aborted"
    case "SIGKILL": "the process was killed, most likely because it used too much memory"
    case "SIGXCPU": "the code used up its CPU time"
    case "SIGXFSZ": "the code wrote a file that is larger than the limit"
    case "SIGSYS":
      "the code made a system call that the sandbox forbids, for example to start a program"
    default: "the process was terminated by \(signal)"
    }
  }

  private static func text(_ limit: Limit, _ most: Int) -> String {
    switch limit {
    case .memory: "\(most >> 20) MB of memory"
    case .stack: "\(most >> 20) MB of stack"
    case .processes: "\(most) threads and processes"
    case .temporaryFiles: "\(most >> 20) MB of temporary files"
    }
  }
}
