package import Core
package import Record
import Exchange

/// A gradient to check, its key in the answer, and a way to evaluate the loss at many points in one
/// call.
package struct GradientCase {
  package var situation: String
  /// The inputs of the exercise.
  package var input: Payload
  /// The key of the parameter in the inputs.
  package var parameter: Key<AnyTensor>
  /// The key of the gradient in the answer.
  package var gradient: Key<AnyTensor>
  /// Whether the only purpose of the case is to have many parameters.
  ///
  /// Such a case is not used to judge the loss.
  package var isLarge = false
  /// A function that returns the inputs of the call that evaluates the loss at the given points.
  ///
  /// The shape of the points is `[K] + shape of the parameter`.
  package var batch: (Tensor<Double>) -> Payload

  /// Creates a case.
  package init(
    situation: String, input: Payload, parameter: Key<AnyTensor>, gradient: Key<AnyTensor>,
    batch: @escaping (Tensor<Double>) -> Payload
  ) {
    (self.situation, self.input) = (situation, input)
    (self.parameter, self.gradient) = (parameter, gradient)
    self.batch = batch
  }
}

extension CheckContext {
  /// Compares an analytic gradient with the reference's and, if they differ, with central
  /// differences of the student's own loss.
  ///
  /// The central difference at each sampled element is (f(x + h) − f(x − h)) / 2h. If the one-sided
  /// differences disagree, there is a kink, and the element is skipped.
  ///
  /// - Parameters:
  ///   - exercise: The call that returns `loss` and the gradient.
  ///   - losses: The call that evaluates the loss alone, at many points.
  ///   - cases: The inputs to check.
  ///   - samples: The number of elements of each gradient to check.
  ///   - floor: The smallest denominator to use for relative errors.
  /// - Returns: The finding.
  /// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
  package func examineGradient(
    _ exercise: String, losses: String, _ cases: [GradientCase],
    samples: Int = JudgingDefaults.samples,
    floor: Double = JudgingDefaults.floor
  ) throws -> Finding {
    for one in cases {
      let expected = try expected(exercise, one.input)
      let received = try answer(exercise, to: one, form: AnswerForm(like: expected))
      var wanted = Payload()
      wanted[one.gradient] = expected[one.gradient]
      guard
        let wrong = try difference(received, wanted, situation: one.situation, floor: floor)
      else { continue }
      let isOwn = try matchesOwnLoss(received, losses, one, samples: samples)
      let forward: Forward =
        !lossDiffers(received, expected)
        ? .right
        : try isAttempt(received, expected, one.gradient, exercise, cases) ? .wrong : .foreign
      return explain(wrong, isOwn: isOwn, forward: forward)
    }
    return .pass(.gradient(.gradientAgrees(cases: cases.count)))
  }

  /// Calls the student's code, and returns its answer.
  ///
  /// - Throws: `EarlyEnd` if there is no answer. After a timeout, it states the number of
  ///   parameters, which is the likely reason.
  private func answer(
    _ exercise: String, to one: GradientCase, form: AnswerForm
  ) throws -> Payload {
    do {
      return try call(exercise, one.input, form: form)
    } catch let end as EarlyEnd where end.finding.outcome == .timedOut {
      let count = one.input[one.parameter]?.shape.reduce(1, *) ?? 0
      var finding = end.finding
      finding.facts += [
        .gradient(.manyParameters(count: count)), .output(.calledWith(inputs: one.situation)),
      ]
      throw EarlyEnd(finding)
    }
  }

  private func lossDiffers(_ received: Payload, _ expected: Payload) -> Bool {
    guard let got = received[.loss], let wanted = expected[.loss],
      got.shape == wanted.shape
    else { return true }
    return TensorDifference.worst(
      got, from: wanted, tolerance: JudgingDefaults.lossTolerance, floor: JudgingDefaults.floor)
      != nil
  }

  /// Returns whether a wrong loss is a serious attempt at the right one: its gradient has a similar
  /// direction, or it is right for some of the inputs.
  private func isAttempt(
    _ received: Payload, _ expected: Payload, _ gradient: Key<AnyTensor>, _ exercise: String,
    _ cases: [GradientCase]
  ) throws -> Bool {
    if let got = received[gradient]?.doubles,
      let wanted = expected[gradient]?.doubles, got.count == wanted.count,
      cosine(got, wanted) > JudgingDefaults.leastCosine
    {
      return true
    }
    return try cases.contains { one in
      guard !one.isLarge else { return false }
      let expected = try self.expected(exercise, one.input)
      let received = try call(exercise, one.input, form: AnswerForm(like: expected))
      return !lossDiffers(received, expected)
    }
  }

  /// Explains a wrong gradient by comparing it with the student's own loss.
  private func explain(_ wrong: Finding, isOwn: OwnSlopes, forward: Forward) -> Finding {
    var finding = wrong
    switch isOwn {
    case .agrees where forward == .foreign:
      finding.facts.append(.gradient(.foreignForward(pass: .loss)))
    case .agrees where forward == .wrong:
      finding = .pass(.gradient(.fitsOwnForward(pass: .loss)))
    case .agrees:
      finding.facts.append(.gradient(.slopesAgree(pass: .loss)))
    case .differs(let fact):
      finding.facts += [
        .gradient(fact),
        .gradient(forward == .right ? .forwardIsRight(pass: .loss) : .forwardIsWrong(pass: .loss)),
      ]
    case .kinks(let fact):
      finding.facts.append(.gradient(fact))
    case .unknown:
      break
    }
    return finding
  }

  private func matchesOwnLoss(
    _ received: Payload, _ losses: String, _ one: GradientCase, samples: Int
  ) throws -> OwnSlopes {
    guard case .double(let analytic)? = received[one.gradient],
      let point = try? one.input.doubles(one.parameter), analytic.shape == point.shape
    else { return .unknown }
    return try ownSlopes(
      analytic, of: one.parameter, at: point, losses, samples: samples,
      leastScale: JudgingDefaults.leastLossSlope, pass: .loss, batch: one.batch)
  }
}

/// How the student's loss compares with the definition.
private enum Forward {
  case right
  /// The loss is wrong but similar, for example because a factor is missing.
  case wrong
  /// The loss is an entirely different function, such as a constant, whose gradient is trivial.
  case foreign
}

/// Returns the cosine of the angle between two vectors.
package func cosine(_ a: [Double], _ b: [Double]) -> Double {
  func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
}
