package import Core
import Exchange
package import Record
import Score

/// The calls with which a gradient is examined.
package struct GradientExercise: Sendable {
  /// The call that returns the gradients.
  ///
  /// The gradient with respect to `w` is named `dw`.
  package let gradients: String
  /// The call that returns the differentiated function's value.
  package let function: String
  /// The key of the value in that call's answer.
  package let value: Key<AnyTensor>
  /// The part of the student's code that is differentiated.
  package let pass: GradientFact.Pass

  /// The call that evaluates the function at many points.
  var losses: String { function + Exercise.pointsSuffix }
  /// The smallest denominator of the relative error of a slope.
  var leastSlope: Double {
    switch pass {
    case .loss: JudgingDefaults.leastLossSlope
    case .output: JudgingDefaults.leastOutputSlope
    }
  }

  /// The gradients of a loss, which one call returns together with the loss.
  package static func loss(_ exercise: String) -> Self {
    Self(
      gradients: exercise, function: exercise, value: .tensor(named: Key.loss.name), pass: .loss)
  }

  /// The gradients of a layer.
  ///
  /// Its backward pass gets a random `upstream`.
  ///
  /// - Parameters:
  ///   - exercise: The prefix of the calls' names, such as `a2.affine`.
  ///   - variant: The suffix of the backward pass's name, such as `Simplified`.
  /// - Returns: The calls.
  package static func layer(_ exercise: String, variant: String = "") -> Self {
    Self(
      gradients: "\(exercise).backward\(variant)", function: "\(exercise).forward", value: .out,
      pass: .output)
  }
}

extension CheckContext {
  /// Compares gradients with the reference's in every case.
  ///
  /// A gradient that differs from the reference's keeps its points only if the student's function
  /// is wrong in this very case, and the gradient is that of the student's own function
  /// (`OwnGradient`). The function has its own check. All cases are treated alike, whatever their
  /// size, so the same cases should serve the check of the function. One of them must be so large
  /// that no numerical gradient can be computed within the time limit.
  ///
  /// - Parameters:
  ///   - exercise: The calls to make.
  ///   - cases: The inputs to check.
  ///   - floor: The smallest denominator of the relative error.
  ///   - twins: Pairs of a large and a small input. For every attempt at the function, the ratio of
  ///     the two values is the same in each pair.
  /// - Returns: The finding. Gradients that are not written earn nothing, even if the others are
  ///   right.
  /// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
  package func examineGradients(
    _ exercise: GradientExercise, _ cases: [CheckCase], floor: Double = JudgingDefaults.floor,
    twins: [Twins] = []
  ) throws -> Finding {
    var fitsOwnFunction = false
    var names: Set<String> = []
    var unwritten: [String: String] = [:]
    var search = MistakeSearch { try self.expected(exercise.gradients, $0) }
    for (index, one) in cases.enumerated() {
      var expected = try expected(exercise.gradients, one.input)
      let received = try answer(exercise, to: one, like: expected)
      search.add(received, expected, to: one.input)
      unwritten.merge(expected.takeUnwritten(in: received)) { first, _ in first }
      let answers = GradientAnswers(received: received, expected: expected)
      let gradients = answers.names(besides: [exercise.value.name])
      names.formUnion(gradients)
      let wrong = try gradients.compactMap { try wrongGradient($0, answers, one, floor: floor) }
      guard !wrong.isEmpty else { continue }
      if var failure = try failure(wrong, answers, exercise, one) {
        if failure.isExplained {
          search.addRest(cases[(index + 1)...]) { one, expected in
            try answer(exercise, to: one, like: expected)
          }
          failure.finding = failure.finding
            .explained(by: search, tolerance: entry.tolerance, floor: floor)
        }
        failure.finding.add(unwritten: unwritten, right: [])
        return failure.finding
      }
      fitsOwnFunction = true
    }
    guard unwritten.isEmpty else {
      let right = names.filter { unwritten[$0] == nil }
      return .notWritten(unwritten, right: fitsOwnFunction ? [] : Array(right))
    }
    return try conclusion(exercise, cases, twins, fitsOwnFunction: fitsOwnFunction)
  }

