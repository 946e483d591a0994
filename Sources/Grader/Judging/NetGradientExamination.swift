import Core
package import Record

extension CheckContext {
  /// Checks a network's loss and, if it is right, the gradient with respect to each of its
  /// parameters.
  package func examineNet(_ exercise: String, _ cases: [CheckCase]) throws -> Finding {
    let loss = try compare(exercise, cases, outputs: [Key.loss])
    guard loss.outcome == .measured(share: 1) else { return loss }
    return try examineNetGradients(exercise, cases)
  }

  /// Checks the gradient with respect to each parameter of a network.
  ///
  /// The gradient of a bias before batch normalization is zero except for rounding errors. Small
  /// gradients are therefore judged by their absolute errors.
  package func examineNetGradients(_ exercise: String, _ cases: [CheckCase]) throws -> Finding {
    let parameters = try cases.flatMap { one in
      let names = try expected(exercise, one.input).tensors.keys
      return names.filter { $0 != Key.loss.name }.sorted().map { name in
        let parameter = Key.tensor(named: String(name.dropFirst()))
        return GradientCase(
          situation: one.situation, input: one.input, parameter: parameter,
          gradient: parameter.gradient,
          batch: { points in
            var input = one.input
            input.set(.parameter, parameter.name)
            input.set(.points, points)
            return input
          })
      }
    }
    return try examineGradient(
      exercise, losses: exercise + ".losses", parameters, floor: JudgingDefaults.netFloor)
  }
}
