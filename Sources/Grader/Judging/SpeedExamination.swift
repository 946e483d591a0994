package import Core
import Exchange
package import Record
import Score

/// What a speed check times.
package struct TimedExercise {
  /// The name of the call.
  package var name: String
  /// Which code its time is compared with.
  package var yardstick: Yardstick
  /// The multiplications and additions that no way of computing it goes without.
  package var operations: Double

  /// Describes what is timed.
  package init(name: String, yardstick: Yardstick, operations: Double) {
    (self.name, self.yardstick, self.operations) = (name, yardstick, operations)
  }
}

/// Which code a speed check measures against.
package enum Yardstick {
  /// Another exercise of the student's own.
  case own(exercise: String, name: String)
  /// The reference.
  case reference

  var name: String {
    switch self {
    case .own(_, let name): name
    case .reference: "the reference"
    }
  }

  /// Whose code it is.
  var party: TimedParty {
    switch self {
    case .own: .rival
    case .reference: .reference
    }
  }
}

extension CheckContext {
  /// Measures an exercise of the student's against a yardstick.
  ///
  /// Each round has new inputs and new processes, in which no code of the student's has run before:
  /// there is nothing to remember, no thread that could have begun, and no warm-up to tell from a
  /// round that counts. Every result is compared with the reference's in `Double`.
  ///
  /// - Parameters:
  ///   - exercise: The exercise to time.
  ///   - inputs: Draws the inputs of one round.
  /// - Returns: The finding.
  /// - Throws: Errors of the host, or an early end of the student's code.
  package func measure(
    _ exercise: TimedExercise, inputs: (inout RandomState) -> Payload
  ) throws -> Finding {
    guard let threshold = entry.threshold else {
      throw GraderFault("the rubric gives no threshold of '\(entry.id)'")
    }
    var measurement = SpeedMeasurement(threshold: threshold)
    var cap = YardstickCap(threshold: measurement.threshold)
    var errors: [Double] = []
    let form = AnswerForm(like: try expected(exercise.name, inputs(&random)))
    while measurement.verdict == .needsMoreRounds {
      try beginRound(against: exercise.yardstick.party)
      let input = inputs(&random)
      let exact = try expected(exercise.name, input.inDoublePrecision)
      let mine = try timedCall(.student, exercise.name, input, form)
      try refuseImpossible(mine.seconds, exercise, input)
      let received = mine.payload.inDoublePrecision
      // In Float, elements near zero carry the rounding of the larger terms they are sums of.
      if let wrong = try difference(
        received, exact, situation: "a round of the measurement",
        floor: JudgingDefaults.speedFloor)
      {
        return wrong
      }
      errors.append(relativeNorm(received, exact))
      measurement.add(
        student: mine.seconds,
        yardstick: try yardstickSeconds(exercise, input, form, &cap, inputs))
    }
    return imprecise(errors) ?? finding(measurement, exercise.yardstick, cap)
  }

  private func yardstickSeconds(
    _ exercise: TimedExercise, _ input: Payload, _ form: AnswerForm, _ cap: inout YardstickCap,
    _ inputs: (inout RandomState) -> Payload
  ) throws -> Double {
    switch exercise.yardstick {
    case .reference:
      return try referenceCall(exercise.name, input, form)
    case .own(let naive, _):
      // Inputs of its own, so that nothing computed for the one helps the other.
      let input = inputs(&random)
      let own = try timedCall(.rival, naive, input, form).seconds
      if cap.wantsMore { cap.add(reference: try referenceCall(naive, input, form)) }
      return cap.counted(own)
    }
  }

  private func referenceCall(
    _ exercise: String, _ input: Payload, _ form: AnswerForm
  ) throws -> Double {
    let outcome = try timedOutcome(of: .reference, exercise, input, form: form)
    guard case .answered(let answer) = outcome else {
      throw GraderFault("the reference gave no answer in its box: \(outcome)")
    }
    return answer.seconds
  }

  /// A call of the student's code that counts by its time.
  private func timedCall(
    _ party: TimedParty, _ exercise: String, _ input: Payload, _ form: AnswerForm
  ) throws -> CallOutcome.Answer {
    let outcome = try timedOutcome(of: party, exercise, input, form: form)
    guard case .answered(let answer) = outcome else {
      guard let end = EarlyEnd(outcome) else { throw GraderFault("no outcome") }
      throw end
    }
    guard answer.threadsLeft == 0 else {
      throw EarlyEnd(Finding(.refused, .call(.threadsLeft(count: answer.threadsLeft))))
    }
    return answer
  }

  /// Ends the check when a time is shorter than this machine can be at all.
  private func refuseImpossible(
    _ seconds: Double, _ exercise: TimedExercise, _ input: Payload
  ) throws {
    let least = ComputingPeak.ofThisMachine.leastSeconds(
      operations: exercise.operations, bytes: input.byteCount)
    guard seconds < least else { return }
    throw EarlyEnd(
      Finding(
        .refused,
        .speed(.tooSoon(seconds: seconds, least: least, operations: exercise.operations))))
  }
}

extension ComputingPeak {
  /// Measured when it is first asked for.
  fileprivate static let ofThisMachine = measured()
}
