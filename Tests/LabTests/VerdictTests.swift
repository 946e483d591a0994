import Core
import LabKit
import Testing

@Suite struct VerdictTests {
  /// Runs a section with the given step and returns the step.
  private func step(
    _ body: @escaping @Sendable (inout StepContent) throws -> Void
  ) throws -> LabReport.Step {
    let outline = LabOutline(name: "one", title: "One", summary: "", sections: [OneStep.self])
    return try OneStep.$body.withValue(body) {
      try outline.run(
        stubs, codeName: "a test", sheet: QuestionSheet(place: "", questions: []), dataset: scenes,
        scale: .quick
      ) { _ in }.steps[0]
    }
  }

  @Test func `a step is right if every value keeps its bound, and wrong if one does not`() throws {
    #expect(
      try step { $0.expect("Error", 1e-9, .below(1e-8)) }.outcome == .right)
    let wrong = try step { content in
      content.expect("Error", 1e-9, .below(1e-8))
      content.expect("Loss", 3, .near(2.3, within: 0.1), else: "Divide by N.")
    }
    #expect(wrong.outcome == .wrong("Loss is 3, but should be 2.3 ± 0.1. Divide by N."))
  }

  @Test func `that code ran does not make a step right`() throws {
    #expect(try step { $0.text("Look.") }.outcome == .shown)
    #expect(try step { $0.require(true, "Shape", "[2]", "[2]") }.outcome == .shown)
    let wrong = try step { $0.require(false, "Shape", "[3]", "[2]") }
    #expect(wrong.outcome == .wrong("Shape is [3], but should be [2]."))
  }

  @Test(arguments: [Bound.below(1), .atLeast(1), .above(1), .near(1, within: 2), .exactly(1)])
  func `a value that is not a number keeps no bound`(_ bound: Bound) throws {
    let outcome = try step { $0.expect("Loss", .nan, bound) }.outcome
    #expect(outcome.label == "wrong")
  }

  @Test func `one of several contents is shown, and the judgments in all of them count`() throws {
    let step = try step { content in
      try content.choice("k", ["1", "5"], first: 1) { index, content in
        content.expect("Errors", Double(index), .exactly(0))
      }
    }
    #expect(step.outcome == .wrong("Errors is 1, but should be 0."))
    var report = LabReport(name: "one", title: "One", summary: "")
    report.steps = [step]
    let page = LabPage.render(report)
    #expect(PageReader(page).problem == nil)
    #expect(page.contains("id=\"choice-1-0-1\" checked=\"checked\""))
    #expect(PageReader(page).elements["input"] == 2)
  }

  @Test func `a plot without a point is wrong instead of empty`() throws {
    let step = try step { $0.curves(try TrainingCurves(FakeCurves.diverged)) }
    #expect(step.outcome.label == "wrong")
    #expect(!step.blocks.contains { if case .figure = $0 { true } else { false } })
  }

  @Test func `losses that fall are right, and others wrong`() throws {
    let falling = (0..<50).map { 1 / Double($0 + 1) }
    #expect(try step { $0.expectFall(of: falling) }.outcome == .right)
    #expect(try step { $0.expectFall(of: falling.reversed()) }.outcome.label == "wrong")
    #expect(try step { $0.expectFall(of: []) }.outcome.label == "wrong")
  }

  @Test func `means are compared in units of the standard deviation`() throws {
    let numbers = Tensor<Double>([[8, 12], [-1, 1]])
    let right = try step {
      $0.expectMoments(
        of: "rows", numbers, means: [10, 0], spreads: [2, 1], within: 1e-6)
    }
    #expect(right.outcome == .right)
    let wrong = try step {
      $0.expectMoments(
        of: "rows", numbers, means: [10.5, 0], spreads: [2, 1], within: 0.1)
    }
    guard case .wrong(let sentence) = wrong.outcome else {
      Issue.record("\(wrong.outcome)")
      return
    }
    #expect(sentence == "How far the means of rows are off is 0.25, but should be below 0.1.")
  }
}

/// A section whose only step a test defines.
private enum OneStep: LabSection {
  @TaskLocal static var body: (@Sendable (inout StepContent) throws -> Void)?
  static let id = "a1.one"
  static let place = LabPlace(question: 1, order: 1)

  static func steps(_ run: LabRun) throws {
    try run.step("One") { content in try body?(&content) }
  }
}

private enum FakeCurves {
  /// The answer of a training that diverged at once.
  static var diverged: Payload {
    var answer = Payload()
    answer[.lossHistory] = .double(Tensor([.nan, .nan]))
    answer.set(.trainAccuracy, [])
    answer.set(.validationAccuracy, [])
    return answer
  }
}
