@testable import Grading
import Record
import Testing

/// How well a report says what is wrong with a mutation.
@Suite struct ReasonQualityTests {
  private func quality(
    _ facts: [Fact], title: String = "forward computes the output", owner: String = "forward",
    kind: Mutation.Kind = .operator, name: String = "out + b @3"
  ) -> ReasonQuality {
    let mutation = Mutation(
      file: "Affine.swift", owner: owner, line: 7, kind: kind, original: "+", replacement: "-",
      range: 0..<1, context: name)
    return ReasonQuality(
      of: mutation, facts: facts, title: title, owners: ["forward", "backward"],
      files: ["Affine: no bias": "Affine.swift", "ReLU: no mask": "ReLU.swift"])
  }

  private let shape = Fact.output(.wrongShape(tensor: "out", expected: [3], received: [2]))

  private func named(_ id: String) -> Fact {
    .output(.knownMistake(mistakes: [.init(id: id, sentence: "Add the bias.", notes: nil)]))
  }

  @Test func `a tensor in a check of the changed function is good`() {
    #expect(quality([shape]) == .quantity)
    #expect(quality([shape], title: "The layer computes the output") == .quantity)
    #expect(quality([shape], title: "backward computes the gradient", owner: "forward") == .vague)
  }

  @Test func `a gradient may blame the forward pass, or its cache`() {
    for fact in [GradientFact.forwardIsWrong(pass: .output), .forwardIsRight(pass: .output)] {
      let facts = [shape, .gradient(fact)]
      #expect(quality(facts, title: "backward computes the gradient") == .quantity)
    }
    // The gradient of a loss has no cache.
    let loss = [shape, Fact.gradient(.forwardIsRight(pass: .loss))]
    #expect(quality(loss, title: "backward computes the gradient") == .vague)
  }

  @Test func `a call that did not return says why`() {
    let trap = Fact.call(.signaled(signal: "SIGTRAP", message: "index out of range"))
    #expect(quality([trap]) == .ending)
    #expect(quality([.call(.signaled(signal: "SIGSEGV", message: nil))]) == .vague)
    #expect(quality([trap], title: "backward computes the gradient") == .vague)
  }

  @Test func `without a name of what is wrong, a report is vague`() {
    #expect(quality([]) == .vague)
    #expect(quality([.output(.rightWithout(input: "regularization"))]) == .vague)
  }

  @Test func `a known mistake has to be the one that was made`() {
    #expect(quality([shape, named("Affine: no bias")]) == .mistake)
    #expect(quality([shape, named("ReLU: no mask")]) == .misleading)
    // A mistake that a person wrote has a name of its own.
    #expect(
      quality([named("Affine: no bias")], kind: .mistake, name: "Affine: no bias") == .mistake)
    #expect(
      quality([named("Affine: no bias")], kind: .mistake, name: "Affine: twice") == .misleading)
  }
}
