package import Record

/// How well a report says what is wrong with a mutation, by a rule that a person can follow.
///
/// The report is that of the first check of the changed file that fails. Its function is the one
/// that its title names; a title that names no function of the file is about the whole file.
package enum ReasonQuality: String, Sendable, CaseIterable {
  /// It names the mistake: the mutation, or a known mistake in the same file that gives the same
  /// answers.
  case mistake = "names the mistake"
  /// It is about the changed function, and names a tensor or a requirement that is wrong.
  case quantity = "names the function and what is wrong"
  /// A call of the changed function did not return, and it says why. In a grading, it also names
  /// the line.
  case ending = "says why the call did not return"
  /// It is about another function of the file, or names nothing that is wrong.
  case vague = "vague"
  /// It names a mistake that was not made.
  case misleading = "misleading"

  /// Whether a student can start to look for the mistake where it is.
  package var isGood: Bool { self != .vague && self != .misleading }

  /// Classifies a report.
  ///
  /// - Parameters:
  ///   - mutation: What was changed.
  ///   - facts: What the check found.
  ///   - title: The title of the check.
  ///   - owners: The functions of the changed file.
  ///   - files: The file of each known mistake, by the mistake's name.
  package init(
    of mutation: Mutation, facts: [Fact], title: String, owners: Set<String>,
    files: [String: String]
  ) {
    let named = facts.flatMap { fact -> [KnownMistake] in
      if case .output(.knownMistake(let mistakes)) = fact { mistakes } else { [] }
    }
    if !named.isEmpty {
      let isRight = named.contains {
        mutation.kind == .mistake ? $0.id == mutation.context : files[$0.id] == mutation.file
      }
      self = isRight ? .mistake : .misleading
      return
    }
    let words = Set(title.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    let judged = owners.intersection(words)
    let isAboutFunction =
      judged.isEmpty || mutation.owner.map(judged.contains) != false
      || facts.contains(where: \.blamesForwardPass)
    if isAboutFunction, facts.contains(where: \.namesWhatIsWrong) {
      self = .quantity
    } else if isAboutFunction, facts.contains(where: \.saysHowTheCallEnded) {
      self = .ending
    } else {
      self = .vague
    }
  }
}

extension Fact {
  /// Whether the fact says that a gradient is wrong because of the forward pass, or of what its
  /// cache keeps.
  fileprivate var blamesForwardPass: Bool {
    switch self {
    case .gradient(.fitsOwnForward), .gradient(.forwardIsWrong): true
    case .gradient(.forwardIsRight(let pass)): pass == .output
    default: false
    }
  }

  /// Whether the fact names a tensor or a requirement that the student's code gets wrong.
  fileprivate var namesWhatIsWrong: Bool {
    switch self {
    case .output(let fact):
      switch fact {
      case .differs, .notFinite, .wrongShape, .wrongElement, .tooLarge, .missing, .unfit,
        .noLabels, .wrongLabels, .looksLike, .notWritten:
        true
      case .agrees, .knownMistake, .rightWithout, .othersAgree, .calledWith, .input, .option,
        .exercise:
        false
      }
    case .gradient(.slopesDiffer), .exercise, .accuracy: true
    case .gradient, .call, .speed, .grading: false
    }
  }

  /// Whether the fact is the message of a call that did not return.
  fileprivate var saysHowTheCallEnded: Bool {
    switch self {
    case .call(.signaled(_, let message)), .call(.exited(_, let message)): message != nil
    case .call(.threw), .call(.exceeded), .call(.timedOut), .call(.notImplemented): true
    default: false
    }
  }
}
