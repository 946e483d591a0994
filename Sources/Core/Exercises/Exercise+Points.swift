extension Exercise {
  /// The suffix of the names of exercises that evaluate another one at many points.
  package static let pointsSuffix = ".losses"

  /// Creates an exercise that evaluates this one at many values of one input, so that a numerical
  /// gradient needs only one call.
  ///
  /// The new exercise's name ends in `.losses`. In addition to this exercise's inputs, the payload
  /// contains the name of the varied input, as the text `parameter`, and its K values, as the
  /// tensor `points` of shape `[K, …]`. Each loss is the sum of the output's elements. If the
  /// payload also contains `upstream`, which has the output's shape, each loss is
  /// `sum(output * upstream)`. The answer contains the losses, as `losses` of shape `[K]`.
  ///
  /// - Parameter output: The output to sum: a `Double` tensor or number.
  /// - Returns: The exercise.
  public func atPoints<Value>(of output: Key<Value>) -> Exercise {
    let output = Key.tensor(named: output.name)
    return Exercise(name + Self.pointsSuffix, allowing: allowed) { payload in
      let parameter = Key.tensor(named: try payload.text(.parameter))
      let points = try payload.doubles(.points)
      var input = payload
      input[.points] = nil
      let upstream = payload.contains(.upstream) ? try payload.doubles(.upstream) : nil
      var answer = Payload()
      answer.set(
        .losses,
        try (0..<points.shape[0]).map { k in
          input.set(parameter, points.row(k))
          return try loss(self(input), upstream, output)
        })
      return answer
    }
  }
}

/// Returns the sum of an output or, with an upstream gradient, of output · upstream.
private func loss(
  _ answer: Payload, _ upstream: Tensor<Double>?, _ key: Key<AnyTensor>
) throws -> Double {
  if let task = answer.texts[key.name] { try todo(task) }
  let out = try answer.doubles(key)
  guard let upstream else { return out.sum() }
  guard upstream.shape == out.shape else {
    throw PayloadError(
      name: key.name, expected: "shape \(upstream.shape)", found: "shape \(out.shape)")
  }
  return (out * upstream).sum()
}
