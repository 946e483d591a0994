import Core
package import Record
import Exchange

extension CheckContext {
  /// Compares a layer's backward pass with the reference's and, if they differ, with central
  /// differences of the student's own forward pass.
  ///
  /// A gradient that is correct for a wrong forward pass keeps its points, because another check
  /// grades the forward pass. The gradient loses its points if the forward pass has little to do
  /// with the right one, because the gradient of a constant, for example, is trivial.
  ///
  /// - Parameters:
  ///   - backward: The call that runs the forward pass, then the backward pass on `upstream`.
  ///   - losses: The call that evaluates output · upstream at many points.
  ///   - cases: The inputs to check.
  ///   - floor: The smallest denominator to use for relative errors.
  /// - Returns: The finding.
  /// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
  package func examineLayerGradient(
    _ backward: String, losses: String, _ cases: [CheckCase], floor: Double = JudgingDefaults.floor
  ) throws -> Finding {
    for one in cases {
      let expected = try expected(backward, one.input)
      let received = try call(backward, one.input, form: AnswerForm(like: expected))
      guard
        let wrong = try difference(received, expected, situation: one.situation, floor: floor)
      else { continue }
      return try explain(wrong, LayerGradients(received, expected), losses: losses, one)
    }
    return .pass(.gradient(.gradientAgrees(cases: cases.count)))
  }

  private func explain(
    _ wrong: Finding, _ gradients: LayerGradients, losses: String, _ one: CheckCase
  ) throws -> Finding {
    guard gradients.areWhole else { return wrong }
    var finding = wrong
    var areSimilar = true
    for (key, received, expected) in gradients.pairs {
      let slopes = try ownSlopes(
        received, of: key, at: one.input.doubles(key), losses,
        samples: JudgingDefaults.samples, leastScale: JudgingDefaults.leastOutputSlope,
        pass: .output
      ) { points in
        var input = one.input
        input.set(.parameter, key.name)
        input.set(.points, points)
        return input
      }
      switch slopes {
      case .unknown: return wrong
      case .differs(let fact), .kinks(let fact):
        finding.facts.append(.gradient(fact))
        return finding
      case .agrees:
        let size = expected.scalars.reduce(0) { max($0, abs($1)) }
        areSimilar =
          areSimilar
          && (size < JudgingDefaults.zeroGradient
            || cosine(received.scalars, expected.scalars) > JudgingDefaults.leastCosine)
      }
    }
    guard areSimilar else {
      finding.facts.append(.gradient(.foreignForward(pass: .output)))
      return finding
    }
    return .pass(.gradient(.fitsOwnForward(pass: .output)))
  }
}

/// The received and expected gradients of one call, with the keys of their parameters.
private struct LayerGradients {
  let pairs: [(key: Key<AnyTensor>, received: Tensor<Double>, expected: Tensor<Double>)]
  /// Whether all gradients are present and have the right shape.
  let areWhole: Bool

  init(_ received: Payload, _ expected: Payload) {
    pairs = expected.tensors.sorted { $0.key < $1.key }.compactMap { name, wanted in
      guard case .double(let got)? = received.tensors[name], case .double(let wanted) = wanted,
        got.shape == wanted.shape
      else { return nil }
      return (.tensor(named: String(name.dropFirst())), got, wanted)
    }
    areWhole = pairs.count == expected.tensors.count
  }
}
