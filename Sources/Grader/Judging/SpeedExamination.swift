package import Core
import Exchange
package import Record
import Score

/// The code that a speed check times.
package struct TimedExercise {
  /// The name of the call.
  package var name: String
  /// The code whose running time is the baseline.
  package var yardstick: Yardstick
  /// The smallest number of multiplications and additions that any algorithm needs.
  package var operations: Double

  /// Creates a timed exercise.
  package init(name: String, yardstick: Yardstick, operations: Double) {
    (self.name, self.yardstick, self.operations) = (name, yardstick, operations)
  }
}

/// The code whose running time is the baseline of a speed check.
///
/// It is always the reference's, so a student's time depends on nothing else that the student
/// wrote.
package enum Yardstick {
  /// The reference's version of the timed exercise.
  case reference
  /// The reference's version of another exercise that takes the same inputs, such as its loops.
  case other(exercise: String, name: String)

  /// The words for it in a sentence.
  var name: String {
    switch self {
    case .reference: "the reference"
    case .other(_, let name): name
    }
  }

  /// Returns the name of the exercise that the reference runs.
  ///
  /// - Parameter timed: The name of the timed exercise.
  /// - Returns: The name.
  func exercise(timing timed: String) -> String {
    switch self {
    case .reference: timed
    case .other(let exercise, _): exercise
    }
  }
}

extension CheckContext {
  /// Compares the time of the student's code with that of a baseline.
  ///
  /// Each round has new inputs and new processes, in which no student code has run before. Code can
  /// therefore neither remember results, nor start threads early, nor tell a warm-up from a round
  /// that counts. Every result is compared with the result of the reference, which is computed in
  /// `Double`. Rounds are prepared several at a time, and timed one after the other.
  ///
  /// - Parameters:
  ///   - exercise: The exercise to time.
  ///   - inputs: A function that draws the inputs of one round.
  /// - Returns: The finding.
  /// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
  package func measure(
    _ exercise: TimedExercise, inputs: @escaping @Sendable (inout RandomState) -> Payload
  ) throws -> Finding {
    guard let threshold = entry.threshold else {
      throw GraderFault("the rubric has no threshold for '\(entry.id)'")
    }
    var measurement = SpeedMeasurement(threshold: threshold)
    var errors: [Double] = []
    var form: AnswerForm?
    while measurement.verdict == .needsMoreRounds {
      let generators = (0..<measurement.roundsToPrepare).map { _ in random.split() }
      for round in try rounds(generators, planner(for: exercise, inputs))
      where measurement.verdict == .needsMoreRounds {
        let (input, exact) = (round.plan.student.input, round.plan.exact)
        let answers = try form ?? AnswerForm(like: expected(exercise.name, input))
        form = answers
        let mine = try timedCall(round.plan.student, round, answers)
        try refuseImpossible(mine.seconds, exercise, input)
        let received = mine.payload.inDoublePrecision
        // In Float, elements near zero have rounding errors that depend on the larger terms of
        // their sums.
        if let wrong = try difference(
          received, exact, situation: "a round of the measurement",
          floor: JudgingDefaults.speedFloor)
        {
          return wrong
        }
        errors.append(relativeNorm(received, exact))
        measurement.add(
          student: mine.seconds, yardstick: try yardstickSeconds(round, answers))
      }
    }
    return imprecise(errors) ?? finding(measurement, exercise.yardstick)
  }

  /// Returns a function that plans rounds of a measurement.
  private func planner(
    for exercise: TimedExercise, _ inputs: @escaping @Sendable (inout RandomState) -> Payload
  ) -> RoundPlanner {
    let baseline = exercise.yardstick.exercise(timing: exercise.name)
    return { random, expected in
      let input = inputs(&random)
      return RoundPlan(
        student: TimedCall(.student, exercise.name, input),
        yardstick: TimedCall(.reference, baseline, input),
        exact: try expected(exercise.name, input.inDoublePrecision))
    }
  }

  /// Returns how long the baseline takes in a round.
  private func yardstickSeconds(_ round: TimedRound, _ form: AnswerForm) throws -> Double {
    let call = round.plan.yardstick
    let outcome = try round.outcome(of: call, form: form)
    guard case .answered(let answer) = outcome else {
      throw GraderFault("the reference returned no answer in its sandbox: \(outcome)")
    }
    return answer.seconds
  }

  /// Makes a timed call, and ends the check if it gives no answer or leaves threads running.
  private func timedCall(
    _ call: TimedCall, _ round: TimedRound, _ form: AnswerForm
  ) throws -> CallOutcome.Answer {
    let outcome = try round.outcome(of: call, form: form)
    guard case .answered(let answer) = outcome else {
      guard let end = EarlyEnd(outcome, of: call.exercise, call.input) else {
        throw GraderFault("the timed call had no outcome")
      }
      throw end
    }
    guard answer.threadsLeft == 0 else {
      throw EarlyEnd(Finding(.refused, .call(.threadsLeft(count: answer.threadsLeft))))
    }
    return answer
  }

  /// Ends the check if a time is too short for this machine to have done the work.
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
  /// The peak speed of this machine, measured on first use.
  fileprivate static let ofThisMachine = measured()
}
