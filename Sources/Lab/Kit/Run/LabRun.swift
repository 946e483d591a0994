package import Core

/// A run of a lab, which calls the exercises and collects the content that the steps show.
package final class LabRun {
  /// The data of the run.
  package let data: LabData
  /// The scale of the run.
  package let scale: LabScale
  /// The report so far.
  package private(set) var report: LabReport

  private let code: any LabCode
  /// The exercises that the current step has called, in order.
  private var called: [String] = []
  /// How long all calls together took, in seconds.
  private var codeSeconds = 0.0
  private let sheet: QuestionSheet
  private let observe: (LabEvent) throws -> Void
  /// The results of the shared steps, each a `SharedResult`.
  private var results: [AnyHashable: Any] = [:]

  init(
    _ report: LabReport, code: any LabCode, data: LabData, scale: LabScale,
    sheet: QuestionSheet, observe: @escaping (LabEvent) throws -> Void
  ) {
    self.report = report
    self.code = code
    self.data = data
    self.scale = scale
    self.sheet = sheet
    self.observe = observe
  }

  /// Calls an exercise and reports the progress of its training runs.
  ///
  /// - Parameters:
  ///   - name: The name of the exercise.
  ///   - input: Its arguments.
  ///   - trainings: The total number of training runs in the step, if known.
  ///   - done: The number of training runs in earlier calls of the step.
  /// - Returns: The exercise's answer.
  /// - Throws: The errors of `LabCode.call`, such as `NotImplemented`, also if a tensor of the
  ///   answer is not written.
  package func call(
    _ name: String, _ input: Payload, trainings: Int? = nil, after done: Int = 0
  ) throws -> Payload {
    let answer = try callForParts(name, input, trainings: trainings, after: done)
    try answer.ensureWritten()
    return answer
  }

  /// Calls an exercise of whose answer some tensors may not be written.
  ///
  /// - Parameters:
  ///   - name: The name of the exercise.
  ///   - input: Its arguments.
  ///   - trainings: The total number of training runs in the step, if known.
  ///   - done: The number of training runs in earlier calls of the step.
  /// - Returns: The exercise's answer, with the tasks of the other tensors as texts.
  /// - Throws: The errors of `LabCode.call`, such as `NotImplemented`.
  func callForParts(
    _ name: String, _ input: Payload, trainings: Int? = nil, after done: Int = 0
  ) throws -> Payload {
    if !called.contains(name) { called.append(name) }
    var number = done
    let (answer, seconds) = try code.call(name, input) { [observe] iteration, iterations in
      if iteration == 1 { number += 1 }
      // A hundred updates per training run are enough.
      guard iteration == iterations || iteration % max(iterations / 100, 1) == 0 else { return }
      let known = trainings.flatMap { $0 < number ? nil : $0 }
      let before = known == nil ? 0 : (number - 1) * iterations
      // The observer throws only when it writes the page, which it does not do for this event.
      try? observe(
        .advanced(
          completed: before + iteration, total: iterations * (known ?? 1),
          part: known == 1 ? "" : "training \(number)" + (known.map { " of \($0)" } ?? "")))
    }
    codeSeconds += seconds
    return answer
  }

  /// Runs a step; if it throws an error, the report shows the error.
  ///
  /// - Parameters:
  ///   - title: The step's title.
  ///   - asked: The inline questions to show at the end of the step, whatever its outcome.
  ///   - body: The step, which fills in its content.
  /// - Returns: The step's result, which later steps may need, or nil if it failed.
  /// - Throws: Errors thrown by the observer, for example if the page cannot be written.
  @discardableResult
  package func step<Value>(
    _ title: String, asking asked: [String] = [], _ body: (inout StepContent) throws -> Value
  ) throws -> Value? {
    report.steps.append(LabReport.Step(title: title))
    called = []
    let index = report.steps.count - 1
    try observe(.began(report))
    var content = StepContent { [observe] completed, total in
      // The observer throws only when it writes the page, which it does not do for this event.
      try? observe(.advanced(completed: completed, total: total, part: ""))
    }
    var value: Value?
    let clock = ContinuousClock()
    let start = clock.now
    do {
      value = try body(&content)
      report.steps[index].outcome = content.outcome
    } catch {
      report.steps[index].outcome = LabReport.Outcome(error)
    }
    report.steps[index].seconds = (clock.now - start) / .seconds(1)
    report.steps[index].blocks =
      content.blocks + code.listings(of: called).map { .code($0) }
      + asked.map { .question(sheet[$0]) }
    report.steps[index].printed = code.takeOutput()
    report.steps[index].checks = content.checks.isEmpty ? checks : content.checks
    try observe(.ended(report))
    return value
  }

  /// The names that select the checks of the step's calls: a call's own if it is the only one,
  /// otherwise those of the exercises.
  private var checks: [String] {
    let parts = called.map { $0.split(separator: ".").map(String.init) }
      .filter { !["given", "experiment"].contains($0[1]) }
    let names = parts.map { ($0.count > 1 && parts.count > 1 ? Array($0.prefix(2)) : $0) }
      .map { $0.joined(separator: ".") }
    return names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
  }

  /// Returns the result of a step that several sections need; the first call runs the step.
  ///
  /// - Parameter step: The step.
  /// - Returns: The step's result, or nil if it failed.
  /// - Throws: Errors thrown by the observer.
  @discardableResult
  package func shared<Step: SharedStep>(_ step: Step) throws -> Step.Value? {
    if let taken = results[step] as? SharedResult<Step.Value> { return taken.value }
    let value = try step.take(self)
    results[step] = SharedResult(value: value)
    return value
  }

  /// Returns the result of a shared step, if this run has executed the step.
  package func known<Step: SharedStep>(_ step: Step) -> Step.Value? {
    (results[step] as? SharedResult<Step.Value>)?.value
  }

  /// Returns the result of an earlier step, if there is one.
  ///
  /// - Throws: `LabError.missing` if there is no result; the calling step is then skipped.
  package func need<Value>(_ value: Value?, _ what: String) throws -> Value {
    guard let value else { throw LabError.missing(what) }
    return value
  }

  /// Runs a closure, and returns its result and how long the calls in it took, in seconds.
  ///
  /// The time to pass the inputs to the student's process does not count.
  package func timed<Value>(_ body: () throws -> Value) rethrows -> (value: Value, seconds: Double)
  {
    let before = codeSeconds
    let value = try body()
    return (value, codeSeconds - before)
  }
}

extension LabReport.Outcome {
  /// Creates the outcome of a step that an error ended.
  fileprivate init(_ error: any Error) {
    switch error {
    case let error as NotImplemented: self = .notImplemented(task: error.task)
    case LabError.unusable: self = .wrong("\(error).")
    case LabError.missing, LabError.unbuilt: self = .skipped(reason: "\(error)")
    case let failure as CallFailure: self = .stopped(failure)
    default: self = .stopped(CallFailure("\(error)"))
    }
  }
}