  /// The finding if no gradient is wrong.
  private func conclusion(
    _ exercise: GradientExercise, _ cases: [CheckCase], _ twins: [Twins], fitsOwnFunction: Bool
  ) throws -> Finding {
    if fitsOwnFunction, try !isFunctionOfAnySize(exercise, twins) {
      return .fail(.gradient(.foreignForward(pass: exercise.pass)))
    }
    return .pass(
      .gradient(
        fitsOwnFunction
          ? .fitsOwnForward(pass: exercise.pass) : .gradientAgrees(cases: cases.count)))
  }

  /// Judges the gradients that differ from the reference's in one case.
  ///
  /// - Returns: The failure, and whether a formula may explain it, because the student's function
  ///   is right; nil if the gradients keep their points.
  private func failure(
    _ wrong: [WrongGradient], _ answers: GradientAnswers, _ exercise: GradientExercise,
    _ one: CheckCase
  ) throws -> (finding: Finding, isExplained: Bool)? {
    let right = answers.names(besides: wrong.map(\.name) + [exercise.value.name])
    if let shapeless = wrong.first(where: { $0.pair == nil }) {
      return (shapeless.finding.adding(right: right), false)
    }
    let pairs = wrong.compactMap { one in one.pair.map { (one.finding, $0) } }
    if try isFunctionRight(exercise, one, answers), let (finding, gradient) = pairs.first {
      let failure = try explain(gradient, finding, exercise, one, isFunctionRight: true)
      return (failure.adding(right: right), true)
    }
    let relations = try pairs.map { try ownGradient($0.1, exercise, one) }
    // A mistake in the backward pass itself comes first.
    guard let worst = relations.firstIndex(of: .differs) ?? relations.firstIndex(of: .foreign)
    else { return nil }
    var (finding, gradient) = pairs[worst]
    let fitting = zip(wrong, relations).filter { $0.1 != .differs }.map(\.0.name)
    if relations[worst] == .foreign {
      finding.facts.append(.gradient(.foreignForward(pass: exercise.pass)))
    } else {
      finding = try explain(gradient, finding, exercise, one, isFunctionRight: false)
        .adding(fitting: fitting, exercise.pass)
    }
    return (finding.adding(right: right), false)
  }

  /// Compares one gradient with the reference's.
  ///
  /// The result is nil if they agree. There is no pair if the gradient is missing or has another
  /// shape.
  private func wrongGradient(
    _ name: String, _ answers: GradientAnswers, _ one: CheckCase, floor: Double
  ) throws -> WrongGradient? {
    var wanted = Payload()
    wanted.tensors[name] = answers.expected.tensors[name]
    return try difference(answers.received, wanted, situation: one.situation, floor: floor)
      .map { (name, $0, answers.gradient(name)) }
  }

  /// Calls the student's code, and returns its answer.
  ///
  /// - Throws: `EarlyEnd` if there is no answer. After a timeout, it states the number of elements
  ///   of the gradients if they are so many that a numerical gradient is a likely reason.
  private func answer(
    _ exercise: GradientExercise, to one: CheckCase, like expected: Payload
  ) throws -> Payload {
    do {
      return try callForParts(exercise.gradients, one.input, form: AnswerForm(like: expected))
    } catch let end as EarlyEnd where end.finding.outcome == .timedOut {
      let gradients = expected.tensors.filter { $0.key != exercise.value.name }
      let count = gradients.values.reduce(0) { $0 + $1.shape.reduce(1, *) }
      var finding = end.finding
      // The forward pass, which the call begins with, has its own reasons.
      if !finding.stopsInForwardPass, count >= JudgingDefaults.manyParameters {
        finding.facts.append(.gradient(.manyParameters(count: count)))
      }
      finding.facts.append(.output(.calledWith(inputs: one.situation)))
      throw EarlyEnd(finding)
    }
  }

