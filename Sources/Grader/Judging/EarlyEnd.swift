package import Core
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
  /// The result is nil if the call gave one.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the call.
  ///   - exercise: The name of the exercise that was called.
  ///   - input: The inputs of the call, which the finding describes if the code failed on them.
  package init?(_ outcome: CallOutcome, of exercise: String, _ input: Payload) {
    guard var finding = Self.finding(outcome) else { return nil }
    if outcome.dependsOnInput {
      finding.facts += input.facts + [.output(.exercise(name: exercise))]
    }
    self.finding = finding
  }

  private static func finding(_ outcome: CallOutcome) -> Finding? {
    switch outcome {
    case .answered:
      return nil
    case .notImplemented(let task):
      return .notImplemented(task)
    case .incomplete(let payload):
      return .notWritten(payload.texts)
    case .tooLarge(let tensor, let shape, let expected):
      return .fail(.output(.tooLarge(tensor: tensor, expected: expected, received: shape)))
    case .threw(let text):
      return Finding(.threw, .call(.threw(message: text)))
    case .crashed(let crash):
      return Finding(.crashed, .call(CallFact(crash))).naming(crash.place)
    case .timedOut(let seconds, let place):
      return Finding(.timedOut, .call(.timedOut(seconds: seconds))).naming(place)
    case .refused(let text):
      return Finding(.refused, .call(.refusedAnswer(reason: text)))
    case .withheld(let part):
      return Finding(.refused, .call(.usedCore(part: part.name)))
    }
  }
}

extension Finding {
  /// Returns the finding with the position in the student's code, if there is one.
  fileprivate func naming(_ place: CodePlace?) -> Finding {
    guard let place else { return self }
    var finding = self
    finding.facts.append(
      .call(
        .position(
          file: place.file, line: place.line, function: place.function, source: place.source)))
    return finding
  }
}

extension CallOutcome {
  /// Whether the code failed in a way that its inputs may explain.
  package var dependsOnInput: Bool {
    switch self {
    case .crashed, .timedOut, .threw: true
    case .answered, .notImplemented, .incomplete, .tooLarge, .refused, .withheld: false
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
    case .exceeded(.stack, let most): self = .exceeded(limit: .stack, most: most)
    case .exceeded(.processes, let most): self = .exceeded(limit: .processes, most: most)
    case .exceeded(.temporaryFiles, let most): self = .exceeded(limit: .temporaryFiles, most: most)
    }
  }
}
