import Core
package import Exchange
package import Record

/// An error that ends a check early with a finding, for example because the student's code crashed.
package struct EarlyEnd: Error {
  package let finding: Finding

  /// Creates an error that ends a check with the given finding.
  package init(_ finding: Finding) {
    self.finding = finding
  }

  /// Creates an error that ends a check because a call gave no answer.
  ///
  /// The result is nil if the call gave an answer.
  package init?(_ outcome: CallOutcome) {
    switch outcome {
    case .answered:
      return nil
    case .notImplemented(let task):
      finding = .notImplemented(task)
    case .tooLarge(let tensor, let shape, let expected):
      finding = .fail(.output(.tooLarge(tensor: tensor, expected: expected, received: shape)))
    case .threw(let text):
      finding = Finding(.threw, .call(.threw(message: text)))
    case .crashed(let crash):
      finding = Finding(.crashed, .call(CallFact(crash)))
    case .timedOut(let seconds):
      finding = Finding(.timedOut, .call(.timedOut(seconds: seconds)))
    case .refused(let text):
      finding = Finding(.refused, .call(.refusedAnswer(reason: text)))
    case .withheld(let part):
      finding = Finding(.refused, .call(.usedCore(part: part.name)))
    }
  }
}

extension CallFact {
  /// Creates the fact that describes a crash.
  init(_ crash: Crash) {
    switch crash.ending {
    case .exited(let code): self = .exited(code: Int(code), message: crash.message)
    case .signaled(let signal): self = .signaled(signal: signal, message: crash.message)
    case .closedChannel: self = .closedChannel(message: crash.message)
    case .exceeded(.memory, let most): self = .exceeded(limit: .memory, most: most)
    case .exceeded(.processes, let most): self = .exceeded(limit: .processes, most: most)
    case .exceeded(.temporaryFiles, let most): self = .exceeded(limit: .temporaryFiles, most: most)
    }
  }
}
