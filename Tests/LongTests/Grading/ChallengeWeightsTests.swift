import GraderTestSupport
import Core
import CourseKit
import Record
import Reports
import Selftest
import Testing

/// Weights that a submission brings for the network of the challenge.
@Suite(.slow) struct ChallengeWeightsTests {
  /// Grades a challenge whose network is one affine layer that is not trained.
  private func check(_ weights: Payload) throws -> GradingReport.Check {
    let host = try GradingHost(.assignment2, keepsBuilds: true)
    let network = """
        let pixels = imageShape.reduce(1, *)
        let network = Sequential<Scalar>([
          Flatten(), Linear(pixels, classCount, using: &random),
        ])
        return TrainingSetup(
          network: network, optimizer: SGD(network.parameters, learningRate: 1e-9), batchSize: 500)
      """
    let files = try host.reference(changing: "Framework/Challenge.swift", regions: [0: network])
    let report = try host.grade(
      files, only: ["a2.framework.challenge"], trains: true, optimises: false, weights: weights)
    return try #require(report.check("a2.framework.challenge.train"))
  }

  @Test func `weights that fit are tried, and the better of them and the training counts`() throws {
    var weights = Payload()
    weights.set(.tensor(named: "1.weight"), Tensor<Float>.zeros([10, 3072]))
    weights.set(.tensor(named: "1.bias"), Tensor<Float>.zeros([10]))
    let check = try check(weights)
    #expect(check.earned == 0)
    let facts = try #require(check.facts?.all)
    let accuracies = facts.compactMap { fact -> Double? in
      if case .accuracy(.accuracy(_, _, _, let target)) = fact { target } else { nil }
    }
    // First what training reached, then what the weights did, on a scale of their own.
    #expect(accuracies.count == 2 && accuracies.last == 0.8, "\(facts)")
    #expect(facts.contains(.accuracy(.weightsEarnNoMore(name: "weights.safetensors"))))
    #expect(facts.last == .accuracy(.weightsOfFile(name: "weights.safetensors")))
  }

  @Test func `weights of another network say what does not fit, and the training counts`() throws {
    var weights = Payload()
    weights.set(.tensor(named: "fc.weight"), Tensor<Float>.zeros([10, 3072]))
    let check = try check(weights)
    let facts = try #require(check.facts?.all)
    guard case .accuracy(.accuracy)? = facts.first else {
      Issue.record("\(facts)")
      return
    }
    let messages = facts.compactMap { fact in
      if case .call(.threw(let message)) = fact { message } else { nil }
    }
    #expect(messages.count == 1, "\(facts)")
    #expect(messages.allSatisfy { $0.contains("1.weight") && $0.contains("fc.weight") })
  }
}
