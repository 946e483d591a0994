import Core
import Course1
import Course2
import Course3
import CourseKit
import Judging
import Lab
import LabKit
import Testing

@Suite struct LabRunTests {
  @Test(arguments: pageNames)
  func `without the student's work every lab runs to its end`(_ lab: String) throws {
    let report = try run(lab, stubs)
    #expect(report.steps.count >= 5)
    #expect(
      report.steps.contains { if case .notImplemented = $0.outcome { true } else { false } })
    for step in report.steps {
      switch step.outcome {
      case .right, .shown, .notImplemented, .skipped: break
      case .running, .wrong, .stopped: Issue.record("\(step.title): \(step.outcome)")
      }
    }
    let looks = report.steps.contains { $0.title == "Look at the data" && $0.outcome == .shown }
    #expect(try looks == !Assignment.of(Lab.find(lab).lab.assignment).datasets.isEmpty)
  }

  @Test func `a step says what is to be written, and those that need it are skipped`() throws {
    let steps = try run("knn", stubs).steps
    #expect(steps[1].outcome == .notImplemented(task: "write a1.knn.twoLoops"))
    #expect(
      steps[2].outcome
        == .skipped(
          reason:
            "this step needs the distances computed with two loops, which an earlier step did not "
            + "produce"
        )
    )
  }

  @Test func `one exercise alone is shown, without what it is compared with`() throws {
    let distances = stubs.replacing("a1.knn.noLoops", zeroDistances)
    let steps = try run("knn", distances).steps
    #expect(steps[4].title == "Compute distances with no loops")
    #expect(steps[4].outcome.label == "wrong")
    #expect(steps[3].outcome == .notImplemented(task: "write a1.knn.oneLoop"))
  }

  @Test func `gradients that are written are judged, and the others are not written`() throws {
    func step(_ scale: Double) throws -> LabReport.Step {
      let outline = LabOutline(name: "one", title: "One", summary: "", sections: [LayerStep.self])
      let code = stubs.replacing("double.forward") { input in
        .answer(.out, try input.doubles(.x) * 2 + input.doubles(.b))
      }.replacing("double.backward") { input in
        var answer = Payload.answer(.dx, Tensor<Double>.todo("dx: twice the upstream gradient"))
        answer.set(.db, try input.doubles(.upstream) * scale)
        return answer
      }
      return try outline.run(
        code, codeName: "a test", sheet: QuestionSheet(place: "", questions: []), dataset: scenes,
        scale: .quick
      ) { _ in }.steps[0]
    }
    let right = try step(1)
    #expect(right.outcome == .notImplemented(task: "dx: twice the upstream gradient"))
    let table = right.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    #expect(table.first?.rows.map(\.first) == ["db", "dx"])
    #expect(table.first?.rows.last?.last == "not written")
    #expect(try step(2).outcome.label == "wrong")
  }

  @Test func `an answer that is not whole is not written, where all of it is needed`() throws {
    let code = stubs.replacing("a1.knn.twoLoops") { _ in
      .answer(.tensor(named: "distances"), Tensor<Float>.todo("distances: later"))
    }
    let steps = try run("knn", code).steps
    #expect(steps[1].outcome == .notImplemented(task: "distances: later"))
  }

  @Test(arguments: pageNames)
  func `a step that is wrong names checks that exist`(_ lab: String) throws {
    struct Broken: Error {}
    var code = stubs
    code.otherwise = { _, _ in throw Broken() }
    let checks = (exercises1 + exercises2 + exercises3).flatMap { $0.checks.map(\.id) }
    for step in try run(lab, code).steps where step.outcome.isBad {
      for name in step.checks {
        #expect(checks.contains { ($0 + ".").hasPrefix(name + ".") }, "\(step.title): \(name)")
      }
    }
  }

  @Test func `an error is told, and the rest still runs`() throws {
    struct Broken: Error, CustomStringConvertible { let description = "the <b>reason</b>" }
    let steps = try run("knn", stubs.replacing("a1.knn.twoLoops") { _ in throw Broken() }).steps
    #expect(steps[1].outcome == .stopped(CallFailure("the <b>reason</b>")))
    #expect(steps.count == 8)
  }

  @Test func `an answer of a wrong shape is an error, not a crash`() throws {
    let exercises =
      stubs
      .replacing("a1.knn.twoLoops") { _ in
        var answer = Payload()
        answer.set(.tensor(named: "distances"), Tensor<Float>.zeros([2, 3]))
        return answer
      }
      .replacing("a1.svm.naive") { input in
        var answer = Payload()
        answer.set(.loss, 1.0)
        answer[.tensor("dw")] = input[.x]
        return answer
      }
    let distances = try run("knn", exercises).steps[1]
    #expect(
      distances.outcome == .wrong("distances: expected shape [5, 540], found [2, 3]."))
    for step in try run("svm", exercises).steps[2...3] {
      guard case .wrong(let reason) = step.outcome else {
        Issue.record("\(step.title): \(step.outcome)")
        continue
      }
      #expect(reason.hasPrefix("dw: expected shape [3073, 10], found ["))
    }
  }

  @Test(arguments: pageNames)
  func `answers of one number each are errors, and no lab crashes`(_ lab: String) throws {
    var code = stubs
    code.otherwise = { _, _ in
      var answer = Payload()
      for name in [
        "out", "dx", "dw", "db", "dgamma", "dbeta", "mean", "variance", "scores", "w", "dW1",
      ] { answer.set(.tensor(named: name), Tensor<Double>([1])) }
      answer.set(.loss, 1.0)
      return answer
    }
    let steps = try run(lab, code).steps
    #expect(steps.contains { $0.outcome.isBad })
    #expect(steps.allSatisfy { $0.outcome != .running })
  }

  @Test func `a result that is off is told`() throws {
    let exercises = stubs.replacing("a2.conv.forward") { _ in
      var answer = Payload()
      answer.set(.out, Tensor<Double>.ones([2, 3, 2, 2]))
      return answer
    }
    let step = try run("conv", exercises).steps[1]
    guard case .wrong(let sentence) = step.outcome else {
      Issue.record("\(step.outcome)")
      return
    }
    #expect(sentence.contains("Relative error of the output is 1, but should be below 1e-7."))
  }

  @Test func `too few labels are an error, not a crash`() throws {
    let exercises =
      stubs
      .replacing("a1.knn.twoLoops", zeroDistances)
      .replacing("a1.knn.predictLabels") { _ in
        var answer = Payload()
        answer.set(.ints("labels"), [1])
        return answer
      }
    let step = try run("knn", exercises).steps[2]
    #expect(step.outcome == .wrong("labels: expected 50, found 1."))
  }

  @Test func `a list without an exercise is an error that names it`() throws {
    let step = try run("knn", [Exercise]()).steps[1]
    let reason = LabError.noExercise("a1.knn.twoLoops").description
    #expect(step.outcome == .stopped(CallFailure(reason)))
  }

  @Test func `the observer sees every step begin and end, in order`() throws {
    var seen: [String] = []
    let report = try run("features", stubs) { event in
      switch event {
      case .began(let report):
        #expect(report.steps.last?.outcome == .running)
        seen.append("began \(report.steps.count)")
      case .ended(let report): seen.append("ended \(report.steps.count)")
      case .advanced(let completed, let total, _): #expect(completed <= total)
      }
    }
    #expect(seen == (1...report.steps.count).flatMap { ["began \($0)", "ended \($0)"] })
  }

  @Test func `a tuning tells which training it is at, and how far`() throws {
    var seen: [String] = []
    let exercises = stubs.replacing("a1.softmax.tune") { _ in
      for _ in 1...13 {
        for iteration in 1...2 { reportProgress(iteration: iteration, of: 2) }
      }
      return Payload()
    }
    _ = try run("softmax", exercises) { event in
      guard case .advanced(let completed, let total, let part) = event else { return }
      seen.append("\(part): \(completed)/\(total)")
    }
    #expect(seen.count == 26)
    #expect(
      seen.prefix(3) == [
        "training 1 of 12: 1/24", "training 1 of 12: 2/24", "training 2 of 12: 3/24",
      ])
    // More trainings than asked for are counted, without an end that could be known.
    #expect(seen.suffix(2) == ["training 13: 1/2", "training 13: 2/2"])
  }

  @Test func `progress that nobody listens to is nothing`() {
    reportProgress(iteration: 1, of: 2)
  }

  @Test func `an observer that cannot go on stops the run`() throws {
    struct DiskFull: Error {}
    #expect(throws: DiskFull.self) { try run("knn", stubs) { _ in throw DiskFull() } }
  }
}

@Sendable private func zeroDistances(_ input: Payload) throws -> Payload {
  let (tests, examples) = (
    try input.floats(.x).shape[0], try input.floats(.tensor("xTrain")).shape[0]
  )
  var answer = Payload()
  answer.set(.tensor(named: "distances"), Tensor<Float>.zeros([tests, examples]))
  return answer
}

/// A step that checks the gradients of a layer with the inputs `x` and `b`.
private enum LayerStep: LabSection {
  static let id = "a1.layer"
  static let place = LabPlace(question: 1, order: 1)

  static func steps(_ run: LabRun) throws {
    try run.step("Gradients") { content in
      let ones = Tensor<Double>.ones([2, 3])
      let input = Payload(tensors: ["x": .double(ones), "b": .double(ones)])
      try LayerTrial("double", input, of: [.x, .b], upstream: ones)
        .check(run, in: &content, below: 1e-6)
    }
  }
}
