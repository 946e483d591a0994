extension Exercise {
  /// An exercise that evaluates this one at many values of one input, so that a numerical gradient
  /// needs only one call.
  ///
  /// Its name ends in `.losses`. In addition to this exercise's inputs, the payload has the text
  /// `parameter`, the name of the varied input, and `points`, its values, of shape `[K, …]`. With
  /// `upstream`, of the output's shape, each loss is the sum of output · upstream. The answer is
  /// `losses`, of shape `[K]`.
  ///
  /// - Parameter output: The output to evaluate, a tensor or a number in `Double`.
  /// - Returns: The exercise.
  public func atPoints<Value>(of output: Key<Value>) -> Exercise {
    let output = Key.tensor(named: output.name)
    return Exercise(name + ".losses", allowing: allowed) { payload in
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
          return try loss(try self(input).doubles(output), upstream, output)
        })
      return answer
    }
  }
}

/// The sum of an output, or of output · upstream.
private func loss(
  _ out: Tensor<Double>, _ upstream: Tensor<Double>?, _ key: Key<AnyTensor>
) throws(PayloadError) -> Double {
  guard let upstream else { return out.sum() }
  guard upstream.shape == out.shape else {
    throw PayloadError(
      name: key.name, expected: "shape \(upstream.shape)", found: "shape \(out.shape)")
  }
  return (out * upstream).sum()
}
