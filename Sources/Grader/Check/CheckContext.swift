package import Core

/// What a check may use: the student's worker, the reference, the rubric's numbers and a seed.
package final class CheckContext {
  /// The processes that run the student's code, and the reference for times.
  let sessions: WorkerSessions
  /// The reference in this process, for expected values.
  let reference: [String: Exercise]
  /// What the rubric says of this check.
  let entry: Rubric.Entry
  /// Weights that the submission brought, or nil.
  let weights: Payload?
  private let lazyData: LazyTrainingData
  private var disguisedData: TrainingData?
  /// Draws the inputs; seeded by the grading's seed and the check's name.
  var random: RandomState

  /// Makes the context of one check.
  package init(
    sessions: WorkerSessions, reference: [String: Exercise],
    entry: Rubric.Entry, data: LazyTrainingData, weights: Payload? = nil, seed: UInt64
  ) {
    self.sessions = sessions
    self.reference = reference
    self.entry = entry
    self.weights = weights
    lazyData = data
    random = RandomState(seed: Self.seed(seed, entry.id))
  }

  /// FNV-1a over the name and the seed, so that each check has inputs of its own.
  static func seed(_ seed: UInt64, _ name: String) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  /// Data for checks that train, in a disguise of this check's own.
  ///
  /// - Throws: `DatasetError`, when it cannot be read.
  func data() throws -> TrainingData {
    if let disguisedData { return disguisedData }
    let data = try lazyData.value().disguised(&random)
    disguisedData = data
    return data
  }

  /// The data as it is, for weights that were trained elsewhere.
  ///
  /// - Throws: `DatasetError`, when it cannot be read.
  func undisguisedData() throws -> TrainingData { try lazyData.value() }

  /// Seconds of wall time for one call.
  var timeLimit: Double { entry.timeLimit ?? 20 }

  /// Calls the student's code.
  ///
  /// - Parameter form: What the answer may hold; nil for what the reference answers.
  /// - Throws: `EarlyEnd`, when there is no answer; `SpawnError`, when no worker can be started.
  func call(
    _ exercise: String, _ input: Payload, form: AnswerForm? = nil
  ) throws -> Payload {
    let form = try form ?? AnswerForm(like: expected(exercise, input))
    let outcome = try sessions.student.call(exercise, input, form: form, timeLimit: timeLimit)
    if case .answered(let answer) = outcome { return answer.payload }
    guard let end = EarlyEnd(outcome) else { throw GraderFault("no outcome") }
    throw end
  }

  /// Calls the reference on inputs of its own.
  ///
  /// - Throws: `GraderFault`, when the reference gives no answer.
  func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    guard let exercise = reference[exercise] else {
      throw GraderFault("the reference has no exercise '\(exercise)'")
    }
    do {
      return try exercise(input)
    } catch {
      throw GraderFault("the reference failed: \(error)")
    }
  }
}

/// The grader itself failed; this never costs marks.
package struct GraderFault: Error, CustomStringConvertible {
  package let description: String

  /// Describes the failure.
  package init(_ description: String) {
    self.description = description
  }
}