  /// Returns whether the student's function has the right value in a case.
  private func isFunctionRight(
    _ exercise: GradientExercise, _ one: CheckCase, _ answers: GradientAnswers
  ) throws -> Bool {
    var (received, expected) = (answers.received, answers.expected)
    if exercise.function != exercise.gradients {
      expected = try self.expected(exercise.function, one.input)
      received = try callForParts(
        exercise.function, one.input, form: AnswerForm(like: expected))
    }
    guard let got = received[exercise.value], let wanted = expected[exercise.value],
      got.shape == wanted.shape
    else { return false }
    return TensorDifference.worst(got, from: wanted, tolerance: JudgingDefaults.forwardTolerance)
      == nil
  }

  /// Adds to a failure what the student's own function says of the gradient.
  private func explain(
    _ gradient: GradientPair, _ wrong: Finding, _ exercise: GradientExercise, _ one: CheckCase,
    isFunctionRight: Bool
  ) throws -> Finding {
    var finding = wrong
    let conclusion: GradientFact =
      isFunctionRight ? .forwardIsRight(pass: exercise.pass) : .forwardIsWrong(pass: exercise.pass)
    switch try ownSlopes(gradient, exercise, one) {
    case .agrees where isFunctionRight:
      finding.facts.append(.gradient(.slopesAgree(pass: exercise.pass)))
    case .agrees, .unknown:
      finding.facts.append(.gradient(conclusion))
    case .differs(let fact):
      finding.facts += [.gradient(fact), .gradient(conclusion)]
    case .kinks(let fact):
      finding.facts.append(.gradient(fact))
    }
    return finding
  }
}

/// A gradient that differs from the reference's: its name, what is wrong, and its values if they
/// have the right shape.
private typealias WrongGradient = (name: String, finding: Finding, pair: GradientPair?)

/// A gradient that differs from the reference's, with the key of its parameter.
struct GradientPair {
  let key: Key<AnyTensor>
  let received: Tensor<Double>
  let expected: Tensor<Double>
}

extension Finding {
  /// Whether the call was stopped in a function that is named as a forward pass.
  fileprivate var stopsInForwardPass: Bool {
    facts.contains { fact in
      if case .call(.position(_, _, let function, _)) = fact {
        function.lowercased().contains("forward")
      } else {
        false
      }
    }
  }

  /// Adds the outputs that are right, after the fact that another is wrong.
  fileprivate func adding(right outputs: [String]) -> Finding {
    guard !outputs.isEmpty else { return self }
    var finding = self
    finding.facts.insert(.output(.othersAgree(outputs: outputs)), at: 1)
    return finding
  }

  /// Adds the outputs that are gradients of the student's own function, after the fact that another
  /// is not.
  fileprivate func adding(fitting outputs: [String], _ pass: GradientFact.Pass) -> Finding {
    guard !outputs.isEmpty else { return self }
    var finding = self
    finding.facts.insert(.gradient(.othersFit(pass: pass, outputs: outputs)), at: 1)
    return finding
  }
}

/// The student's answer and the reference's.
private struct GradientAnswers {
  let received: Payload
  let expected: Payload

  /// The names of the expected outputs, without those in a list.
  func names(besides others: [String]) -> [String] {
    expected.tensors.keys.filter { !others.contains($0) }.sorted()
  }

  /// Returns one of the gradients, or nil if it is missing or has another shape.
  func gradient(_ name: String) -> GradientPair? {
    guard case .double(let got)? = received.tensors[name],
      case .double(let wanted)? = expected.tensors[name], got.shape == wanted.shape
    else { return nil }
    return GradientPair(
      key: .tensor(named: String(name.dropFirst())), received: got, expected: wanted)
  }
}
