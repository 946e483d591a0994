import Presentation
import Record

extension CallFact {
  /// What a student reads.
  var sentence: String? {
    switch self {
    case .notImplemented(let task): "Not implemented yet: \(task)."
    case .threw(let message):
      "The call threw an error: \(message)" + (message.hasSuffix(".") ? "" : ".")
    case .exited(0, let message):
      Self.ended("the code ended the process with exit(0)", message)
    case .exited(let code, let message):
      Self.ended("the process ended with exit code \(code)", message)
    case .signaled(let signal, let message): Self.ended(Self.meaning(ofSignal: signal), message)
    case .closedChannel(let message):
      Self.ended("the code closed the grader's channel", message)
    case .exceeded(let limit, let most):
      "The call used more than its \(Self.text(limit, most)), and its process was ended. Only this "
        + "check is affected."
    case .timedOut(let seconds):
      "The call did not end within \(seconds.short) seconds and was stopped."
    case .refusedAnswer(let reason): "The answer was refused: \(reason)."
    case .usedCore(let part):
      "This exercise must not use Core's \(part), but your code called it, directly or through "
        + "another function. Write it with tensors and your own functions."
    case .threadsLeft(let count):
      "The call left threads running when it answered (\(count)). What is timed has to be done when "
        + "it answers: start no threads of your own here."
    }
  }

  private static func ended(_ how: String, _ message: String?) -> String {
    let error = message.map { ": \($0)" } ?? ""
    return "The call did not return: \(how)\(error). Only this check is affected."
  }

  private static func meaning(ofSignal signal: String) -> String {
    switch signal {
    case "SIGILL", "SIGTRAP":
      "the code trapped (such as an index out of range or an overflow)"
    case "SIGSEGV", "SIGBUS":
      "the code touched memory that is not its own, or recursed too deeply"
    case "SIGABRT": "the code aborted"
    case "SIGKILL": "the process was killed, most likely because it used too much memory"
    case "SIGXCPU": "the code used up its processor time"
    case "SIGXFSZ": "the code wrote a larger file than it may"
    case "SIGSYS":
      "the code asked the system for what the box forbids (such as to start another program)"
    default: "the process was ended by \(signal)"
    }
  }

  private static func text(_ limit: Limit, _ most: Int) -> String {
    switch limit {
    case .memory: "\(most >> 20) MB of memory"
    case .processes: "\(most) threads and processes"
    case .temporaryFiles: "\(most >> 20) MB of temporary files"
    }
  }
}
